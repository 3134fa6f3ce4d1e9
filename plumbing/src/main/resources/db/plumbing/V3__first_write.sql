-- Of one aggregate's events the later one must have the higher transaction id. Whoever writes anything before the event
-- has an id already, and may decide on what others commit under higher ones meanwhile.

create function events.refuse_later_write() returns trigger language plpgsql as $$
begin
    if pg_current_xact_id_if_assigned() is not null then
        raise exception 'events must be the first thing that their transaction writes, all with one statement';
    end if;
    return null;
end
$$;
create trigger events_are_written_first before insert on events.event
    for each statement execute function events.refuse_later_write();
