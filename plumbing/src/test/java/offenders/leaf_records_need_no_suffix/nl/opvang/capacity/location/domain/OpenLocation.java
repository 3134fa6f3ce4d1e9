package offenders.leaf_records_need_no_suffix.nl.opvang.capacity.location.domain;

record OpenLocation(String location) {}
