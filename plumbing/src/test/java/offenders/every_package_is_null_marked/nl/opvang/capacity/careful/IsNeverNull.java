package offenders.every_package_is_null_marked.nl.opvang.capacity.careful;

record IsNeverNull(String text) {}
