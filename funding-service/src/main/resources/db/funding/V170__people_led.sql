-- A person may turn out to be another one: then both have one right to reception, for as long as that is not undone.

create table views.person_led (
    event_id uuid        not null,
    person   uuid        not null,
    merge    text        not null,
    survivor uuid,
    sequence bigint      not null,
    known_at timestamptz not null,
    constraint person_led_pkey primary key (event_id)
);
comment on table views.person_led is 'To whom people lead who turned out to be others, by random ids; without a survivor: to nobody else after all.';
