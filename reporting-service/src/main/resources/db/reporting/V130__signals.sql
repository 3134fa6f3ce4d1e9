-- What signals need besides sums: counts, closings, and the rules by which anything is worth a signal.

create table views.location_said (
    location     text        not null,
    sequence     bigint      not null,
    municipality text        not null,
    fact         text        not null,
    fact_id      uuid        not null,
    corrects     uuid,
    on_day       date,
    number       int,
    known_at     timestamptz not null,
    constraint location_said_pkey primary key (location, sequence)
);
create index location_said_of_municipality on views.location_said (municipality, fact);
comment on table views.location_said is 'Counts, closings and withdrawals as they were said; what stands is what nothing corrected.';

create table views.rule_event (
    event_id     uuid        not null,
    aggregate_id text        not null,
    sequence     bigint      not null,
    known_at     timestamptz not null,
    type         text        not null,
    payload      jsonb       not null,
    constraint rule_event_pkey primary key (event_id),
    constraint rule_event_of_aggregate unique (aggregate_id, sequence)
);
comment on table views.rule_event is 'What was decided about rules.';
