package nl.opvang.plumbing.seal;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.erdtman.jcs.NumberToJSON;

/**
 * The canonical form of RFC 8785 of JSON that is known to be valid. A library would do; this is for the many events that go by, of
 * which most parts are canonical already: these are copied.
 */
final class CanonicalJson {
    private static final int CERTAINLY_EXACT_DIGITS = 15;

    /** A member of an object, where it was written. */
    private record Member(String name, int from, int until) {}

    private final String text;
    private final StringBuilder out;
    private int at;

    private CanonicalJson(String text) {
        this.text = text;
        this.out = new StringBuilder(text.length());
    }

    /** In UTF-8, as it comes. */
    static byte[] of(byte[] json) {
        return of(new String(json, UTF_8)).getBytes(UTF_8);
    }

    static String of(String json) {
        var canonical = new CanonicalJson(json);
        canonical.value();
        return canonical.out.toString();
    }

    private void value() {
        skipSpace();
        switch (text.charAt(at)) {
            case '{' -> object();
            case '[' -> list();
            case '"' -> string();
            default -> bare();
        }
        skipSpace();
    }

    private void object() {
        int begin = out.length();
        var members = new ArrayList<Member>();
        boolean sorted = true;
        out.append('{');
        at++;
        skipSpace();
        while (text.charAt(at) != '}') {
            if (text.charAt(at) == ',') at++;
            skipSpace();
            if (!members.isEmpty()) out.append(',');
            int from = out.length();
            var name = string();
            skipSpace();
            at++;
            out.append(':');
            value();
            sorted &= members.isEmpty() || members.getLast().name.compareTo(name) < 0;
            members.add(new Member(name, from, out.length()));
        }
        at++;
        if (!sorted) sort(members, begin);
        out.append('}');
    }

    /** By UTF-16 code units, as Java compares texts, and as the RFC wants it. */
    private void sort(List<Member> members, int begin) {
        members.sort(Comparator.comparing(Member::name));
        var written = members.stream()
                .map(member -> out.substring(member.from, member.until))
                .toList();
        out.setLength(begin + 1);
        out.append(String.join(",", written));
    }

    private void list() {
        out.append('[');
        at++;
        skipSpace();
        boolean first = true;
        while (text.charAt(at) != ']') {
            if (text.charAt(at) == ',') at++;
            if (!first) out.append(',');
            first = false;
            value();
        }
        at++;
        out.append(']');
    }

    /** What it says. Without escapes it is canonical as it stands. */
    private String string() {
        int begin = ++at;
        while (text.charAt(at) != '"' && text.charAt(at) != '\\') at++;
        if (text.charAt(at) == '"') {
            out.append(text, begin - 1, at + 1);
            return text.substring(begin, at++);
        }
        var said = new StringBuilder(text.substring(begin, at));
        while (text.charAt(at) != '"') said.append(text.charAt(at) == '\\' ? escaped() : text.charAt(at++));
        at++;
        out.append('"');
        for (int i = 0; i < said.length(); i++) write(said.charAt(i));
        out.append('"');
        return said.toString();
    }

    private char escaped() {
        char c = text.charAt(at + 1);
        at += 2;
        return switch (c) {
            case 'b' -> '\b';
            case 'f' -> '\f';
            case 'n' -> '\n';
            case 'r' -> '\r';
            case 't' -> '\t';
            case 'u' -> {
                at += 4;
                yield (char) Integer.parseInt(text, at - 4, at, 16);
            }
            default -> c;
        };
    }

    private void write(char c) {
        switch (c) {
            case '"' -> out.append("\\\"");
            case '\\' -> out.append("\\\\");
            case '\b' -> out.append("\\b");
            case '\f' -> out.append("\\f");
            case '\n' -> out.append("\\n");
            case '\r' -> out.append("\\r");
            case '\t' -> out.append("\\t");
            default -> {
                if (c < ' ') out.append("\\u%04x".formatted((int) c));
                else out.append(c);
            }
        }
    }

    /** A number, true, false or null. */
    private void bare() {
        int begin = at;
        while (at < text.length() && ",]} \t\r\n".indexOf(text.charAt(at)) < 0) at++;
        var bare = text.substring(begin, at);
        out.append(isExact(bare) ? bare : number(bare));
    }

    private static boolean isExact(String bare) {
        char first = bare.charAt(0);
        if (first == 't' || first == 'f' || first == 'n') return true;
        if (bare.length() > CERTAINLY_EXACT_DIGITS || bare.equals("-0")) return false;
        for (int i = first == '-' ? 1 : 0; i < bare.length(); i++)
            if (bare.charAt(i) < '0' || bare.charAt(i) > '9') return false;
        return true;
    }

    private static String number(String bare) {
        try {
            return NumberToJSON.serializeNumber(Double.parseDouble(bare));
        } catch (IOException e) {
            throw new UncheckedIOException("a number has no canonical form", e);
        }
    }

    private void skipSpace() {
        while (at < text.length() && text.charAt(at) <= ' ') at++;
    }
}
