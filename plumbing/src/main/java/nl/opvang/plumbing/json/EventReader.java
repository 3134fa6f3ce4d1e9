package nl.opvang.plumbing.json;

import java.nio.charset.StandardCharsets;
import java.util.Map;
import nl.opvang.contracts.event.EventCatalogue;
import nl.opvang.contracts.event.PublishedEvent;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

/** Payloads to events and back; older versions come through the upcasters. */
public final class EventReader {
    private static final TypeReference<Map<String, Object>> OBJECT = new TypeReference<>() {};

    /** The payload cannot be read: from a future version, or not what its name says. */
    public static final class UnreadableEvent extends RuntimeException {
        private static final long serialVersionUID = 1L;

        UnreadableEvent(String message) {
            super(message);
        }

        UnreadableEvent(String message, Throwable cause) {
            super(message, cause);
        }
    }

    private final EventCatalogue catalogue;
    private final JsonMapper mapper;

    public EventReader(EventCatalogue catalogue, JsonMapper mapper) {
        this.catalogue = catalogue;
        this.mapper = mapper;
    }

    /** The stored name of an event. */
    public String typeOf(PublishedEvent event) {
        return catalogue.nameOf(event);
    }

    /** The payload of an event as JSON text. */
    public String write(PublishedEvent event) {
        return mapper.writeValueAsString(event);
    }

    /** @throws UnreadableEvent when no record reads this type, or the payload does not fit it */
    public PublishedEvent read(String type, byte[] payload) {
        var current = catalogue.current(type);
        try {
            if (current.isPresent())
                return mapper.readValue(payload, current.get().payload());
            return upcast(type, payload);
        } catch (RuntimeException e) {
            if (e instanceof UnreadableEvent unreadable) throw unreadable;
            throw new UnreadableEvent("payload is not a " + type, e);
        }
    }

    private PublishedEvent upcast(String type, byte[] payload) {
        Map<String, Object> json = null;
        for (var name = type; ; ) {
            var current = catalogue.current(name);
            if (current.isPresent() && json != null)
                return mapper.convertValue(json, current.get().payload());
            var step = catalogue.upcaster(name).orElseThrow(() -> new UnreadableEvent("unknown event type " + type));
            if (json == null) json = mapper.readValue(new String(payload, StandardCharsets.UTF_8), OBJECT);
            json = step.change().apply(json);
            name = step.to();
        }
    }
}
