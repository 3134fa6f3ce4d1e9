package offenders.services_meet_on_kafka_alone.nl.opvang.funding.norm;

public record Norm(long cents) {}
