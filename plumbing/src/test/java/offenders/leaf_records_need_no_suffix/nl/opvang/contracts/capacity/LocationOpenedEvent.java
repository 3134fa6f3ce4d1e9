package offenders.leaf_records_need_no_suffix.nl.opvang.contracts.capacity;

import offenders.Offender;

@Offender
record LocationOpenedEvent(String location) {}
