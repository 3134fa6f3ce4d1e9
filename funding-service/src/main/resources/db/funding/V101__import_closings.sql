create table views.import_closing (
    municipality text        not null,
    service      text        not null,
    closed_at    timestamptz not null,
    constraint import_closing_pkey primary key (municipality, service)
);
comment on table views.import_closing is 'From when on a service takes no facts of a municipality as known earlier than recorded.';
