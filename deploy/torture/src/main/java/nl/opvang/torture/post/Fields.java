package nl.opvang.torture.post;

import java.util.LinkedHashMap;
import java.util.Map;

/** JSON objects, written as they are read. */
final class Fields {
    private Fields() {}

    /** Name, value, name, value; a value that is absent is left out. */
    static Map<String, Object> of(Object... namesAndValues) {
        var fields = new LinkedHashMap<String, Object>();
        for (int i = 0; i < namesAndValues.length; i += 2) {
            var value = namesAndValues[i + 1];
            if (!value.equals(ABSENT)) fields.put((String) namesAndValues[i], value);
        }
        return fields;
    }

    /** As a value: the field is not there. */
    static final Object ABSENT = new Object();

    /** Both of them in one. */
    static Map<String, Object> both(Map<String, Object> one, Map<String, Object> other) {
        var fields = new LinkedHashMap<>(one);
        fields.putAll(other);
        return fields;
    }
}
