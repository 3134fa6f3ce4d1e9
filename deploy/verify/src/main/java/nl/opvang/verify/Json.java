package nl.opvang.verify;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * JSON as maps, lists, texts, whole numbers and booleans, and back in the canonical form of RFC 8785. What has no canonical form here,
 * fractions, numbers beyond 2^53 and members said twice, is refused: the register writes none.
 */
final class Json {
    /** The value {@code null}. */
    static final Object NOTHING = new Object();

    private static final long LARGEST = 1L << 53;
    private static final int DEEPEST = 200;

    private final String text;
    private int at;
    private int depth;

    private Json(String text) {
        this.text = text;
    }

    /** All values that follow each other in a text, with nothing but space between them. */
    static List<Object> all(String text) {
        var json = new Json(text);
        var values = new ArrayList<>();
        json.skipSpace();
        while (json.at < text.length()) {
            values.add(json.value());
            json.skipSpace();
        }
        return values;
    }

    /** The one object that a text is. */
    static Map<?, ?> object(String text) {
        var values = all(text);
        if (values.size() == 1 && values.getFirst() instanceof Map<?, ?> object) return object;
        throw new Unreadable("is not one JSON object");
    }

    /** A member that must be there, and be a text. */
    static String text(Map<?, ?> object, String member) {
        if (object.get(member) instanceof String text) return text;
        throw new Unreadable("lacks \"" + member + "\"");
    }

    /** A member that must be there, and be a number. */
    static long number(Map<?, ?> object, String member) {
        if (object.get(member) instanceof Long number) return number;
        throw new Unreadable("lacks \"" + member + "\"");
    }

    /** The canonical form, in UTF-8. */
    static byte[] canonical(Object value) {
        var out = new StringBuilder();
        write(value, out);
        return out.toString().getBytes(UTF_8);
    }

    private static void write(Object value, StringBuilder out) {
        switch (value) {
            case Map<?, ?> object -> {
                out.append('{');
                var separator = "";
                // Sorted by UTF-16 code units, as Java compares texts, and as the RFC wants it.
                for (var member : object.entrySet()) {
                    out.append(separator);
                    writeText((String) member.getKey(), out);
                    out.append(':');
                    write(member.getValue(), out);
                    separator = ",";
                }
                out.append('}');
            }
            case List<?> list -> {
                out.append('[');
                var separator = "";
                for (var element : list) {
                    out.append(separator);
                    write(element, out);
                    separator = ",";
                }
                out.append(']');
            }
            case String text -> writeText(text, out);
            case Long number -> out.append(number.longValue());
            case Boolean truth -> out.append(truth.booleanValue());
            default -> out.append("null");
        }
    }

    private static void writeText(String text, StringBuilder out) {
        out.append('"');
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            switch (c) {
                case '"' -> out.append("\\\"");
                case '\\' -> out.append("\\\\");
                case '\b' -> out.append("\\b");
                case '\t' -> out.append("\\t");
                case '\n' -> out.append("\\n");
                case '\f' -> out.append("\\f");
                case '\r' -> out.append("\\r");
                default -> {
                    if (c < ' ') out.append("\\u%04x".formatted((int) c));
                    else out.append(c);
                }
            }
        }
        out.append('"');
    }

    private Object value() {
        skipSpace();
        if (++depth > DEEPEST) throw wrong("is nested too deeply");
        char c = peek();
        Object value = switch (c) {
            case '{' -> object();
            case '[' -> list();
            case '"' -> string();
            case 't' -> word("true", true);
            case 'f' -> word("false", false);
            case 'n' -> word("null", NOTHING);
            default -> number();
        };
        depth--;
        return value;
    }

    private Map<String, Object> object() {
        var object = new TreeMap<String, Object>();
        at++;
        skipSpace();
        if (peek() == '}') {
            at++;
            return object;
        }
        while (true) {
            skipSpace();
            if (peek() != '"') throw wrong("has a member without a name");
            var name = string();
            skipSpace();
            expect(':');
            if (object.put(name, value()) != null) throw wrong("says \"" + name + "\" twice");
            skipSpace();
            if (peek() == '}') {
                at++;
                return object;
            }
            expect(',');
        }
    }

    private List<Object> list() {
        var list = new ArrayList<>();
        at++;
        skipSpace();
        if (peek() == ']') {
            at++;
            return list;
        }
        while (true) {
            list.add(value());
            skipSpace();
            if (peek() == ']') {
                at++;
                return list;
            }
            expect(',');
        }
    }

    private String string() {
        at++;
        int plain = at;
        while (peek() != '"' && peek() != '\\' && peek() >= ' ') at++;
        if (peek() == '"') return text.substring(plain, at++);
        var out = new StringBuilder(text.substring(plain, at));
        while (true) {
            char c = peek();
            at++;
            if (c == '"') return out.toString();
            if (c < ' ') throw wrong("has a control character in a text");
            out.append(c == '\\' ? escaped() : c);
        }
    }

    private char escaped() {
        char c = peek();
        at++;
        return switch (c) {
            case '"', '\\', '/' -> c;
            case 'b' -> '\b';
            case 'f' -> '\f';
            case 'n' -> '\n';
            case 'r' -> '\r';
            case 't' -> '\t';
            case 'u' -> {
                if (at + 4 > text.length()) throw wrong("ends within a text");
                var digits = text.substring(at, at + 4);
                if (!digits.matches("[0-9a-fA-F]{4}")) throw wrong("has an unknown escape");
                at += 4;
                yield (char) Integer.parseInt(digits, 16);
            }
            default -> throw wrong("has an unknown escape");
        };
    }

    private Object word(String word, Object value) {
        if (!text.startsWith(word, at)) throw wrong("is no JSON");
        at += word.length();
        return value;
    }

    private Long number() {
        int from = at;
        while (at < text.length() && "+-.0123456789eE".indexOf(text.charAt(at)) >= 0) at++;
        var digits = text.substring(from, at);
        if (!digits.matches("-?(0|[1-9][0-9]{0,15})")) throw wrong("has a number without a canonical form here");
        long number = Long.parseLong(digits);
        if (Math.abs(number) > LARGEST) throw wrong("has a number beyond 2^53");
        return number;
    }

    private void skipSpace() {
        while (at < text.length() && " \t\r\n".indexOf(text.charAt(at)) >= 0) at++;
    }

    private char peek() {
        if (at >= text.length()) throw wrong("ends too early");
        return text.charAt(at);
    }

    private void expect(char c) {
        if (peek() != c) throw wrong("lacks a " + c);
        at++;
    }

    private Unreadable wrong(String what) {
        return new Unreadable(what + ", at character " + (at + 1));
    }
}
