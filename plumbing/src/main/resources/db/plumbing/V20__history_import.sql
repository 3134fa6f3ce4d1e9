-- Of which municipalities history may still be imported. A row is locked by every import of its municipality until it
-- commits, and by its closing: what was imported before the closing is all there ever will be.

create table views.history_import (
    municipality text primary key,
    closed_at    timestamptz
);
