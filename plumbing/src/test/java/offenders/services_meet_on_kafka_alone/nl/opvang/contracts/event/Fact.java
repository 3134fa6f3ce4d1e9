package offenders.services_meet_on_kafka_alone.nl.opvang.contracts.event;

public record Fact(String type) {}
