package offenders.domain_is_pure_java.nl.opvang.plumbing.store;

public record Cupboard(int shelves) {}
