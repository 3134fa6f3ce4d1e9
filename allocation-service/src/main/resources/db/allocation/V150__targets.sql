-- What was said about targets, as it was said: what holds when is computed from all of it.

create table views.target_event (
    event_id     uuid        not null,
    aggregate_id text        not null,
    sequence     bigint      not null,
    known_at     timestamptz not null,
    type         text        not null,
    payload      jsonb       not null,
    constraint target_event_pkey primary key (event_id)
);
comment on table views.target_event is 'Events about targets, a few dozen per year.';
