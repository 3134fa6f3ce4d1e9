package offenders.reading_never_sees_writing.nl.opvang.capacity.location.write;

public record Form(String text) {}
