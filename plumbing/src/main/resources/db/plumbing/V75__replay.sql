-- Replays: who asked for which, how far each is, and what it found. Their rows live in schemas of their own, which go when
-- they end; what is left is here.

create table runtime.replay (
    replay_id       uuid        primary key,
    known_at        timestamptz not null,
    asked_by        text        not null,
    asked_at        timestamptz not null default clock_timestamp(),
    state           text        not null default 'WAITING',
    run             uuid,
    started_at      timestamptz,
    ended_at        timestamptz,
    cancel_reason   text,
    events_done     bigint      not null default 0,
    events_expected bigint,
    failure         text,
    report          jsonb,
    constraint ended_has_an_end check ((state in ('COMPLETED', 'CANCELLED', 'FAILED')) = (ended_at is not null))
);
create unique index one_replay_at_a_time on runtime.replay ((true)) where ended_at is null;
create index replay_in_order on runtime.replay (asked_at, replay_id);
comment on table runtime.replay is 'Replays of everything up to a moment; at most one has not ended.';
comment on column runtime.replay.run is 'The process that does it: whatever another one says of it does not count.';

create table runtime.replay_difference (
    replay_id uuid   not null references runtime.replay on delete cascade,
    number    bigint not null,
    about     text   not null,
    key       text   not null,
    kind      text   not null,
    live      jsonb,
    replayed  jsonb,
    constraint replay_difference_pkey primary key (replay_id, number)
);
comment on table runtime.replay_difference is 'What a replay found to be otherwise than it is; of very many the first.';
