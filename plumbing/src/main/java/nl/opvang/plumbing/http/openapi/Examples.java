package nl.opvang.plumbing.http.openapi;

import com.fasterxml.jackson.annotation.JsonInclude;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import java.lang.reflect.RecordComponent;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Function;
import java.util.regex.Pattern;
import nl.opvang.contracts.TextValues;
import nl.opvang.contracts.text.TextValue;
import nl.opvang.plumbing.http.form.Cursor;
import nl.opvang.plumbing.http.form.Example;
import nl.opvang.plumbing.http.form.Forms;
import org.jspecify.annotations.Nullable;
import org.springframework.core.ResolvableType;
import org.springframework.http.ResponseEntity;

/** Examples of what a type is in JSON, put together from the same records that are read and answered, and their {@link Example}s. */
public final class Examples {
    private static final String ID = "00000000-0000-7000-8000-000000000001";

    /** Text values know themselves which of these they can be. */
    private static final List<String> TEXTS =
            List.of("GM0014", "VR01", "2025-W03", "1.00", ID, "GM0014:" + ID, "places.realised", "NL");

    private static final String DAY = "2025-03-01";
    private static final String LATER_DAY = "2025-04-01";
    private static final Pattern LATER = Pattern.compile(".*([uU]ntil|[tT]hrough)");
    private static final long COUNT = 10;

    /** Whether fields are there that may be absent. */
    private final boolean whole;

    private Examples(boolean whole) {
        this.whole = whole;
    }

    /** What a form may be filled in with: all that is required, and what has an example of its own. */
    public static Object ofForm(Class<? extends Record> form) {
        return new Examples(false).record(ResolvableType.forClass(form));
    }

    /** An answer with all its fields; null when nothing is answered. */
    static @Nullable Object ofAnswer(ResolvableType type) {
        if (type.toClass() == ResponseEntity.class) return ofAnswer(type.getGeneric(0));
        if (type.toClass() == void.class || type.toClass() == Void.class || type.toClass() == Object.class) return null;
        return new Examples(true).value(type, "", null);
    }

    /** What stands in a path. */
    static Object ofPath(Class<?> type, String name) {
        return new Examples(false).value(ResolvableType.forClass(type), name, null);
    }

    /** What stands in a query; null when it may as well be absent. */
    static @Nullable Object ofQuery(RecordComponent component, Class<?> form) {
        var examples = new Examples(false);
        return examples.isThere(component) ? examples.value(component, ResolvableType.forClass(form)) : null;
    }

    private Map<String, Object> record(ResolvableType type) {
        var fields = new LinkedHashMap<String, Object>();
        for (var component : type.toClass().getRecordComponents())
            if (isThere(component)) fields.put(component.getName(), value(component, type));
        return fields;
    }

    private boolean isThere(RecordComponent component) {
        if (!Forms.isOptional(component) || component.isAnnotationPresent(Example.class)) return true;
        var left = component.getDeclaringRecord().getAnnotation(JsonInclude.class);
        return whole && (left == null || left.value() != JsonInclude.Include.NON_NULL);
    }

    private Object value(RecordComponent component, ResolvableType owner) {
        var said = component.getAnnotation(Example.class);
        var type = ResolvableType.forType(component.getGenericType(), owner);
        var value =
                value(type, component.getName(), said == null || said.value().isEmpty() ? null : said.value());
        return value instanceof Long number && said == null ? within(number, component) : value;
    }

    private static Object within(long number, RecordComponent component) {
        var min = component.getAccessor().getAnnotation(Min.class);
        var max = component.getAccessor().getAnnotation(Max.class);
        return Math.clamp(number, min == null ? number : min.value(), max == null ? number : max.value());
    }

    private Object value(ResolvableType type, String name, @Nullable String said) {
        var raw = type.toClass();
        if (raw == int.class || raw == Integer.class || raw == long.class || raw == Long.class)
            return said == null ? COUNT : Long.parseLong(said);
        if (raw == boolean.class || raw == Boolean.class) return said == null || Boolean.parseBoolean(said);
        if (raw == double.class || raw == Double.class || raw == BigDecimal.class)
            return new BigDecimal(said == null ? "87.5" : said);
        if (said != null) return said;
        if (raw == LocalDate.class) return LATER.matcher(name).matches() ? LATER_DAY : DAY;
        if (raw == YearMonth.class) return DAY.substring(0, "2025-03".length());
        if (raw == Instant.class) return DAY + "T09:00:00Z";
        if (raw == UUID.class) return id(name);
        if (raw == Cursor.class) return new Cursor(List.of(DAY)).text();
        if (raw.isEnum()) return ((Enum<?>) raw.getEnumConstants()[0]).name();
        if (TextValue.class.isAssignableFrom(raw)) return text(raw);
        if (CharSequence.class.isAssignableFrom(raw)) return name;
        return composed(type, name);
    }

    private Object composed(ResolvableType type, String name) {
        var raw = type.toClass();
        if (Collection.class.isAssignableFrom(raw)) {
            var element = type.as(Collection.class).getGeneric(0);
            // A text says something.
            return List.of(value(element, element.toClass() == String.class ? name : "", null));
        }
        if (Map.class.isAssignableFrom(raw)) {
            var map = type.as(Map.class);
            return map.getGeneric(1).toClass() == Object.class
                    ? Map.of()
                    : Map.of(value(map.getGeneric(0), "", null).toString(), value(map.getGeneric(1), "", null));
        }
        if (raw.isRecord()) return record(type);
        if (raw.isSealed()) return value(ResolvableType.forClass(raw.getPermittedSubclasses()[0]), "", null);
        throw new IllegalStateException("no example of " + type);
    }

    /** One for each name, so that different things are not called the same. */
    private static String id(String name) {
        return name.isEmpty() || name.equals("id")
                ? ID
                : "00000000-0000-7000-8000-%012x".formatted(Integer.toUnsignedLong(name.hashCode()));
    }

    private static String text(Class<?> type) {
        var reader = TextValues.READERS.get(type);
        if (reader == null) throw new IllegalStateException("no reader of " + type);
        return TEXTS.stream()
                .filter(text -> reads(reader, text))
                .findFirst()
                .orElseThrow(() -> new IllegalStateException(type + " needs an @Example"));
    }

    private static boolean reads(Function<String, ?> reader, String text) {
        try {
            return reader.apply(text).toString() != null;
        } catch (RuntimeException e) {
            return false;
        }
    }
}
