package offenders.plumbing_knows_no_domain_word.nl.opvang.contracts.capacity;

public record Closed(String location) {}
