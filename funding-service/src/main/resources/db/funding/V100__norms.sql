-- What was said about norms, as it was said: what holds when is computed from all of it.

create table views.norm_event (
    event_id     uuid        not null,
    aggregate_id text        not null,
    sequence     bigint      not null,
    known_at     timestamptz not null,
    type         text        not null,
    payload      jsonb       not null,
    constraint norm_event_pkey primary key (event_id),
    constraint norm_event_of_aggregate unique (aggregate_id, sequence)
);
comment on table views.norm_event is 'Events about norms, a few per year.';

-- Written in the command''s own transaction.
create table views.norm_id (
    id     uuid not null,
    scheme text not null,
    constraint norm_id_pkey primary key (id)
);
comment on table views.norm_id is 'What clients'' ids of decisions about norms stand for: each for one scheme.';
