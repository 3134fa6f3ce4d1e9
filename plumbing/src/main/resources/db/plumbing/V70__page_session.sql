-- Who is signed in with a browser.

create table runtime.page_session (
    id_hash      bytea       primary key,
    access_token text        not null,
    name         text,
    expires_at   timestamptz not null
);
create index page_session_by_end on runtime.page_session (expires_at);
comment on table runtime.page_session is 'The access token behind a browser''s session cookie, until it expires or its owner signs out.';
comment on column runtime.page_session.id_hash is 'SHA-256 of what the cookie holds: who reads this table cannot make the cookie.';
comment on column runtime.page_session.name is 'What the issuer calls its user.';
