package offenders.every_package_is_null_marked.nl.opvang.capacity.careless;

import offenders.Offender;

@Offender
record MayBeNull(String text) {}
