package offenders.nothing_is_injected_into_fields.nl.opvang.capacity.location.write;

record ShowsItsNeeds(Runnable need) {}
