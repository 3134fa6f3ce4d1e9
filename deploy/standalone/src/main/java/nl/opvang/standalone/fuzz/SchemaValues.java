package nl.opvang.standalone.fuzz;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import java.util.random.RandomGenerator;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** Values as a schema wants them, and as it does not. Ids and codes come from small sets, so that requests meet each other. */
final class SchemaValues {
    /** How a value can be wrong. */
    enum Fault {
        TYPE,
        BOUNDS,
        MISSING,
        UNKNOWN_FIELD,
        TEXT
    }

    static final List<String> MUNICIPALITIES = List.of("GM0014", "GM0363", "GM0518");
    static final List<String> REGIONS = List.of("VR01", "VR13");
    static final List<String> WEEKS = List.of("2025-W10", "2025-W11");
    private static final int DIFFERENT_IDS = 24;
    private static final LocalDate USUAL = LocalDate.of(2024, 1, 1);
    private static final LocalDate EARLIEST = LocalDate.of(1900, 1, 1);
    private static final BigInteger MOST_INT = BigInteger.valueOf(Integer.MAX_VALUE);
    private static final BigInteger MOST_LONG = BigInteger.valueOf(Long.MAX_VALUE);
    private static final List<String> LETTERS =
            List.of("a", "é", "ï", "Ж", "漢", "🏠", "\u202e", " ", "'", "\"", "\\", "<", "&", "%");

    private final RandomGenerator random;
    private final Function<JsonNode, JsonNode> resolve;
    private final String marker;
    private final boolean texts;
    private @Nullable Fault fault;
    private int until;
    private boolean spoilt;

    /**
     * @param resolve what a reference in a schema refers to
     * @param marker put into texts where there is room
     * @param texts whether every value is a text, as in a query
     */
    SchemaValues(RandomGenerator random, Function<JsonNode, JsonNode> resolve, String marker, boolean texts) {
        this.random = random;
        this.resolve = resolve;
        this.marker = marker;
        this.texts = texts;
    }

    /** A value that the schema allows. */
    @Nullable
    Object valid(JsonNode schema) {
        fault = null;
        return value(schema);
    }

    /** A value with one fault somewhere in it, or null when this schema leaves no room for such a fault. */
    @Nullable
    Object spoilt(JsonNode schema, Fault with) {
        fault = with;
        // At one of the places where it is possible, each as likely as the next until one takes it.
        until = random.nextInt(12);
        spoilt = false;
        var value = value(schema);
        return spoilt ? value : null;
    }

    private @Nullable Object value(JsonNode reference) {
        var schema = resolve.apply(reference);
        var choices = schema.has("oneOf") ? schema.path("oneOf") : schema.path("anyOf");
        if (!choices.isEmpty()) return value(choices.path(random.nextInt(choices.size())));
        if (schema.has("const")) return schema.path("const").asString();
        var types = types(schema);
        if (types.contains("null") && random.nextInt(4) == 0 && !wanted()) return null;
        if (fault == Fault.TYPE && !types.isEmpty() && here()) return ofAnotherType(types);
        if (fault == Fault.BOUNDS) {
            var outside = outside(schema, types);
            if (!outside.isEmpty() && here()) return outside.get(random.nextInt(outside.size()));
        }
        if (fault == Fault.TEXT && types.contains("string") && !schema.has("enum") && here())
            return new BrokenText(random.nextInt(BrokenText.WAYS), marker);
        if (types.contains("object")) return object(schema);
        if (types.contains("array")) return array(schema);
        if (types.contains("integer")) return integer(schema);
        if (types.contains("boolean")) return random.nextBoolean();
        if (types.contains("number")) return new BigDecimal("1.5");
        return text(schema);
    }

    /** Whether a fault is still to be put somewhere. */
    private boolean wanted() {
        return fault != null && !spoilt;
    }

    private boolean here() {
        if (!wanted() || until-- > 0) return false;
        spoilt = true;
        return true;
    }

    private Map<String, @Nullable Object> object(JsonNode schema) {
        var required =
                schema.path("required").valueStream().map(JsonNode::asString).collect(Collectors.toSet());
        var object = new LinkedHashMap<String, @Nullable Object>();
        for (var property : schema.path("properties").properties()) {
            var name = property.getKey();
            if (!required.contains(name) && !wanted() && random.nextInt(3) == 0) continue;
            if (required.contains(name) && fault == Fault.MISSING && here()) {
                if (random.nextBoolean()) object.put(name, null);
                continue;
            }
            object.put(name, value(property.getValue()));
        }
        if (fault == Fault.UNKNOWN_FIELD && !schema.path("additionalProperties").asBoolean(true) && here())
            object.put(unknownName(), marker);
        // Whoever has not found a place by now takes the last there is: the whole.
        if (wanted()
                && fault == Fault.UNKNOWN_FIELD
                && !schema.path("additionalProperties").asBoolean(true)) {
            spoilt = true;
            object.put(unknownName(), marker);
        }
        return object;
    }

    private String unknownName() {
        return switch (random.nextInt(6)) {
            case 0 -> marker;
            case 1 -> "";
            case 2 -> "__proto__";
            case 3 -> "a".repeat(190) + marker;
            case 4 -> "<script>" + marker + "</script>";
            default -> "/" + marker + "~1\u0001";
        };
    }

    private List<@Nullable Object> array(JsonNode schema) {
        int least = schema.path("minItems").asInt(0);
        int size = least + random.nextInt(4);
        var elements = new ArrayList<@Nullable Object>();
        for (int i = 0; i < size; i++) elements.add(value(schema.path("items")));
        return elements;
    }

    private Object integer(JsonNode schema) {
        long least = schema.path("minimum").asLong(0);
        long most = schema.path("maximum").asLong(least + 200);
        long value = switch (random.nextInt(8)) {
            case 0 -> least;
            case 1 -> most;
            default -> random.nextLong(least, Math.min(most, least + 300) + 1);
        };
        return texts ? Long.toString(value) : BigInteger.valueOf(value);
    }

    private String text(JsonNode schema) {
        var constants =
                schema.path("enum").valueStream().filter(JsonNode::isString).toList();
        if (!constants.isEmpty())
            return constants.get(random.nextInt(constants.size())).stringValue();
        return switch (schema.path("format").asString("")) {
            case "date" -> date();
            case "date-time" -> moment();
            case "uuid" -> id();
            default -> schema.has("pattern") ? matching(schema.path("pattern").asString()) : words(schema);
        };
    }

    private String date() {
        return (random.nextInt(10) == 0
                        ? EARLIEST.plusDays(random.nextInt(109_000))
                        : USUAL.plusDays(random.nextInt(900)))
                .toString();
    }

    private String moment() {
        var date = USUAL.plusDays(random.nextInt(700));
        return switch (random.nextInt(3)) {
            case 0 -> date + "T00:00:00Z";
            case 1 -> date + "T23:59:59.999999+02:00";
            default -> date + "T10:00:00.5-05:30";
        };
    }

    private String id() {
        return id(random.nextInt(DIFFERENT_IDS));
    }

    /** One that hardly any other request has: what it is about can be new, also where all of the few are taken. */
    String newId() {
        return id(DIFFERENT_IDS + random.nextInt(1 << 24));
    }

    private static String id(int number) {
        return new UUID(0x0190_0000_0000_7000L, 0x8000_0000_0000_0000L | number).toString();
    }

    private String matching(String pattern) {
        if (random.nextInt(12) > 0)
            for (var pool : List.of(MUNICIPALITIES, REGIONS, WEEKS)) {
                var known = pool.get(random.nextInt(pool.size()));
                if (Pattern.compile(pattern).matcher(known).matches()) return known;
            }
        return new PatternValues(random).of(pattern);
    }

    private String words(JsonNode schema) {
        int least = schema.path("minLength").asInt(1);
        int most = schema.path("maxLength").asInt(60);
        var text = new StringBuilder(marker.length() <= most ? marker : "");
        if (random.nextInt(4) == 0) text.append(LETTERS.get(random.nextInt(LETTERS.size())));
        while (text.length() < least || text.isEmpty()) text.append('x');
        return text.length() <= most ? text.toString() : text.substring(0, most);
    }

    private Object ofAnotherType(Set<String> types) {
        var others = new ArrayList<Object>();
        if (!types.contains("string")) others.addAll(List.of("", marker, "1", "null"));
        if (!types.contains("integer"))
            others.addAll(List.of(BigInteger.ZERO, BigInteger.TWO.pow(70), new BigDecimal("-1")));
        if (!types.contains("number")) others.addAll(List.of(new BigDecimal("1.5"), new BigDecimal("1E+2")));
        if (!types.contains("boolean")) others.addAll(List.of(true, false));
        if (!types.contains("array")) others.addAll(List.of(List.of(), List.of(marker), List.of(List.of())));
        if (!types.contains("object"))
            others.addAll(List.of(Map.of(), Map.of(marker, marker), Map.of("text", "GM0014")));
        return others.get(random.nextInt(others.size()));
    }

    private List<Object> outside(JsonNode schema, Set<String> types) {
        var outside = new LinkedHashSet<Object>();
        if (types.contains("integer")) {
            if (schema.has("minimum"))
                outside.add(schema.path("minimum").bigIntegerValue().subtract(BigInteger.ONE));
            if (schema.has("maximum"))
                outside.add(schema.path("maximum").bigIntegerValue().add(BigInteger.ONE));
            var most = schema.path("format").asString("").equals("int32") ? MOST_INT : MOST_LONG;
            outside.add(most.add(BigInteger.ONE));
            outside.add(most.negate().subtract(BigInteger.TWO));
            outside.add(BigInteger.TEN.pow(30));
        }
        if (types.contains("array") && schema.path("maxItems").asInt(5000) < 5000) {
            var item = valueWithoutFault(schema.path("items"));
            outside.add(java.util.Collections.nCopies(schema.path("maxItems").asInt() + 1, item));
        }
        if (types.contains("string")) outside.addAll(textsOutside(schema));
        return List.copyOf(outside);
    }

    private @Nullable Object valueWithoutFault(JsonNode schema) {
        var kept = fault;
        fault = null;
        var value = value(schema);
        fault = kept;
        return value;
    }

    private List<String> textsOutside(JsonNode schema) {
        if (schema.has("enum")) return List.of(marker, "", "municipal", "0");
        var texts = new ArrayList<String>();
        switch (schema.path("format").asString("")) {
            case "date" ->
                texts.addAll(List.of(
                        "2025-02-30",
                        "2025-13-01",
                        "1899-12-31",
                        "2200-01-01",
                        "+12025-01-01",
                        "2025-1-1",
                        "20250101",
                        "2025-01-01T00:00:00Z",
                        "-0001-01-01",
                        "٢٠٢٥-٠١-٠١",
                        marker,
                        ""));
            case "date-time" ->
                texts.addAll(List.of(
                        "2025-01-01",
                        "2025-01-01T00:00:00",
                        "2025-01-01T25:00:00Z",
                        "1899-01-01T00:00:00Z",
                        "+999999999-01-01T00:00:00Z",
                        "2025-01-01T00:00:00+19:00",
                        marker,
                        ""));
            case "uuid" ->
                texts.addAll(List.of(
                        "1-1-1-1-1",
                        "00000000-0000-0000-0000-00000000000",
                        "{00000000-0000-7000-8000-000000000000}",
                        "00000000000070008000000000000000",
                        marker,
                        ""));
            default -> {
                if (schema.has("pattern")) {
                    var pattern = Pattern.compile(schema.path("pattern").asString());
                    for (var text :
                            List.of(marker, "", "GM00140", "gm0014", "GM００１４", "VR1", "1.5", "-0.0", "2025-13\n"))
                        if (!pattern.matcher(text).find()) texts.add(text);
                }
                if (schema.has("maxLength")) {
                    int most = schema.path("maxLength").asInt();
                    texts.add((marker + "y".repeat(most)).substring(0, most + 1));
                }
                if (schema.path("minLength").asInt(0) > 0) texts.add("");
            }
        }
        return texts;
    }

    private static Set<String> types(JsonNode schema) {
        var type = schema.path("type");
        if (type.isString()) return Set.of(type.stringValue());
        return type.valueStream().map(JsonNode::asString).collect(Collectors.toSet());
    }

    /** A text that no text may be; how it is broken is written out by {@link JsonText}. */
    record BrokenText(int way, String marker) {
        static final int WAYS = 6;
    }
}
