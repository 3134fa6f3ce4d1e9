package nl.opvang.torture.history;

import java.util.UUID;
import tools.jackson.databind.JsonNode;

/** A record of Kafka, in the order of its partition. */
public record Sent(int partition, long offset, UUID id, String aggregateId, long sequence, JsonNode payload) {}
