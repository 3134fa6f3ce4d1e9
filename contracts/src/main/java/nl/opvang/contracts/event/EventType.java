package nl.opvang.contracts.event;

import java.util.regex.Pattern;

/** The stored name of one version of an event and the record that reads it today. */
public record EventType<E extends PublishedEvent>(String name, Class<E> payload) {
    private static final Pattern NAME = Pattern.compile("nl\\.opvang\\.[a-z]+\\.[a-z-]+\\.[a-z-]+\\.v[1-9]\\d*");

    /** @throws IllegalArgumentException when the name is not {@code nl.opvang.<service>.<feature>.<fact>.v<n>} */
    public EventType {
        if (!NAME.matcher(name).matches()) throw new IllegalArgumentException("not an event type name: " + name);
    }

    /** The dot-separated part at {@code index}, or an empty text where there is none. */
    public static String part(String name, int index) {
        int start = 0;
        for (int i = 0; i < index; i++) {
            start = name.indexOf('.', start) + 1;
            if (start == 0) return "";
        }
        int end = name.indexOf('.', start);
        return end < 0 ? name.substring(start) : name.substring(start, end);
    }
}
