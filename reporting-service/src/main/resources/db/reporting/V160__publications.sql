-- What was published: an edition per row, never changed.

create table views.publication (
    week          text        not null,
    edition       int         not null,
    event_id      uuid        not null,
    published_at  timestamptz not null,
    on_day        date        not null,
    registered_on date        not null,
    known_at      timestamptz not null,
    explanation   text,
    type          text        not null,
    payload       jsonb       not null,
    constraint publication_pkey primary key (week, edition)
);
comment on table views.publication is 'Editions of the figures of weeks, with the event that holds the figures.';
comment on column views.publication.week is 'As 2025-W03: the order of texts is the order of weeks.';
