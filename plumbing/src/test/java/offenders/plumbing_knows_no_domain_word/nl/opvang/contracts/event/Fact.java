package offenders.plumbing_knows_no_domain_word.nl.opvang.contracts.event;

public record Fact(String type) {}
