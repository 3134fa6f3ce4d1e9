-- Requests for shelter as they are and as they were at any moment, and the places that are free for them.

-- What the edge looks up, and a municipality sees: written with the event.
create table views.shelter_request (
    municipality text        not null,
    request_id   uuid        not null,
    wish         jsonb       not null,
    closed       text,
    closed_why   text,
    asked_at     timestamptz not null,
    constraint shelter_request_pkey primary key (municipality, request_id)
);
create index shelter_request_open on views.shelter_request (municipality, request_id) where closed is null;
comment on table views.shelter_request is 'What each request says now; written with the event.';

create table views.shelter_offer (
    municipality text        not null,
    offer_id     uuid        not null,
    request_id   uuid        not null,
    asked_of     text        not null,
    stage        text        not null,
    location_id  text,
    held_until   timestamptz,
    why          text,
    reason       text,
    asked_at     timestamptz not null,
    changed_at   timestamptz not null,
    constraint shelter_offer_pkey primary key (municipality, offer_id)
);
create index shelter_offer_of_request on views.shelter_offer (municipality, request_id);
create index shelter_offer_asked_of on views.shelter_offer (asked_of, asked_at, municipality, offer_id);
comment on table views.shelter_offer is 'What became of each offer; written with the event.';

create table views.placement_failure (
    municipality text        not null,
    request_id   uuid        not null,
    attempt_id   uuid        not null,
    failed_on    date        not null,
    why          text        not null,
    reason       text,
    recorded_at  timestamptz not null,
    constraint placement_failure_pkey primary key (municipality, request_id, attempt_id)
);
comment on table views.placement_failure is 'When a household could not be placed; written with the event.';

-- Every state in which a request ever was, as known from one moment to another.
create table views.request_version (
    municipality    text        not null,
    request_id      uuid        not null,
    known_from      timestamptz not null,
    known_until     timestamptz not null,
    open            boolean     not null,
    accepted        boolean     not null,
    standing_offer  uuid,
    held_until      timestamptz,
    asked_at        timestamptz not null,
    people          int         not null,
    minors          int         not null,
    single_parent   boolean     not null,
    medical_need    boolean     not null,
    without_shelter boolean     not null,
    wish            jsonb       not null,
    constraint request_version_pkey primary key (municipality, request_id, known_from)
);
create index request_version_now on views.request_version (municipality, request_id) where known_until = 'infinity';
create index request_version_waiting on views.request_version (known_until, known_from) where open;
comment on table views.request_version is 'What was known of a request from one moment to the next.';

-- What matching asks: which locations there are, and how many places are free when.
create table views.shelter_location (
    location_id     text   not null,
    name            text   not null,
    kind            text   not null,
    stay_length     text,
    privacy_level   text,
    own_facilities  text[] not null,
    suitable_for    text[] not null,
    available_from  date   not null,
    opening_until   date   not null,
    available_until date   not null,
    last_counted_on date,
    constraint shelter_location_pkey primary key (location_id)
);
comment on table views.shelter_location is 'What capacity-service says each location is like.';

create table views.shelter_prolongation (
    location_id     text    not null,
    fact_id         uuid    not null,
    turn            bigint  not null,
    prolongs        boolean not null,
    available_until date    not null,
    standing        boolean not null,
    constraint shelter_prolongation_pkey primary key (location_id, fact_id)
);

create table views.place_step (
    location_id  text not null,
    effective_on date not null,
    change       int  not null,
    constraint place_step_pkey primary key (location_id, effective_on)
);
create table views.place_level (
    location_id text not null,
    from_day    date not null,
    until_day   date not null,
    places      int  not null,
    constraint place_level_pkey primary key (location_id, from_day)
);
create index place_level_until on views.place_level (until_day);
comment on table views.place_level is 'Usable places less named stays, from day to day.';

create table views.count_step (
    location_id  text not null,
    effective_on date not null,
    change       int  not null,
    constraint count_step_pkey primary key (location_id, effective_on)
);
create table views.count_level (
    location_id text not null,
    from_day    date not null,
    until_day   date not null,
    places      int  not null,
    constraint count_level_pkey primary key (location_id, from_day)
);
create index count_level_until on views.count_level (until_day);
comment on table views.count_level is 'Stays that are counted and not named, from day to day.';
