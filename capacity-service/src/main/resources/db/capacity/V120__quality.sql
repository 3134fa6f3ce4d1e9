-- Checklists, and what was found by them.

create table views.checklist_event (
    event_id     uuid        not null,
    aggregate_id text        not null,
    sequence     bigint      not null,
    known_at     timestamptz not null,
    type         text        not null,
    payload      jsonb       not null,
    constraint checklist_event_pkey primary key (event_id),
    constraint checklist_event_of_aggregate unique (aggregate_id, sequence)
);
comment on table views.checklist_event is 'What was decided about the checklist, written in the transaction that decides it.';

create table views.quality_event (
    event_id     uuid        not null,
    aggregate_id text        not null,
    sequence     bigint      not null,
    known_at     timestamptz not null,
    type         text        not null,
    payload      jsonb       not null,
    constraint quality_event_pkey primary key (event_id),
    constraint quality_event_of_aggregate unique (aggregate_id, sequence)
);
comment on table views.quality_event is 'What was said about the quality of locations.';
