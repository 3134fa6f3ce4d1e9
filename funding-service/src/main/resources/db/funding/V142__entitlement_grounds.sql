-- What decides whether a realised place counts and is in no ledger line; each row is one thing that was said.

create table views.situation (
    event_id     uuid        not null,
    location     text        not null,
    municipality text        not null,
    sequence     bigint      not null,
    known_at     timestamptz not null,
    situated_in  text        not null,
    constraint situation_pkey primary key (event_id)
);
create index situation_of_municipality on views.situation (municipality, location, sequence);
comment on table views.situation is 'In which municipality a location lies, as its opening or a correction of it says.';

create table views.stay_said (
    event_id     uuid        not null,
    stay         text        not null,
    location     text        not null,
    municipality text        not null,
    person       uuid,
    sequence     bigint      not null,
    known_at     timestamptz not null,
    first_day    date,
    end_day      date,
    never        boolean     not null,
    constraint stay_said_pkey primary key (event_id)
);
create index stay_said_of_stay on views.stay_said (stay);
create index stay_said_of_person on views.stay_said (person);
comment on table views.stay_said is 'What was said about stays by name, by random ids of people.';
comment on column views.stay_said.person is 'Null in all but the first that is said about a stay.';

create table views.right_lost (
    event_id  uuid        not null,
    stay      text        not null,
    loss      uuid        not null,
    person    uuid,
    sequence  bigint      not null,
    known_at  timestamptz not null,
    first_day date,
    constraint right_lost_pkey primary key (event_id)
);
create index right_lost_of_loss on views.right_lost (stay, loss);
comment on table views.right_lost is 'Since when people have no right to reception any more (BooO article 2(1)f); without a day: they have.';
