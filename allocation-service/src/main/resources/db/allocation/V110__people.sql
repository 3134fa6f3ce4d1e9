-- Who is who, and what the guest books, registrations and provisions must not contradict each other in.

create table keys.person_identity (
    key_id    text  not null,
    mac       bytea not null,
    person_id uuid  not null,
    constraint person_identity_pkey primary key (key_id, mac)
);
create index person_identity_of_person on keys.person_identity (person_id);
comment on table keys.person_identity is 'Which random number stands for an identity number; mutable, and never in an event.';
comment on column keys.person_identity.mac is 'HMAC-SHA256 of the identity number; the number itself is nowhere.';

create table views.registration_id (
    municipality    text not null,
    registration_id uuid not null,
    person_id       uuid not null,
    constraint registration_id_pkey primary key (municipality, registration_id)
);
comment on table views.registration_id is 'Whose registration a municipality''s id stands for; written with the event.';

create table views.provision_id (
    municipality text not null,
    provision_id uuid not null,
    person_id    uuid not null,
    constraint provision_id_pkey primary key (municipality, provision_id)
);
comment on table views.provision_id is 'Whose provision a municipality''s id stands for; written with the event.';

-- btree_gist compares the person within the exclusion constraint.
create table views.stay_period (
    municipality text      not null,
    stay_id      uuid      not null,
    location_id  text      not null,
    person_id    uuid      not null,
    period       daterange not null,
    constraint stay_period_pkey primary key (municipality, stay_id),
    -- Deferrable, so that it is checked at the end of the statement: a move shortens one stay and begins another in one.
    constraint one_person_one_stay exclude using gist (person_id with =, period with &&) deferrable initially immediate
);
comment on table views.stay_period is 'Who stays where and when, over all guest books; written with the event. A withdrawn stay has an empty period.';
