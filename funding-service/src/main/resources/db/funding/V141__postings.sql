-- What municipalities paid and received, as it was said: what stood in the books at a moment is the last that was said by then.

create table views.posting (
    event_id            uuid        not null,
    municipality        text        not null,
    posting_id          uuid        not null,
    sequence            bigint      not null,
    known_at            timestamptz not null,
    kind                text,
    month               date,
    cents               bigint,
    depreciation_from   date,
    depreciation_months int,
    application_id      uuid,
    constraint posting_pkey primary key (event_id)
);
create index posting_of_municipality on views.posting (municipality, posting_id, sequence);
comment on table views.posting is 'What was said about amounts paid and received; without a kind: it never was.';
comment on column views.posting.month is 'By its first day.';
