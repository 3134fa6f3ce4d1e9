-- What was said in dossiers about money, as it was said: how far each is follows from all of it.

create table views.dossier_event (
    event_id     uuid        not null,
    feature      text        not null,
    aggregate_id text        not null,
    area         text        not null,
    year         int         not null,
    sequence     bigint      not null,
    known_at     timestamptz not null,
    type         text        not null,
    payload      jsonb       not null,
    reason       text,
    constraint dossier_event_pkey primary key (event_id)
);
create index dossier_event_of_dossier on views.dossier_event (aggregate_id, sequence);
create index dossier_event_of_year on views.dossier_event (feature, year, aggregate_id);
create index dossier_event_of_area on views.dossier_event (area, aggregate_id, sequence);
comment on table views.dossier_event is 'Events of advances, and of whatever else is asked for and decided about money.';
comment on column views.dossier_event.area is 'Code of the municipality or safety region, as at recording.';
