package offenders.domain_refuses_by_value.nl.opvang.capacity.location.domain;

record LocationNotOpen(String location) {}
