-- Seals over the events, in their order: chained and signed. The application may add them and read them, nothing else.

create table events.seal_key (
    key_id     text   primary key,
    public_key text   not null,
    first_seal bigint not null
);
comment on table events.seal_key is 'The public halves of the keys that signed or will sign, from which seal on.';

create table events.seal (
    number        bigint  primary key check (number > 0),
    tx            xid8    not null,
    position      bigint  not null,
    statement     text    not null,
    hash          text    not null unique,
    signature     text    not null,
    entries       bytea   not null
);
create index seal_of_event on events.seal (tx, position, number);
comment on column events.seal.tx is 'With "position" the last event that it covers.';
comment on column events.seal.statement is 'The canonical JSON that is signed.';
comment on column events.seal.entries is 'For each event its id and the hash of all that is recorded about it.';

grant select, insert on events.seal, events.seal_key to ${app};

create function events.refuse_unsealing() returns trigger language plpgsql as $$
begin
    raise exception 'seals are for ever' using errcode = 'insufficient_privilege';
end
$$;
create trigger seal_is_for_ever before update or delete on events.seal
    for each row execute function events.refuse_unsealing();
create trigger seals_are_for_ever before truncate on events.seal
    for each statement execute function events.refuse_unsealing();
create trigger seal_key_is_for_ever before update or delete on events.seal_key
    for each row execute function events.refuse_unsealing();
create trigger seal_keys_are_for_ever before truncate on events.seal_key
    for each statement execute function events.refuse_unsealing();

create table runtime.seal_token (
    topic       text   primary key,
    topic_id    text   not null,
    next_offset bigint not null,
    number      bigint not null
);
comment on table runtime.seal_token is 'Up to which seal Kafka has acknowledged them, and where to look for what else is there.';
