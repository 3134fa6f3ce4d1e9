-- Figures per area and day as they were told to Kafka, what is to be looked at again, and how far the topic goes.

create table views.figure_told (
    area      text        not null,
    on_day    date        not null,
    realised  bigint      not null,
    out_of_use bigint     not null,
    occupied  bigint      not null,
    target    bigint,
    known_at  timestamptz not null,
    position  bigint      not null,
    constraint figure_told_pkey primary key (on_day, area),
    constraint figure_told_position unique (position)
);
comment on table views.figure_told is 'What the topic says of each area and day, acknowledged.';
comment on column views.figure_told.position is 'Offset of the record that says so.';

create table runtime.figure_topic (
    topic    text        not null primary key,
    topic_id text        not null,
    run      uuid        not null,
    next     bigint      not null,
    through  date,
    known_at timestamptz
);
comment on table runtime.figure_topic is 'The topic that figure_told describes, and how far it goes.';
comment on column runtime.figure_topic.run is 'Another one whenever the topic is filled anew, and positions begin to mean something else.';
comment on column runtime.figure_topic.through is 'The last day that was looked at; all before it were.';

create table runtime.figure_due (
    id       bigint generated always as identity primary key,
    since    date        not null,
    known_at timestamptz not null
);
comment on table runtime.figure_due is 'From which day on figures may be others, as known from which moment on.';

-- In the transaction that makes figures other ones: nothing that comes in, or is built anew, can be missed.
create function views.lines_make_figures_due() returns trigger language plpgsql as $$
begin
    insert into runtime.figure_due (since, known_at)
    select min(effective_on), max(known_at)
    from added
    where quantity in ('places.realised', 'places.outOfUse', 'stays') and kind = 'MUNICIPAL'
    having count(*) > 0;
    return null;
end
$$;

create trigger lines_make_figures_due after insert on views.ledger_line
    referencing new table as added for each statement execute function views.lines_make_figures_due();

create function views.targets_make_figures_due() returns trigger language plpgsql as $$
begin
    insert into runtime.figure_due (since, known_at)
    select date '-infinity', max(known_at) from added having count(*) > 0;
    return null;
end
$$;

create trigger targets_make_figures_due after insert on views.target_event
    referencing new table as added for each statement execute function views.targets_make_figures_due();

-- What was told may rest on lines that are taken away, as when a view is built anew, or on another division. No moment is
-- named: it is looked at as soon as all is there again that was known when this was last done.
create function views.all_figures_are_due() returns trigger language plpgsql as $$
begin
    insert into runtime.figure_due (since, known_at) values ('-infinity', '-infinity');
    return null;
end
$$;

create trigger lines_taken_away after delete or truncate on views.ledger_line
    for each statement execute function views.all_figures_are_due();
create trigger targets_taken_away after delete or truncate on views.target_event
    for each statement execute function views.all_figures_are_due();
-- Per row: at every start it is written, and nearly always stays as it is.
create trigger divided_otherwise after insert or update or delete on views.stands_for
    for each row execute function views.all_figures_are_due();
