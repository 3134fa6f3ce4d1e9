package nl.opvang.demo.post;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** The fields of a form in their order; what is not said is left out. */
final class Form {
    private final Map<String, Object> fields = new LinkedHashMap<>();

    /** Dates, enums and the like as their text. */
    Form with(String field, @Nullable Object value) {
        if (value != null)
            fields.put(field, value instanceof Integer || value instanceof Boolean ? value : value.toString());
        return this;
    }

    Form with(String field, Form form) {
        fields.put(field, form.fields);
        return this;
    }

    Form with(String field, List<?> values) {
        fields.put(
                field,
                values.stream()
                        .map(value -> value instanceof Form form ? form.fields : value.toString())
                        .toList());
        return this;
    }

    Map<String, Object> fields() {
        return fields;
    }

    static Form of(String idField, UUID id) {
        return new Form().with(idField, id);
    }
}
