create table views.care_compensation_event (
    event_id     uuid        not null,
    aggregate_id text        not null,
    sequence     bigint      not null,
    known_at     timestamptz not null,
    type         text        not null,
    payload      jsonb       not null,
    constraint care_compensation_event_pkey primary key (event_id)
);
comment on table views.care_compensation_event is 'All that was published about the compensation for care.';
