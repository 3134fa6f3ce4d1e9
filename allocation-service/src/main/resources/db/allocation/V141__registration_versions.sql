-- Registrations as known at any moment.

create table views.registration_version (
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
    constraint registration_version_pkey primary key (key, known_from)
);
create index registration_version_in_municipality on views.registration_version (municipality, id);
create index registration_version_of_person on views.registration_version (subject);
comment on table views.registration_version is 'What was known of a registration from one moment to the next; its subject is a person.';
