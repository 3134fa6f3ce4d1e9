package nl.opvang.torture.history;

import java.util.Map;

/**
 * An event that a command has when it is accepted.
 *
 * @param type the stored name of the event
 * @param idField in which field of the payload the id stands by which the command is known
 * @param fields what the payload says, per field, as text; empty where it must not say anything
 */
public record Effect(String type, String idField, Map<String, String> fields) {
    public Effect {
        fields = Map.copyOf(fields);
        if (!fields.containsKey(idField)) throw new IllegalArgumentException("no id in " + fields);
    }

    /** Under which it is looked for. */
    public String key() {
        return type + " " + fields.get(idField);
    }

    /** Whether the event says what was asked. */
    public boolean isWhat(LoggedEvent event) {
        return event.type().equals(type)
                && fields.entrySet().stream()
                        .allMatch(field -> event.text(field.getKey()).equals(field.getValue()));
    }
}
