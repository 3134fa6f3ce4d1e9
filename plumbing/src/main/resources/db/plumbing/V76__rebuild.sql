-- Rebuilds of a projection beside the rows that are live, which then take their place. They share the machinery of replays,
-- so only one of both runs at a time.

alter table runtime.replay
    add column projection    text,
    add column version       int,
    add column switch_reason text,
    drop constraint ended_has_an_end,
    add constraint ended_has_an_end check (
        (state in ('COMPLETED', 'CANCELLED', 'FAILED')) = (ended_at is not null)
        or (state = 'SWITCHED' and projection is not null)),
    add constraint rebuild_has_a_version check ((projection is null) = (version is null));
comment on column runtime.replay.projection is 'Which one is built anew; null for a replay.';
comment on column runtime.replay.version is 'Of which version its rows are to be: only a release with that version builds them.';
comment on column runtime.replay.switch_reason is 'Why what was built is to take the place of what is live.';
comment on column runtime.replay.ended_at is 'What has switched ends when what must be gone was taken away from it again.';

create table runtime.projection_version (
    projection     text primary key,
    version        int  not null,
    consumer_group text not null
);
comment on table runtime.projection_version is
    'Of which version the live rows of each projection are, and under which group its readers keep where they stand.';
