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

create table views.registration (
    municipality      text    not null,
    registration_id   uuid    not null,
    person_id         uuid    not null,
    nationality_group text    not null,
    moved_from        text,
    from_day          date    not null,
    until_day         date,
    departure_reason  text,
    withdrawn         boolean not null default false,
    constraint registration_pkey primary key (municipality, registration_id),
    constraint departed_for_a_reason check ((until_day is null) = (departure_reason is null))
);
create index registration_of_person on views.registration (person_id, from_day);
comment on table views.registration is 'What each registration says now, and whose it is; written with the event.';
comment on column views.registration.until_day is 'As its deregistration says; where the person''s next one begins earlier, that day counts.';

create table views.provision (
    municipality text    not null,
    provision_id uuid    not null,
    person_id    uuid    not null,
    month        date    not null check (extract(day from month) = 1),
    withdrawn    boolean not null default false,
    constraint provision_pkey primary key (municipality, provision_id)
);
create index provision_in_month on views.provision (municipality, month, provision_id);
comment on table views.provision is 'What each provision says now, and whose it is; written with the event.';

create table views.guest_book (
    location_id text not null,
    kind        text not null,
    constraint guest_book_pkey primary key (location_id)
);
create table views.guest_book_places (
    location_id  text not null,
    effective_on date not null,
    realised     int  not null,
    out_of_use   int  not null,
    constraint guest_book_places_pkey primary key (location_id, effective_on)
);
comment on table views.guest_book_places is 'By how much the places of a location change on a day, as far as its guest book has heard; written with the event.';

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
create index stay_period_in_guest_book on views.stay_period (location_id, stay_id);
comment on table views.stay_period is 'Who stays where and when, over all guest books; written with the event. A withdrawn stay has an empty period.';
