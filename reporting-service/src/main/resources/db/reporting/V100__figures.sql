-- What an answer says beside the sums.

create table views.location_name (
    location text        not null,
    sequence bigint      not null,
    known_at timestamptz not null,
    name     text        not null,
    constraint location_name_pkey primary key (location, sequence)
);
comment on table views.location_name is 'What a location was called, from the event of this sequence on.';

create table views.report (
    location     text        not null,
    known_at     timestamptz not null,
    municipality text        not null,
    constraint report_pkey primary key (location, known_at)
);
create index report_of_municipality on views.report (municipality, known_at);
comment on table views.report is 'When something was said about the places or the stays of a location, also when no number changed.';

create table views.closed_import (
    municipality text        not null,
    service      text        not null,
    closed_at    timestamptz not null,
    constraint closed_import_pkey primary key (municipality, service)
);
comment on table views.closed_import is 'From when on a service takes no facts of a municipality as known earlier than recorded.';
