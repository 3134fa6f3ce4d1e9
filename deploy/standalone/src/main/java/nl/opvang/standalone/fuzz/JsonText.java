package nl.opvang.standalone.fuzz;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.ByteArrayOutputStream;
import java.util.List;
import java.util.Map;
import java.util.random.RandomGenerator;
import org.jspecify.annotations.Nullable;

/** JSON as bytes, written by hand, because a JSON library would not write what is broken. */
final class JsonText {
    private final ByteArrayOutputStream out = new ByteArrayOutputStream();

    private JsonText() {}

    static byte[] of(@Nullable Object value) {
        var text = new JsonText();
        text.write(value);
        return text.out.toByteArray();
    }

    /** With one field of the object twice. */
    static byte[] withDuplicate(Map<String, @Nullable Object> object, String name, @Nullable Object again) {
        var body = of(object);
        var more = new JsonText();
        more.out.write(body, 0, body.length - 1);
        if (!object.isEmpty()) more.raw(",");
        more.field(name, again);
        more.raw("}");
        return more.out.toByteArray();
    }

    /** Lists in lists, or objects in objects. */
    static byte[] nested(int depth, boolean objects, String marker) {
        var text = new StringBuilder();
        text.repeat(objects ? "{\"a\":" : "[", depth).append('"').append(marker).append('"');
        return text.repeat(objects ? "}" : "]", depth).toString().getBytes(UTF_8);
    }

    /** One of the ways in which a text is no JSON value, or more than one. */
    static byte[] malformed(byte[] json, RandomGenerator random, String marker) {
        var text = new String(json, UTF_8);
        return switch (random.nextInt(14)) {
            case 0 -> text.substring(0, text.length() - 1).getBytes(UTF_8);
            case 1 -> (text + "}").getBytes(UTF_8);
            case 2 -> (text + " " + text).getBytes(UTF_8);
            case 3 -> ("/* " + marker + " */" + text).getBytes(UTF_8);
            case 4 -> ("{'" + marker + "': 1}").getBytes(UTF_8);
            case 5 -> new byte[0];
            case 6 -> "   \r\n\t ".getBytes(UTF_8);
            case 7 -> ("{\"" + marker + "\": NaN}").getBytes(UTF_8);
            case 8 -> ("{\"a\": 0123" + marker + "}").getBytes(UTF_8);
            case 9 -> (marker + text).getBytes(UTF_8);
            case 10 -> ("{\"a\": 1e" + "9".repeat(30) + "}").getBytes(UTF_8);
            case 11 -> ("{\"a\": " + "7".repeat(100_000) + "}").getBytes(UTF_8);
            case 12 -> ("{\"" + "n".repeat(5_000) + marker + "\": 1}").getBytes(UTF_8);
            default -> ("{\"a\": \"\\x" + marker + "\"}").getBytes(UTF_8);
        };
    }

    /** The same text in an encoding that is not UTF-8, or with a mark before it. */
    static byte[] encodedOtherwise(byte[] json, RandomGenerator random) {
        var text = new String(json, UTF_8);
        return switch (random.nextInt(6)) {
            case 0 -> text.getBytes(java.nio.charset.StandardCharsets.UTF_16);
            case 1 -> text.getBytes(java.nio.charset.StandardCharsets.UTF_16LE);
            case 2 -> text.getBytes(java.nio.charset.StandardCharsets.UTF_16BE);
            case 3 -> text.getBytes(java.nio.charset.Charset.forName("UTF-32BE"));
            case 4 -> ("\ufeff" + text).getBytes(UTF_8);
            default -> (text.substring(0, text.length() - 1) + ",\"é\":\"é\"}").getBytes(ISO_8859_1);
        };
    }

    private void write(@Nullable Object value) {
        switch (value) {
            case null -> raw("null");
            case SchemaValues.BrokenText broken -> broken(broken);
            case String text -> text(text);
            case Map<?, ?> object -> object(object);
            case List<?> list -> list(list);
            default -> raw(value.toString());
        }
    }

    private void object(Map<?, ?> object) {
        raw("{");
        boolean first = true;
        for (var field : object.entrySet()) {
            if (!first) raw(",");
            first = false;
            field((String) field.getKey(), field.getValue());
        }
        raw("}");
    }

    private void field(String name, @Nullable Object value) {
        text(name);
        raw(":");
        write(value);
    }

    private void list(List<?> list) {
        raw("[");
        for (int i = 0; i < list.size(); i++) {
            if (i > 0) raw(",");
            write(list.get(i));
        }
        raw("]");
    }

    private void text(String text) {
        var quoted = new StringBuilder("\"");
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c == '"' || c == '\\') quoted.append('\\').append(c);
            else if (c < ' ') quoted.append("\\u%04x".formatted((int) c));
            else quoted.append(c);
        }
        raw(quoted.append('"').toString());
    }

    private void broken(SchemaValues.BrokenText broken) {
        raw("\"" + broken.marker());
        switch (broken.way()) {
            case 0 -> bytes(0xc3, 0x28);
            case 1 -> raw("\\u0000");
            case 2 -> raw("\\ud800");
            case 3 -> bytes(0);
            case 4 -> bytes(0xc0, 0x80);
            default -> bytes(0xed, 0xa0, 0x80);
        }
        raw("\"");
    }

    private void bytes(int... bytes) {
        for (int b : bytes) out.write(b);
    }

    private void raw(String text) {
        out.writeBytes(text.getBytes(UTF_8));
    }
}
