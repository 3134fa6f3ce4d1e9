package nl.opvang.plumbing.history;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.ByteArrayOutputStream;
import java.io.OutputStream;
import java.util.List;
import nl.opvang.plumbing.relay.CloudEvents;
import nl.opvang.plumbing.store.StoredEvent;
import tools.jackson.core.JsonGenerator;
import tools.jackson.core.ObjectWriteContext;
import tools.jackson.core.StreamWriteFeature;
import tools.jackson.core.json.JsonFactory;

/** Events as lines of JSON: CloudEvents 1.0, structured mode, with the attributes that Kafka's records have as headers. */
public final class EventLines {
    private static final JsonFactory JSON = JsonFactory.builder()
            .disable(StreamWriteFeature.AUTO_CLOSE_TARGET)
            .rootValueSeparator("")
            .build();

    private EventLines() {}

    static void write(List<StoredEvent> events, OutputStream out) {
        try (var lines = JSON.createGenerator(ObjectWriteContext.empty(), out)) {
            for (var event : events) {
                write(event, lines);
                lines.writeRaw('\n');
            }
        }
    }

    /** The line of one event, without its end. */
    public static byte[] line(StoredEvent event) {
        var out = new ByteArrayOutputStream();
        try (var line = JSON.createGenerator(ObjectWriteContext.empty(), out)) {
            write(event, line);
        }
        return out.toByteArray();
    }

    private static void write(StoredEvent event, JsonGenerator line) {
        line.writeStartObject();
        CloudEvents.attributes(event.envelope(), line::writeStringProperty);
        line.writeStringProperty("datacontenttype", CloudEvents.JSON);
        line.writeName("data");
        // As it was stored: whoever holds it against the store, or against a seal, finds the same text.
        line.writeRawValue(new String(event.payload(), UTF_8));
        line.writeEndObject();
    }
}
