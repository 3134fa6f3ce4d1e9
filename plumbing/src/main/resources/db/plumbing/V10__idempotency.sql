-- The answers to writes, so that a repeated request is answered and not carried out again.

create table runtime.idempotency (
    client      text        not null,
    key         text        not null,
    body_hash   bytea       not null,
    status      smallint    not null,
    answer      text        not null,
    recorded_at timestamptz not null default clock_timestamp(),
    primary key (client, key)
);
create index idempotency_by_age on runtime.idempotency (recorded_at);
comment on table runtime.idempotency is 'Answers to writes, written with what they tell; kept for 90 days.';
comment on column runtime.idempotency.key is 'Method and path of a PUT, or the key that the client chose.';
