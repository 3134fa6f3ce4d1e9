package nl.opvang.standalone.fuzz;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.ByteArrayOutputStream;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** A request while it is being made up. */
final class Draft {
    /** Answers that may always come: too fast, or something does not answer now. */
    private static final Set<Integer> ALWAYS = Set.of(429, 503);

    final long number;
    final Kind kind;
    final String service;
    final String marker;
    final @Nullable Operation operation;
    String method = "GET";
    String target = "/";
    String version = "HTTP/1.1";
    boolean withLength = true;
    boolean chunked;
    byte[] body = new byte[0];

    @Nullable
    String token;

    Delivery delivery = Delivery.WHOLE;
    boolean mayBeCut;
    boolean mayBeBare;
    String way = "";
    int lines = -1;
    private final List<byte[]> headers = new ArrayList<>();
    private Set<Integer> allowed = Set.of();

    Draft(long number, Kind kind, String service, @Nullable Operation operation, String marker) {
        this.number = number;
        this.kind = kind;
        this.service = service;
        this.operation = operation;
        this.marker = marker;
    }

    void header(String name, String value) {
        headers.add((name + ": " + value + "\r\n").getBytes(UTF_8));
    }

    /** A header line as it is, whatever it is; the end of the line included. */
    void headerBytes(String line) {
        headers.add(line.getBytes(ISO_8859_1));
    }

    void withoutHeader(String name) {
        headers.removeIf(line -> new String(line, UTF_8).startsWith(name + ":"));
    }

    /** Which of the many ways of its kind this is. */
    Draft way(String name) {
        way = name;
        return this;
    }

    /** No other statuses than these. */
    void mayAnswer(Integer... statuses) {
        allowed = Set.copyOf(Arrays.asList(statuses));
    }

    /** Of all the statuses that the operation states, or that were named. */
    Attempt finished() {
        var may = new java.util.HashSet<Integer>(ALWAYS);
        if (!allowed.isEmpty()) may.addAll(allowed);
        else if (operation != null) may.addAll(operation.statuses());
        may.remove(500);
        return new Attempt(
                number, kind, way, service, operation, method, marker, head(), content(), delivery, may, mayBeCut,
                mayBeBare, lines);
    }

    private byte[] content() {
        if (!chunked) return body;
        var out = new ByteArrayOutputStream();
        for (int from = 0; from < body.length; from += 4000) {
            int size = Math.min(4000, body.length - from);
            out.writeBytes((Integer.toHexString(size) + "\r\n").getBytes(ISO_8859_1));
            out.write(body, from, size);
            out.writeBytes("\r\n".getBytes(ISO_8859_1));
        }
        out.writeBytes("0\r\n\r\n".getBytes(ISO_8859_1));
        return out.toByteArray();
    }

    private byte[] head() {
        var out = new ByteArrayOutputStream();
        out.writeBytes((method + " " + target + " " + version + "\r\n").getBytes(ISO_8859_1));
        if (token != null) out.writeBytes(("Authorization: Bearer " + token + "\r\n").getBytes(UTF_8));
        headers.forEach(out::writeBytes);
        if (chunked) out.writeBytes("Transfer-Encoding: chunked\r\n".getBytes(ISO_8859_1));
        else if (withLength && (body.length > 0 || !method.equals("GET")))
            out.writeBytes(("Content-Length: " + body.length + "\r\n").getBytes(ISO_8859_1));
        out.writeBytes("\r\n".getBytes(ISO_8859_1));
        return out.toByteArray();
    }
}
