-- A store that was restored may lack events that Kafka has. It is compared with Kafka before it is used, and what it
-- lacks can be taken back.

alter table runtime.relay_token add column topic_id text, add column offsets bigint[];
comment on column runtime.relay_token.offsets is
    'Next offset per partition when the token moved: all below it was in the store by then.';

create table runtime.comparison (
    topic       text        primary key,
    store_life  text        not null,
    compared_at timestamptz not null default clock_timestamp()
);
comment on table runtime.comparison is 'When the store was last found to hold all that its topic holds.';
comment on column runtime.comparison.store_life is
    'When the server that was asked had started: another moment after every start, so after every restore or failover.';

-- Only the owner, so only someone with its password, can allow events with a past recorded_at: "recorded_at" is the
-- database's to give.
create table events.taking_back (
    id         bigint      generated always as identity primary key,
    begun_at   timestamptz not null default clock_timestamp(),
    ended_at   timestamptz,
    decided_by text        not null,
    reason     text        not null,
    lacking    bigint      not null,
    until      timestamptz not null
);
create unique index one_taking_back_at_a_time on events.taking_back ((true)) where ended_at is null;
grant select on events.taking_back to ${app};
comment on table events.taking_back is 'Decisions to take events back from Kafka; open while that goes on.';
comment on column events.taking_back.until is 'When the last of them was recorded.';

-- The events of one original transaction, as they were, in their order.
create function events.take_back(
    recorded_ats timestamptz[], event_ids uuid[], types text[], aggregate_ids text[], sequences bigint[],
    known_befores timestamptz[], command_ids uuid[], correlation_ids uuid[], causation_ids uuid[], traceparents text[],
    actors text[], actor_roles text[], on_behalf_ofs text[], reasons text[], corrected uuid[], payloads text[])
returns void language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
begin
    if not exists (select from events.taking_back where ended_at is null and until >= all (recorded_ats)) then
        raise exception 'nobody decided to take these events back' using errcode = 'insufficient_privilege';
    end if;
    insert into events.event (recorded_at, event_id, type, aggregate_id, sequence, known_before, command_id,
                              correlation_id, causation_id, traceparent, actor, actor_role, on_behalf_of, reason,
                              corrects, payload)
    select recorded_at, event_id, type, aggregate_id, sequence, known_before, command_id, correlation_id, causation_id,
           traceparent, actor, actor_role, on_behalf_of, reason, corrects, payload::jsonb
    from unnest(recorded_ats, event_ids, types, aggregate_ids, sequences, known_befores, command_ids, correlation_ids,
                causation_ids, traceparents, actors, actor_roles, on_behalf_ofs, reasons, corrected, payloads)
         with ordinality
         as back (recorded_at, event_id, type, aggregate_id, sequence, known_before, command_id, correlation_id,
                  causation_id, traceparent, actor, actor_role, on_behalf_of, reason, corrects, payload, nr)
    order by nr;
end
$$;
revoke execute on function events.take_back from public;
grant execute on function events.take_back to ${app};
