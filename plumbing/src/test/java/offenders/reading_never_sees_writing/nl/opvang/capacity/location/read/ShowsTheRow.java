package offenders.reading_never_sees_writing.nl.opvang.capacity.location.read;

record ShowsTheRow(String text) {}
