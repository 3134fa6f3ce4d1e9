-- Stays, absences and what was decided about them, as known at any moment.

create table views.stay_version (
    key          text        not null,
    municipality text        not null,
    id           uuid        not null,
    subject      uuid        not null,
    location     text,
    from_day     date        not null,
    until_day    date,
    withdrawn    boolean     not null,
    known_from   timestamptz not null,
    known_until  timestamptz not null,
    constraint stay_version_pkey primary key (key, known_from)
);
create index stay_version_in_municipality on views.stay_version (municipality, id);
create index stay_version_of_person on views.stay_version (subject);
comment on table views.stay_version is 'What was known of a stay from one moment to the next; its subject is a person.';

create table views.absence_version (
    key          text        not null,
    municipality text        not null,
    id           uuid        not null,
    subject      uuid        not null,
    location     text,
    from_day     date        not null,
    until_day    date,
    withdrawn    boolean     not null,
    known_from   timestamptz not null,
    known_until  timestamptz not null,
    constraint absence_version_pkey primary key (key, known_from)
);
create index absence_version_in_municipality on views.absence_version (municipality, subject);
comment on table views.absence_version is 'What was known of an absence from one moment to the next; its subject is a stay.';

create table views.attendance_ruling (
    municipality text        not null,
    stay_id      uuid        not null,
    ruling_id    uuid        not null,
    absence_id   uuid,
    kind         text,
    day          date        not null,
    until_day    date,
    reason       text,
    sequence     bigint      not null,
    known_from   timestamptz not null,
    known_until  timestamptz not null,
    constraint attendance_ruling_pkey primary key (municipality, stay_id, ruling_id),
    constraint decided_about_an_absence check ((absence_id is null) = (kind is null))
);
comment on table views.attendance_ruling is 'Decisions about absences, and losses of entitlement, which have no absence.';
comment on column views.attendance_ruling.known_until is 'When it was withdrawn; infinity of what stands.';
