package nl.opvang.torture.history;

import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;

/**
 * An event that a command has when it is accepted.
 *
 * @param type the stored name of the event
 * @param idFields in which field of the payload the id stands by which the command is known; several where another
 *     command may record an event of that type about the same id
 * @param fields what the payload says, per field, as text; empty where it must not say anything
 */
public record Effect(String type, List<String> idFields, Map<String, String> fields) {
    public Effect {
        idFields = List.copyOf(idFields);
        fields = Map.copyOf(fields);
        if (idFields.isEmpty() || !fields.keySet().containsAll(idFields))
            throw new IllegalArgumentException("no id in " + fields);
    }

    /** Known by one field alone. */
    public Effect(String type, String idField, Map<String, String> fields) {
        this(type, List.of(idField), fields);
    }

    /** Under which it is looked for. */
    public String key() {
        return key(type, idFields, field -> String.valueOf(fields.get(field)));
    }

    /** Under which an event is found that says this in its fields. */
    public static String key(String type, List<String> idFields, UnaryOperator<String> text) {
        return type + " " + idFields.stream().map(text).collect(Collectors.joining(" "));
    }

    /** Whether the event says what was asked. */
    public boolean isWhat(LoggedEvent event) {
        return event.type().equals(type)
                && fields.entrySet().stream()
                        .allMatch(field -> event.text(field.getKey()).equals(field.getValue()));
    }
}
