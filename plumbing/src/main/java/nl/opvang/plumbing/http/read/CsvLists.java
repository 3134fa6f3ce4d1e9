package nl.opvang.plumbing.http.read;

import static java.util.stream.Collectors.joining;

import java.io.IOException;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.RecordComponent;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import nl.opvang.contracts.text.TextValue;
import org.jspecify.annotations.Nullable;
import org.springframework.core.ResolvableType;
import org.springframework.http.HttpInputMessage;
import org.springframework.http.HttpOutputMessage;
import org.springframework.http.MediaType;
import org.springframework.http.converter.HttpMessageNotReadableException;
import org.springframework.http.converter.SmartHttpMessageConverter;

/**
 * Answers a list as CSV (RFC 4180) to who asks for {@code text/csv}: a header, then a row per item, for the tools in which
 * an officer has lists. Parts of an item are columns {@code part.field}; what is a list within it becomes one cell. The
 * other fields of the answer are headers, where the next page begins among them.
 */
public final class CsvLists implements SmartHttpMessageConverter<Object> {
    /** What is asked for. */
    public static final MediaType CSV = new MediaType("text", "csv", StandardCharsets.UTF_8);

    private static final String ITEMS = "items";
    private static final String NEXT_CURSOR = "nextCursor";

    /** The type of the items of a type of answer that is a list; empty for others. */
    static Optional<ResolvableType> items(ResolvableType answer) {
        return list(answer.toClass())
                .map(component -> ResolvableType.forType(component.getGenericType(), answer)
                        .getGeneric(0))
                .filter(item -> item.toClass().isRecord());
    }

    private static Optional<RecordComponent> list(Class<?> raw) {
        if (!raw.isRecord()) return Optional.empty();
        return Arrays.stream(raw.getRecordComponents())
                .filter(component -> component.getName().equals(ITEMS) && component.getType() == List.class)
                .findFirst();
    }

    /** The header of a type of answer that is a list, for its description. */
    public static Optional<String> header(ResolvableType answer) {
        return items(answer).map(item -> row(columns(item, "")));
    }

    @Override
    public boolean canWrite(ResolvableType type, Class<?> raw, @Nullable MediaType mediaType) {
        return (mediaType == null || CSV.isCompatibleWith(mediaType))
                && items(type).isPresent();
    }

    @Override
    public void write(
            Object answer,
            ResolvableType type,
            @Nullable MediaType contentType,
            HttpOutputMessage message,
            @Nullable Map<String, Object> hints)
            throws IOException {
        var list = (Record) answer;
        for (var component : list.getClass().getRecordComponents()) {
            var value = value(component, list);
            if (component.getName().equals(ITEMS) || value == null) continue;
            if (component.getName().equals(NEXT_CURSOR)) message.getHeaders().set("Next-Cursor", value.toString());
            else if (isPlain(component.getType()))
                message.getHeaders().set(headerName(component.getName()), text(value));
        }
        message.getHeaders().setContentType(CSV);
        message.getBody().write(rows(list, type));
    }

    /** A list as a file of its own: its header and rows, in UTF-8, without its other fields. */
    public static byte[] file(Items<? extends Record> list, Class<? extends Record> item) {
        return rows(list, ResolvableType.forClassWithGenerics(Items.class, item));
    }

    private static byte[] rows(Record list, ResolvableType type) {
        var item = items(type).orElseThrow();
        var csv = new StringBuilder(row(columns(item, "")));
        for (var component : list.getClass().getRecordComponents()) {
            if (!component.getName().equals(ITEMS)) continue;
            for (var each : (List<?>) Objects.requireNonNull(value(component, list))) {
                var cells = new ArrayList<String>();
                cells(each, item, cells);
                csv.append(row(cells));
            }
        }
        return csv.toString().getBytes(StandardCharsets.UTF_8);
    }

    @Override
    public boolean canRead(ResolvableType type, @Nullable MediaType mediaType) {
        return false;
    }

    @Override
    public Object read(ResolvableType type, HttpInputMessage message, @Nullable Map<String, Object> hints) {
        throw new HttpMessageNotReadableException("lists only go out", message);
    }

    @Override
    public List<MediaType> getSupportedMediaTypes() {
        return List.of(CSV);
    }

    /** Asked about what can be written; a class alone does not say what a list is of. */
    @Override
    public List<MediaType> getSupportedMediaTypes(Class<?> raw) {
        return list(raw).isPresent() ? List.of(CSV) : List.of();
    }

    private static List<String> columns(ResolvableType item, String prefix) {
        var columns = new ArrayList<String>();
        for (var component : item.toClass().getRecordComponents()) {
            var type = ResolvableType.forType(component.getGenericType(), item);
            if (isPart(type.toClass())) columns.addAll(columns(type, prefix + component.getName() + "."));
            else columns.add(prefix + component.getName());
        }
        return columns;
    }

    private static void cells(@Nullable Object item, ResolvableType type, List<String> cells) {
        for (var component : type.toClass().getRecordComponents()) {
            var value = item == null ? null : value(component, item);
            var part = ResolvableType.forType(component.getGenericType(), type);
            if (isPart(part.toClass())) cells(value, part, cells);
            else cells.add(cell(value));
        }
    }

    private static String cell(@Nullable Object value) {
        if (value == null) return "";
        var text = text(value);
        // A spreadsheet would take such a text for a formula.
        boolean formula = value instanceof CharSequence && !text.isEmpty() && "=+-@\t\r".indexOf(text.charAt(0)) >= 0;
        return formula ? "'" + text : text;
    }

    private static String text(Object value) {
        return switch (value) {
            case TextValue text -> text.text();
            case List<?> list ->
                list.stream().map(each -> text(Objects.requireNonNull(each))).collect(joining("; "));
            case Record part ->
                Arrays.stream(part.getClass().getRecordComponents())
                        .map(component -> {
                            var inner = value(component, part);
                            return component.getName() + "=" + (inner == null ? "" : text(inner));
                        })
                        .collect(joining(", "));
            default -> value.toString();
        };
    }

    private static boolean isPart(Class<?> type) {
        return type.isRecord() && !TextValue.class.isAssignableFrom(type);
    }

    private static boolean isPlain(Class<?> type) {
        return !isPart(type) && type != List.class;
    }

    private static String headerName(String field) {
        var name = field.replaceAll("([A-Z])", "-$1");
        return "Opvang-" + name.substring(0, 1).toUpperCase(Locale.ROOT) + name.substring(1);
    }

    private static @Nullable Object value(RecordComponent component, Object of) {
        try {
            var accessor = component.getAccessor();
            accessor.setAccessible(true);
            return accessor.invoke(of);
        } catch (IllegalAccessException | InvocationTargetException e) {
            throw new IllegalStateException(component + " cannot be read", e);
        }
    }

    private static String row(List<String> cells) {
        return cells.stream().map(CsvLists::quoted).collect(joining(",", "", "\r\n"));
    }

    private static String quoted(String cell) {
        return cell.chars().anyMatch(c -> c == ',' || c == '"' || c == '\r' || c == '\n')
                ? '"' + cell.replace("\"", "\"\"") + '"'
                : cell;
    }
}
