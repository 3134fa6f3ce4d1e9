-- Locations as their pages show them: whose they are, what was said about them, and their numbers over time.

create table views.location (
    municipality text        not null,
    id           uuid        not null,
    name         text        not null,
    opening_type text        not null,
    opening      jsonb       not null,
    sequence     bigint      not null,
    recorded_at  timestamptz not null,
    constraint location_pkey primary key (municipality, id)
);
create index location_in_order_of_name on views.location (municipality, name, id);
comment on table views.location is 'One row per location, with the last event that says what it is.';

create table views.location_fact (
    municipality text        not null,
    location     uuid        not null,
    fact_id      uuid        not null,
    sequence     bigint      not null,
    turn         bigint      not null,
    fact         text        not null,
    type         text        not null,
    payload      jsonb       not null,
    event_id     uuid        not null,
    known_at     timestamptz not null,
    recorded_at  timestamptz not null,
    reason       text,
    corrected_by uuid,
    constraint location_fact_pkey primary key (municipality, location, fact_id),
    constraint location_fact_in_order unique (municipality, location, sequence)
);
create index location_fact_standing on views.location_fact (municipality, location, fact, turn) where corrected_by is null;
comment on table views.location_fact is 'All that was said about a location; what stands is what nothing corrected.';
comment on column views.location_fact.turn is 'The sequence of the fact that this one, in the end, takes the place of.';

create table views.location_figure (
    municipality text   not null,
    location     uuid   not null,
    quantity     text   not null,
    effective_on date   not null,
    change       bigint not null,
    constraint location_figure_pkey primary key (municipality, location, quantity, effective_on)
);
comment on table views.location_figure is 'By how much each quantity of a location changes on a day, as known now.';
