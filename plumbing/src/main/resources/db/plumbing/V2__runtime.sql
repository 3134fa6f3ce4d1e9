-- What the readers of events remember.

create table runtime.relay_token (
    topic    text   primary key,
    tx       xid8   not null,
    position bigint not null
);
comment on table runtime.relay_token is 'Up to where the events are in Kafka, acknowledged.';

create table runtime.kafka_offset (
    consumer_group text   not null,
    topic_id       text   not null,
    topic          text   not null,
    partition      int    not null,
    next           bigint not null,
    primary key (consumer_group, topic_id, partition)
);
comment on table runtime.kafka_offset is 'The next offset whose effect is not yet in the rows of this group.';

create table runtime.store_offset (
    consumer_group text   primary key,
    tx             xid8   not null,
    position       bigint not null
);
comment on table runtime.store_offset is 'The last event of the own store whose effect is in the rows of this group.';

create table runtime.projected_through (
    consumer_group text        not null,
    service        text        not null,
    through        timestamptz not null,
    primary key (consumer_group, service)
);
comment on table runtime.projected_through is 'Everything that service recorded before "through" is in the rows of this group.';

create table runtime.seen (
    consumer_group text   not null,
    aggregate_id   text   not null,
    sequence       bigint not null,
    primary key (consumer_group, aggregate_id)
);
comment on table runtime.seen is 'Last event per aggregate that an ordered projection applied.';

create table runtime.parked (
    consumer_group text        not null,
    event_id       uuid        not null,
    aggregate_id   text        not null,
    sequence       bigint      not null,
    envelope       jsonb       not null,
    payload        jsonb       not null,
    reason         text        not null,
    attempts       int         not null default 0,
    parked_at      timestamptz not null default clock_timestamp(),
    primary key (consumer_group, event_id)
);
create index parked_in_order on runtime.parked (consumer_group, aggregate_id, sequence);
comment on table runtime.parked is 'Events that could not be applied, and later ones of their aggregates behind them.';
