-- What describes people is sealed with a key per person; who is forgotten has none any more.

create table keys.person_key (
    person_id uuid  not null,
    key_id    text  not null,
    wrapped   bytea not null,
    constraint person_key_pkey primary key (person_id)
);
comment on table keys.person_key is 'The key of each person about whom something was sealed; mutable, and of no use without the key file.';
comment on column keys.person_key.key_id is 'Which line of the key file it is wrapped with.';

create table keys.forgotten_person (
    person_id    uuid        not null,
    forgotten_at timestamptz not null default clock_timestamp(),
    swept        boolean     not null default false,
    constraint forgotten_person_pkey primary key (person_id)
);
create index forgotten_person_unswept on keys.forgotten_person (forgotten_at) where not swept;
comment on table keys.forgotten_person is 'Numbers that stand for nobody any more; written with the event, and again from the events after every start.';

-- Few among many, and all of them are wanted at every start.
create index person_forgotten on events.event (event_id)
    where type = 'nl.opvang.allocation.forgetting.person-forgotten.v1';

create table views.forgetting (
    municipality  text        not null,
    forgetting_id uuid        not null,
    person_id     uuid        not null,
    why           text        not null,
    forgotten_at  timestamptz not null,
    constraint forgetting_pkey primary key (municipality, forgetting_id)
);
comment on table views.forgetting is 'Who was forgotten, by the number of who survives of all that the person is, and why; written with the event.';

-- Everybody who ever was a member of a household that asked, whatever it says now.
create table views.request_member (
    person_id    uuid not null,
    municipality text not null,
    request_id   uuid not null,
    constraint request_member_pkey primary key (person_id, municipality, request_id)
);
insert into views.request_member (person_id, municipality, request_id)
select distinct (member ->> 'personId')::uuid, municipality, request_id
from (select municipality, request_id, wish from views.shelter_request
      union all
      select municipality, request_id, wish from views.request_version) as asked,
     jsonb_array_elements(wish -> 'household' -> 'members') as member;
comment on table views.request_member is 'Who was named in which request; written with the event.';

-- What was recorded before there were seals, in the form in which it is read now.
create function views.described(wish jsonb) returns jsonb language sql immutable as $$
    select (wish - 'withoutShelter') || jsonb_build_object('household', jsonb_build_object(
        'members', (select jsonb_agg(jsonb_build_object('personId', member -> 'personId') order by nr)
                    from jsonb_array_elements(wish -> 'household' -> 'members') with ordinality as m (member, nr)),
        'plainDescription', jsonb_build_object(
            'ageBands', (select jsonb_agg(member -> 'ageBand' order by nr)
                         from jsonb_array_elements(wish -> 'household' -> 'members') with ordinality as m (member, nr)),
            'needs', wish -> 'household' -> 'needs',
            'nuisance', wish -> 'household' -> 'nuisance',
            'withoutShelter', wish -> 'withoutShelter')))
$$;
update views.shelter_request set wish = views.described(wish);
update views.request_version set wish = views.described(wish);
drop function views.described;

-- What lists are ranked by; nobody knows it of households of which somebody was forgotten.
alter table views.request_version
    alter column minors drop not null,
    alter column single_parent drop not null,
    alter column medical_need drop not null,
    alter column without_shelter drop not null;
comment on column views.request_version.minors is 'As are the three after it: null once a member is forgotten.';

-- Deleted rows stay in the files until they are vacuumed.
grant maintain on keys.person_identity, keys.person_key, views.request_version, views.shelter_request to ${app};
