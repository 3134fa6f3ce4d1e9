package nl.opvang.plumbing.relay;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.Map;
import java.util.UUID;
import nl.opvang.contracts.event.Envelope;
import nl.opvang.plumbing.store.StorePosition;
import nl.opvang.plumbing.store.StoredEvent;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.header.Header;
import org.apache.kafka.common.header.Headers;
import org.apache.kafka.common.header.internals.RecordHeader;
import org.apache.kafka.common.header.internals.RecordHeaders;

/** The envelope as Kafka headers: CloudEvents 1.0, binary mode, NL GOV profile. The payload stays as it is stored. */
public final class CloudEvents {
    /** A record that is not one of ours. */
    public static final class UnreadableEnvelope extends RuntimeException {
        private static final long serialVersionUID = 1L;

        UnreadableEnvelope(String header) {
            super("missing or unreadable header " + header);
        }
    }

    private static final String STORED_AT = "opvang-stored-at";
    private static final int MOST_HEADERS = 19;

    private CloudEvents() {}

    /**
     * Where the event of a record lay in its store.
     *
     * @throws UnreadableEnvelope when the record does not say it
     */
    public static StorePosition storedAt(ConsumerRecord<?, ?> record) {
        try {
            return StorePosition.parse(required(record.headers(), STORED_AT));
        } catch (IllegalArgumentException e) {
            throw new UnreadableEnvelope(STORED_AT);
        }
    }

    /** The content type of every payload. */
    public static final String JSON = "application/json";

    /** Takes one attribute of an event. */
    @FunctionalInterface
    public interface Attributes {
        void take(String name, String value);
    }

    /** Gives the attributes of an event, by their names in CloudEvents, and those that it has of ours. */
    public static void attributes(Envelope envelope, Attributes attributes) {
        var recordedAt = envelope.recordedAt().toString();
        attributes.take("specversion", "1.0");
        attributes.take("id", envelope.eventId().toString());
        attributes.take("source", "urn:nl.opvang:" + envelope.service());
        attributes.take("type", envelope.type());
        attributes.take("time", recordedAt);
        attributes.take("subject", envelope.onBehalfOf());
        attributes.take("aggregateid", envelope.aggregateId());
        attributes.take("sequence", Long.toString(envelope.sequence()));
        attributes.take(
                "knownat",
                envelope.knownAt().equals(envelope.recordedAt())
                        ? recordedAt
                        : envelope.knownAt().toString());
        attributes.take("commandid", envelope.commandId().toString());
        attributes.take("correlationid", envelope.correlationId().toString());
        attributes.take("causationid", envelope.causationId().toString());
        attributes.take("actor", envelope.actor());
        attributes.take("actorrole", envelope.actorRole());
        if (envelope.traceparent() != null) attributes.take("traceparent", envelope.traceparent());
        if (envelope.reason() != null) attributes.take("reason", envelope.reason());
        if (envelope.corrects() != null)
            attributes.take("corrects", envelope.corrects().toString());
    }

    /** The record for a stored event. */
    public static ProducerRecord<String, byte[]> record(String topic, StoredEvent stored) {
        var headers = new ArrayList<Header>(MOST_HEADERS);
        headers.add(header("content-type", JSON));
        attributes(stored.envelope(), (name, value) -> headers.add(header("ce_" + name, value)));
        // No part of the envelope: for a store that has lost it.
        headers.add(header(STORED_AT, stored.at().text()));
        return new ProducerRecord<>(
                topic,
                null,
                null,
                stored.envelope().aggregateId(),
                stored.payload(),
                new RecordHeaders(headers.toArray(Header[]::new)));
    }

    private static Header header(String name, String value) {
        return new RecordHeader(name, value.getBytes(UTF_8));
    }

    /** The type of the event in a record, read without the rest of its envelope. */
    public static String type(ConsumerRecord<?, ?> record) {
        return required(record.headers(), "ce_type");
    }

    /** @throws UnreadableEnvelope when a header is missing or has another shape */
    public static Envelope envelope(ConsumerRecord<?, ?> record) {
        var headers = texts(record.headers());
        var corrects = headers.get("ce_corrects");
        var recordedAt = instant(headers, "ce_time");
        return new Envelope(
                uuid(headers, "ce_id"),
                required(headers, "ce_type"),
                required(headers, "ce_aggregateid"),
                number(headers, "ce_sequence"),
                recordedAt,
                // Most often known as it was recorded; reading a moment is the most expensive part of an envelope.
                required(headers, "ce_knownat").equals(headers.get("ce_time"))
                        ? recordedAt
                        : instant(headers, "ce_knownat"),
                uuid(headers, "ce_commandid"),
                uuid(headers, "ce_correlationid"),
                uuid(headers, "ce_causationid"),
                headers.get("ce_traceparent"),
                required(headers, "ce_actor"),
                required(headers, "ce_actorrole"),
                required(headers, "ce_subject"),
                headers.get("ce_reason"),
                corrects == null ? null : UUID.fromString(corrects));
    }

    private static String required(Headers headers, String name) {
        var header = headers.lastHeader(name);
        if (header == null || header.value() == null) throw new UnreadableEnvelope(name);
        return new String(header.value(), UTF_8);
    }

    /** All at once: to look one up, Kafka goes through all of them. */
    private static Map<String, String> texts(Headers headers) {
        var texts = new HashMap<String, String>(32);
        for (var header : headers)
            if (header.value() != null) texts.put(header.key(), new String(header.value(), UTF_8));
        return texts;
    }

    private static String required(Map<String, String> headers, String name) {
        var value = headers.get(name);
        if (value == null) throw new UnreadableEnvelope(name);
        return value;
    }

    private static UUID uuid(Map<String, String> headers, String name) {
        try {
            return UUID.fromString(required(headers, name));
        } catch (IllegalArgumentException e) {
            throw new UnreadableEnvelope(name);
        }
    }

    private static long number(Map<String, String> headers, String name) {
        try {
            return Long.parseLong(required(headers, name));
        } catch (NumberFormatException e) {
            throw new UnreadableEnvelope(name);
        }
    }

    private static Instant instant(Map<String, String> headers, String name) {
        try {
            return Instant.parse(required(headers, name));
        } catch (java.time.format.DateTimeParseException e) {
            throw new UnreadableEnvelope(name);
        }
    }
}
