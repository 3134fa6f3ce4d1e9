package nl.opvang.plumbing.relay;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.time.Instant;
import java.util.UUID;
import nl.opvang.contracts.event.Envelope;
import nl.opvang.plumbing.store.StoredEvent;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.header.Headers;
import org.apache.kafka.common.header.internals.RecordHeaders;
import org.jspecify.annotations.Nullable;

/** The envelope as Kafka headers: CloudEvents 1.0, binary mode, NL GOV profile. The payload stays as it is stored. */
public final class CloudEvents {
    /** A record that is not one of ours. */
    public static final class UnreadableEnvelope extends RuntimeException {
        private static final long serialVersionUID = 1L;

        UnreadableEnvelope(String header) {
            super("missing or unreadable header " + header);
        }
    }

    private CloudEvents() {}

    /** The record for a stored event. */
    public static ProducerRecord<String, byte[]> record(String topic, StoredEvent stored) {
        var envelope = stored.envelope();
        var headers = new RecordHeaders();
        add(headers, "content-type", "application/json");
        add(headers, "ce_specversion", "1.0");
        add(headers, "ce_id", envelope.eventId().toString());
        add(headers, "ce_source", "urn:nl.opvang:" + envelope.service());
        add(headers, "ce_type", envelope.type());
        add(headers, "ce_time", envelope.recordedAt().toString());
        add(headers, "ce_subject", envelope.onBehalfOf());
        add(headers, "ce_aggregateid", envelope.aggregateId());
        add(headers, "ce_sequence", Long.toString(envelope.sequence()));
        add(headers, "ce_knownat", envelope.knownAt().toString());
        add(headers, "ce_commandid", envelope.commandId().toString());
        add(headers, "ce_correlationid", envelope.correlationId().toString());
        add(headers, "ce_causationid", envelope.causationId().toString());
        add(headers, "ce_actor", envelope.actor());
        add(headers, "ce_actorrole", envelope.actorRole());
        add(headers, "ce_traceparent", envelope.traceparent());
        add(headers, "ce_reason", envelope.reason());
        add(
                headers,
                "ce_corrects",
                envelope.corrects() == null ? null : envelope.corrects().toString());
        return new ProducerRecord<>(topic, null, null, envelope.aggregateId(), stored.payload(), headers);
    }

    /** The type of the event in a record, read without the rest of its envelope. */
    public static String type(ConsumerRecord<?, ?> record) {
        return required(record.headers(), "ce_type");
    }

    /** @throws UnreadableEnvelope when a header is missing or has another shape */
    public static Envelope envelope(ConsumerRecord<?, ?> record) {
        var headers = record.headers();
        var corrects = optional(headers, "ce_corrects");
        return new Envelope(
                uuid(headers, "ce_id"),
                required(headers, "ce_type"),
                required(headers, "ce_aggregateid"),
                number(headers, "ce_sequence"),
                instant(headers, "ce_time"),
                instant(headers, "ce_knownat"),
                uuid(headers, "ce_commandid"),
                uuid(headers, "ce_correlationid"),
                uuid(headers, "ce_causationid"),
                optional(headers, "ce_traceparent"),
                required(headers, "ce_actor"),
                required(headers, "ce_actorrole"),
                required(headers, "ce_subject"),
                optional(headers, "ce_reason"),
                corrects == null ? null : UUID.fromString(corrects));
    }

    private static void add(Headers headers, String name, @Nullable String value) {
        if (value != null) headers.add(name, value.getBytes(UTF_8));
    }

    private static @Nullable String optional(Headers headers, String name) {
        var header = headers.lastHeader(name);
        return header == null || header.value() == null ? null : new String(header.value(), UTF_8);
    }

    private static String required(Headers headers, String name) {
        var value = optional(headers, name);
        if (value == null) throw new UnreadableEnvelope(name);
        return value;
    }

    private static UUID uuid(Headers headers, String name) {
        try {
            return UUID.fromString(required(headers, name));
        } catch (IllegalArgumentException e) {
            throw new UnreadableEnvelope(name);
        }
    }

    private static long number(Headers headers, String name) {
        try {
            return Long.parseLong(required(headers, name));
        } catch (NumberFormatException e) {
            throw new UnreadableEnvelope(name);
        }
    }

    private static Instant instant(Headers headers, String name) {
        try {
            return Instant.parse(required(headers, name));
        } catch (java.time.format.DateTimeParseException e) {
            throw new UnreadableEnvelope(name);
        }
    }
}
