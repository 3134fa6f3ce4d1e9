package nl.opvang.plumbing.relay;

import nl.opvang.contracts.event.Envelope;
import org.apache.kafka.clients.consumer.ConsumerRecord;

/** A record of an event that is not in the store. */
record UnseenRecord(Envelope envelope, ConsumerRecord<String, byte[]> record) {}
