-- The event store. ${app} is the service's application role: it may add events and read them, nothing else.

create schema if not exists events;
create schema if not exists keys;
create schema if not exists views;
create schema if not exists runtime;

grant usage on schema events, keys, views, runtime to ${app};
alter default privileges in schema keys, views, runtime grant select, insert, update, delete, truncate on tables to ${app};
alter default privileges in schema keys, views, runtime grant usage, select on sequences to ${app};

create table events.event (
    -- The order of the columns matters: the transaction id must be assigned before the clock is read, because a
    -- watermark concludes from "recorded before T" that the transaction had its id by then.
    tx             xid8        not null default pg_current_xact_id(),
    position       bigint      generated always as identity (cache 1),
    recorded_at    timestamptz not null default clock_timestamp(),
    event_id       uuid        not null,
    type           text        not null,
    aggregate_id   text        not null,
    sequence       bigint      not null check (sequence >= 0),
    known_before   timestamptz check (known_before <= recorded_at),
    known_at       timestamptz generated always as (coalesce(known_before, recorded_at)) stored,
    command_id     uuid        not null,
    correlation_id uuid        not null,
    causation_id   uuid        not null,
    traceparent    text,
    actor          text        not null,
    actor_role     text        not null,
    on_behalf_of   text        not null,
    reason         text,
    corrects       uuid,
    payload        jsonb       not null,
    constraint event_pkey primary key (tx, position),
    constraint event_of_aggregate unique (aggregate_id, sequence),
    constraint event_id unique (event_id)
);
comment on table events.event is 'Every event of this service, for ever. One order: (tx, position).';
comment on column events.event.known_before is 'History import only: when the source knew it.';

-- tx, position, recorded_at and known_at are the database''s to give.
grant select on events.event to ${app};
grant insert (event_id, type, aggregate_id, sequence, known_before, command_id, correlation_id, causation_id,
              traceparent, actor, actor_role, on_behalf_of, reason, corrects, payload) on events.event to ${app};

create function events.refuse() returns trigger language plpgsql as $$
begin
    raise exception 'events are for ever' using errcode = 'insufficient_privilege';
end
$$;
create trigger event_is_for_ever before update or delete on events.event
    for each row execute function events.refuse();
create trigger events_are_for_ever before truncate on events.event
    for each statement execute function events.refuse();
