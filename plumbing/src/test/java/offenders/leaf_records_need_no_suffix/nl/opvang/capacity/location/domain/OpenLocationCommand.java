package offenders.leaf_records_need_no_suffix.nl.opvang.capacity.location.domain;

import offenders.Offender;

@Offender
record OpenLocationCommand(String location) {}
