package nl.opvang.contracts.event;

import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Every event type that was ever stored, the record that reads it, and the upcasters between them. */
public final class EventCatalogue {
    private final Map<String, EventType<?>> byName = new HashMap<>();
    private final Map<Class<?>, EventType<?>> byPayload = new HashMap<>();
    private final Map<String, Upcaster> upcasters = new HashMap<>();

    /** @throws IllegalArgumentException when a name, a record or an upcaster's source occurs twice */
    public EventCatalogue(Collection<? extends EventType<?>> types, List<Upcaster> upcasters) {
        for (var type : types) {
            if (byName.put(type.name(), type) != null) throw new IllegalArgumentException("twice: " + type.name());
            if (byPayload.put(type.payload(), type) != null)
                throw new IllegalArgumentException("twice: " + type.payload());
        }
        for (var upcaster : upcasters) {
            if (this.upcasters.put(upcaster.from(), upcaster) != null)
                throw new IllegalArgumentException("twice: " + upcaster.from());
        }
    }

    /** The name under which an event is stored. */
    public String nameOf(PublishedEvent event) {
        var type = byPayload.get(event.getClass());
        if (type == null) throw new IllegalArgumentException("not in the catalogue: " + event.getClass());
        return type.name();
    }

    /** The record that reads payloads of this name as they are; empty for older and for future versions. */
    public Optional<EventType<?>> current(String name) {
        return Optional.ofNullable(byName.get(name));
    }

    /** The step that brings payloads of this older name one version on. */
    public Optional<Upcaster> upcaster(String name) {
        return Optional.ofNullable(upcasters.get(name));
    }

    /** All current types. */
    public Collection<EventType<?>> types() {
        return List.copyOf(byName.values());
    }
}
