-- Persons that turned out to be one: written with the event.

create table views.person_merge (
    municipality text        not null,
    merge_id     uuid        not null,
    merged_id    uuid        not null,
    survivor_id  uuid        not null,
    reason       text,
    known_from   timestamptz not null,
    known_until  timestamptz not null,
    undo_reason  text,
    constraint person_merge_pkey primary key (municipality, merge_id)
);
create unique index person_merges_once on views.person_merge (merged_id) where known_until = 'infinity';
create index person_merge_into on views.person_merge (survivor_id);
comment on table views.person_merge is 'Which person was merged into which; known_until is when that was undone, or infinity.';

create table views.person_survivor (
    person_id   uuid not null,
    survivor_id uuid not null,
    constraint person_survivor_pkey primary key (person_id)
);
create index person_survivor_of on views.person_survivor (survivor_id);
comment on table views.person_survivor is 'Whom each merged person leads to now, over however many merges.';

-- The same as known at a moment. Merges are few.
create function views.survivors_known_at(at timestamptz)
    returns table (person_id uuid, survivor_id uuid)
    language sql stable
as $$
    with recursive standing as (
        select merged_id, person_merge.survivor_id from views.person_merge where known_from <= at and known_until > at
    ), leads as (
        select merged_id, standing.survivor_id from standing
        union all
        select leads.merged_id, standing.survivor_id
        from leads join standing on standing.merged_id = leads.survivor_id
    )
    select leads.merged_id, leads.survivor_id from leads
    where not exists (select from standing where standing.merged_id = leads.survivor_id)
$$;
grant execute on function views.survivors_known_at to ${app};

-- One person, one stay per day: whoever the person turns out to be.
alter table views.stay_period add column survivor_id uuid;
update views.stay_period set survivor_id = person_id;
alter table views.stay_period alter column survivor_id set not null;
alter table views.stay_period drop constraint one_person_one_stay;
alter table views.stay_period add constraint one_person_one_stay
    exclude using gist (survivor_id with =, period with &&) deferrable initially immediate;
comment on column views.stay_period.person_id is 'Of whom it was said.';
comment on column views.stay_period.survivor_id is 'Who that is now: the same, or the person it was merged into.';

-- What a municipality has about a person.
create index provision_of_person on views.provision (person_id);

create index shelter_request_members on views.shelter_request
    using gin ((wish -> 'household' -> 'members') jsonb_path_ops);
