package nl.opvang.plumbing.http.form;

import jakarta.validation.Validation;
import jakarta.validation.Validator;
import jakarta.validation.constraints.Size;
import java.lang.reflect.AnnotatedParameterizedType;
import java.lang.reflect.Constructor;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.RecordComponent;
import java.lang.reflect.Type;
import java.nio.charset.StandardCharsets;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.YearMonth;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import nl.opvang.contracts.TextValues;
import nl.opvang.plumbing.problem.Fault;
import nl.opvang.plumbing.problem.ProblemException;
import org.hibernate.validator.messageinterpolation.ParameterMessageInterpolator;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** Binds forms: every component is read by itself, so that all faults of a request are known at once. */
public final class Forms {
    /** Longest text of a component that has no {@code @Size} of its own, in UTF-16 units. */
    public static final int TEXT_LENGTH = 200;

    /** Longest list of a component that has no {@code @Size} of its own. */
    public static final int LIST_LENGTH = 1000;

    private static final int MAX_FAULTS = 100;
    private static final LocalDate FIRST_DAY = LocalDate.of(1900, 1, 1);
    private static final LocalDate LAST_DAY = LocalDate.of(2199, 12, 31);
    private static final Pattern UUID_SHAPE =
            Pattern.compile("[0-9a-fA-F]{8}-[0-9a-fA-F]{4}-[0-9a-fA-F]{4}-[0-9a-fA-F]{4}-[0-9a-fA-F]{12}");
    private static final Pattern DATE_SHAPE = Pattern.compile("\\d{4}-\\d{2}-\\d{2}");
    private static final Pattern MONTH_SHAPE = Pattern.compile("\\d{4}-\\d{2}");
    private static final Pattern INTEGER_SHAPE = Pattern.compile("-?\\d{1,18}");

    // In English wherever it runs, and without an expression language that could see values.
    private static final Validator VALIDATOR = Validation.byDefaultProvider()
            .configure()
            .messageInterpolator(new ParameterMessageInterpolator(Set.of(Locale.ENGLISH), Locale.ENGLISH, false))
            .buildValidatorFactory()
            .getValidator();

    private Forms() {}

    /** @throws ProblemException 400 with everything that is wrong with this body */
    public static <R extends Record> R body(JsonNode tree, Class<R> form) {
        return read(tree, form, "body", "", false);
    }

    /** A form inside a larger body, at this JSON pointer. */
    public static <R extends Record> R body(JsonNode tree, Class<R> form, String pointer) {
        return read(tree, form, "body", pointer, false);
    }

    /** @throws ProblemException 400 with everything that is wrong with these query parameters */
    public static <R extends Record> R query(Map<String, String[]> parameters, Class<R> form) {
        var tree = JsonNodeFactory.instance.objectNode();
        parameters.forEach((name, values) -> {
            if (values.length == 1) tree.put(name, values[0]);
            else tree.set(name, texts(values));
        });
        return read(tree, form, "query", "", true);
    }

    /** The value of one text, for instance of a path variable. */
    public static <T> T text(String text, Class<T> type) {
        return type.cast(scalar(type, JsonNodeFactory.instance.stringNode(text), true));
    }

    /** What a text from outside must not hold: characters that no column or canonical JSON can. */
    static boolean storable(String text) {
        return text.indexOf('\0') < 0 && StandardCharsets.UTF_8.newEncoder().canEncode(text);
    }

    private static ArrayNode texts(String[] values) {
        var texts = JsonNodeFactory.instance.arrayNode();
        for (var value : values) texts.add(value);
        return texts;
    }

    private static <R extends Record> R read(JsonNode tree, Class<R> form, String in, String pointer, boolean texts) {
        var reading = new Reading(in, texts);
        var bound = reading.record(tree, form, pointer);
        if (bound == null || !reading.faults.isEmpty())
            throw ProblemException.invalid(reading.faults.subList(0, Math.min(MAX_FAULTS, reading.faults.size())));
        return form.cast(bound);
    }

    /** What is asked of a record again and again: reflection works it out anew each time. */
    private record Shape(List<Component> components, Set<String> names, Constructor<?> constructor) {
        private static final ClassValue<Shape> OF = new ClassValue<>() {
            @Override
            protected Shape computeValue(Class<?> form) {
                var components = form.getRecordComponents();
                var types =
                        Arrays.stream(components).map(RecordComponent::getType).toArray(Class<?>[]::new);
                try {
                    var constructor = form.getDeclaredConstructor(types);
                    constructor.setAccessible(true);
                    return new Shape(
                            Arrays.stream(components).map(Component::of).toList(),
                            Arrays.stream(components)
                                    .map(RecordComponent::getName)
                                    .collect(Collectors.toSet()),
                            constructor);
                } catch (ReflectiveOperationException e) {
                    throw new IllegalStateException(form + " cannot be bound", e);
                }
            }
        };
    }

    /**
     * One component of a record.
     *
     * @param limited whether it says itself how long it may be
     * @param eachLimited whether it is a list that says itself how long each of its texts may be
     * @param constrained whether it has limits of any kind
     */
    private record Component(
            String name, Type type, boolean optional, boolean limited, boolean eachLimited, boolean constrained) {
        static Component of(RecordComponent component) {
            var annotations = component.getAccessor();
            return new Component(
                    component.getName(),
                    component.getGenericType(),
                    isOptional(component),
                    annotations.isAnnotationPresent(Size.class),
                    component.getAnnotatedType() instanceof AnnotatedParameterizedType list
                            && list.getAnnotatedActualTypeArguments()[0].isAnnotationPresent(Size.class),
                    VALIDATOR
                                    .getConstraintsForClass(component.getDeclaringRecord())
                                    .getConstraintsForProperty(component.getName())
                            != null);
        }
    }

    /** One form being read. */
    private static final class Reading {
        private final String in;
        private final boolean texts;
        private final List<Fault> faults = new ArrayList<>();

        Reading(String in, boolean texts) {
            this.in = in;
            this.texts = texts;
        }

        /** The record, or null when it has faults. */
        @Nullable
        Record record(JsonNode node, Class<?> form, String pointer) {
            if (!(node instanceof ObjectNode object)) {
                fault(pointer, "must be an object");
                return null;
            }
            int before = faults.size();
            var shape = Shape.OF.get(form);
            var values = new @Nullable Object[shape.components().size()];
            for (int i = 0; i < values.length; i++)
                values[i] = component(object, shape.components().get(i), form, pointer);
            unknown(object, shape.names(), pointer);
            return faults.size() == before ? construct(shape.constructor(), values, pointer) : null;
        }

        private @Nullable Object component(ObjectNode object, Component component, Class<?> form, String pointer) {
            var name = component.name();
            var here = texts ? name : pointer + "/" + name;
            var node = object.get(name);
            if (node == null || node.isNull()) {
                if (!component.optional()) fault(here, "is required");
                return null;
            }
            var value = value(node, component, here);
            if (value != null && component.constrained())
                VALIDATOR.validateValue(form, name, value).forEach(violation -> fault(here, violation.getMessage()));
            return value;
        }

        /** Says what is known, since a name that came in is never repeated. */
        private void unknown(ObjectNode object, Set<String> known, String pointer) {
            if (!known.containsAll(object.propertyNames()))
                fault(
                        pointer,
                        "has something that is not known here; known are: " + String.join(", ", new TreeSet<>(known)));
        }

        private @Nullable Record construct(Constructor<?> constructor, @Nullable Object[] values, String pointer) {
            try {
                return (Record) constructor.newInstance(values);
            } catch (InvocationTargetException e) {
                if (!(e.getCause() instanceof IllegalArgumentException broken))
                    throw new IllegalStateException(constructor + " failed", e.getCause());
                fault(pointer, String.valueOf(broken.getMessage()));
                return null;
            } catch (ReflectiveOperationException e) {
                throw new IllegalStateException(constructor + " cannot be called", e);
            }
        }

        private @Nullable Object value(JsonNode node, Component component, String pointer) {
            if (component.type() instanceof ParameterizedType list && list.getRawType() == List.class)
                return list(node, list.getActualTypeArguments()[0], component, pointer);
            return value(node, component.type(), component.limited(), pointer);
        }

        private @Nullable Object value(JsonNode node, Type type, boolean limited, String pointer) {
            if (!(type instanceof Class<?> wanted)) throw new IllegalStateException(type + " cannot be bound");
            if (wanted.isRecord() && !isScalar(wanted)) return record(node, wanted, pointer);
            try {
                var value = scalar(wanted, node, texts);
                if (value instanceof String text) return text(text, limited, pointer);
                return value;
            } catch (IllegalArgumentException e) {
                fault(pointer, String.valueOf(e.getMessage()));
                return null;
            }
        }

        private @Nullable List<Object> list(JsonNode node, Type element, Component component, String pointer) {
            // In a query one value is a list of one.
            var array = texts && node.isString()
                    ? JsonNodeFactory.instance.arrayNode().add(node)
                    : node;
            if (!(array instanceof ArrayNode elements)) {
                fault(pointer, "must be a list");
                return null;
            }
            if (!component.limited() && elements.size() > LIST_LENGTH) {
                fault(pointer, "has more than " + LIST_LENGTH + " elements");
                return null;
            }
            int before = faults.size();
            var values = new ArrayList<Object>();
            for (int i = 0; i < elements.size(); i++) {
                var value =
                        value(elements.get(i), element, component.eachLimited(), texts ? pointer : pointer + "/" + i);
                if (value != null) values.add(value);
            }
            return faults.size() == before ? List.copyOf(values) : null;
        }

        private @Nullable String text(String text, boolean limited, String pointer) {
            if (!storable(text)) fault(pointer, "must not contain U+0000 or half a surrogate pair");
            else if (!limited && text.isBlank()) fault(pointer, "must not be blank");
            else if (!limited && text.length() > TEXT_LENGTH)
                fault(pointer, "is longer than " + TEXT_LENGTH + " characters");
            else return text;
            return null;
        }

        private void fault(String field, String message) {
            faults.add(new Fault(in, field, message));
        }
    }

    /** Whether a component may be absent. */
    public static boolean isOptional(RecordComponent component) {
        return component.getAnnotatedType().isAnnotationPresent(Nullable.class);
    }

    private static boolean isScalar(Class<?> type) {
        return type == Cursor.class || TextValues.READERS.containsKey(type);
    }

    /** @throws IllegalArgumentException with a message for the client */
    private static Object scalar(Class<?> type, JsonNode node, boolean texts) {
        if (type == int.class || type == Integer.class)
            return Math.toIntExact(integer(node, texts, Integer.MIN_VALUE, Integer.MAX_VALUE));
        // Beyond 2^53 a number is not the same to every reader of JSON.
        if (type == long.class || type == Long.class) return integer(node, texts, -(1L << 53), 1L << 53);
        if (type == boolean.class || type == Boolean.class) return bool(node, texts);
        if (!node.isString()) throw new IllegalArgumentException("must be a text");
        var text = node.stringValue();
        if (type == String.class) return text;
        if (type == LocalDate.class) return date(text);
        if (type == Instant.class) return instant(text);
        if (type == YearMonth.class) return month(text);
        if (type == UUID.class) return uuid(text);
        if (type == Cursor.class) return Cursor.parse(text);
        if (type.isEnum()) return constant(type, text);
        var reader = TextValues.READERS.get(type);
        if (reader == null) throw new IllegalStateException(type + " cannot be bound");
        try {
            return reader.apply(text);
        } catch (RuntimeException e) {
            throw new IllegalArgumentException("does not have the right form", e);
        }
    }

    private static long integer(JsonNode node, boolean texts, long least, long most) {
        if (texts
                && node.isString()
                && INTEGER_SHAPE.matcher(node.stringValue()).matches())
            return between(Long.parseLong(node.stringValue()), least, most);
        if (texts || !node.isIntegralNumber()) throw new IllegalArgumentException("must be a whole number");
        if (!node.canConvertToLong()) throw new IllegalArgumentException("is out of range");
        return between(node.longValue(), least, most);
    }

    private static long between(long value, long least, long most) {
        if (value < least || value > most) throw new IllegalArgumentException("is out of range");
        return value;
    }

    private static boolean bool(JsonNode node, boolean texts) {
        if (!texts && node.isBoolean()) return node.booleanValue();
        if (texts && node.isString() && node.stringValue().equals("true")) return true;
        if (texts && node.isString() && node.stringValue().equals("false")) return false;
        throw new IllegalArgumentException("must be true or false");
    }

    private static LocalDate date(String text) {
        try {
            if (DATE_SHAPE.matcher(text).matches()) return within(LocalDate.parse(text));
        } catch (DateTimeException e) {
            throw new IllegalArgumentException("is not a date that exists", e);
        }
        throw new IllegalArgumentException("must be a date, such as 2025-03-01");
    }

    private static YearMonth month(String text) {
        try {
            if (MONTH_SHAPE.matcher(text).matches()) {
                var month = YearMonth.parse(text);
                within(month.atDay(1));
                return month;
            }
        } catch (DateTimeException e) {
            throw new IllegalArgumentException("is not a month that exists", e);
        }
        throw new IllegalArgumentException("must be a month, such as 2025-03");
    }

    /** To microseconds, which is what PostgreSQL keeps. */
    private static Instant instant(String text) {
        try {
            var instant = OffsetDateTime.parse(text).toInstant().truncatedTo(ChronoUnit.MICROS);
            within(LocalDate.ofInstant(instant, java.time.ZoneOffset.UTC));
            return instant;
        } catch (DateTimeException e) {
            throw new IllegalArgumentException("must be a moment with an offset, such as 2025-03-01T09:00:00+01:00", e);
        }
    }

    private static LocalDate within(LocalDate day) {
        if (day.isBefore(FIRST_DAY) || day.isAfter(LAST_DAY))
            throw new IllegalArgumentException("must lie between " + FIRST_DAY + " and " + LAST_DAY);
        return day;
    }

    private static UUID uuid(String text) {
        if (!UUID_SHAPE.matcher(text).matches()) throw new IllegalArgumentException("must be a UUID");
        return UUID.fromString(text);
    }

    private static Object constant(Class<?> type, String text) {
        var constants = type.getEnumConstants();
        for (var constant : constants) if (((Enum<?>) constant).name().equals(text)) return constant;
        throw new IllegalArgumentException("must be one of " + Arrays.toString(constants));
    }
}
