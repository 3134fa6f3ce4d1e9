package offenders.services_meet_on_kafka_alone.nl.opvang.embedded;

public record Broker(int port) {}
