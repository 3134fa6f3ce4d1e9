-- Counts of locations, each as a fact that may turn out never to have been.

create table views.location_count (
    location_id text    not null,
    fact_id     uuid    not null,
    counted_on  date    not null,
    withdrawn   boolean not null default false,
    constraint location_count_pkey primary key (location_id, fact_id)
);
create index location_count_standing on views.location_count (location_id, counted_on) where not withdrawn;
comment on table views.location_count is 'On which days capacity-service counted people at a location; withdrawn is also what was corrected by another count.';

alter table views.shelter_location drop column last_counted_on;
