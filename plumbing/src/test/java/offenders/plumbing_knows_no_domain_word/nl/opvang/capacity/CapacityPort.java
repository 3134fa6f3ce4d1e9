package offenders.plumbing_knows_no_domain_word.nl.opvang.capacity;

public record CapacityPort(int number) {}
