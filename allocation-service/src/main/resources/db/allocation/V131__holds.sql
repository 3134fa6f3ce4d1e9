-- Places that guest books hold for households on their way: written with the event.

create table views.guest_book_hold (
    municipality text        not null,
    hold_id      uuid        not null,
    location_id  text        not null,
    places       int         not null,
    from_day     date        not null,
    until_day    date        not null,
    held_until   timestamptz not null,
    arrived_on   date,
    constraint guest_book_hold_pkey primary key (municipality, hold_id)
);
create index guest_book_hold_at on views.guest_book_hold (location_id);
comment on table views.guest_book_hold is 'Places that are held and not taken; written with the event.';
comment on column views.guest_book_hold.held_until is 'From then on it takes no place; infinity once it was accepted.';
