package nl.opvang.standalone.fuzz;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.jwk.RSAKey;
import com.nimbusds.jose.jwk.gen.RSAKeyGenerator;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;

/** A service that does everything wrong in turn, and keeps what it refused. */
final class BadServer implements Target, AutoCloseable {
    private static final String HEADERS = """
        API-Version: 1.0.0\r
        Cache-Control: no-store\r
        Content-Security-Policy: default-src 'none'; frame-ancestors 'none'\r
        Strict-Transport-Security: max-age=31536000; includeSubDomains\r
        X-Content-Type-Options: nosniff\r
        X-Frame-Options: DENY\r
        Referrer-Policy: no-referrer\r
        """;

    private static final String DESCRIPTION = """
        {"openapi": "3.1.0", "servers": [{"url": "/v1"}], "paths": {
          "/things": {"get": {"x-allowed-to": ["kcio"], "responses": {"200": {}, "400": {}, "503": {}},
            "parameters": [{"in": "query", "name": "on", "required": true,
                            "schema": {"type": "string", "format": "date"}}]}},
          "/things/{id}": {"put": {"x-allowed-to": ["kcio"], "responses": {"201": {}, "400": {}, "404": {}},
            "parameters": [{"in": "path", "name": "id", "required": true,
                            "schema": {"type": "string", "format": "uuid"}}],
            "requestBody": {"content": {"application/json": {"schema": {"$ref": "#/components/schemas/Thing"}}}}}},
          "/things/batches": {"post": {"x-allowed-to": ["kcio"], "responses": {"200": {}},
            "requestBody": {"content": {"application/x-ndjson": {"schema": {"oneOf": [
                {"$ref": "#/components/schemas/Thing"}]}}}}}}},
         "components": {"schemas": {"Thing": {"type": "object", "additionalProperties": false, "required": ["name"],
            "properties": {"name": {"type": "string", "minLength": 1, "maxLength": 40},
                           "size": {"type": ["integer", "null"], "minimum": 0, "maximum": 9}}}}}}\
        """;

    private final ServerSocket server;
    private final RSAKey key;
    private final AtomicInteger requests = new AtomicInteger();
    private final AtomicInteger looks = new AtomicInteger();
    private final AtomicLong heap = new AtomicLong();

    BadServer() {
        try {
            server = new ServerSocket(0, 500, InetAddress.getLoopbackAddress());
            key = new RSAKeyGenerator(2048).keyID("bad").generate();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (JOSEException e) {
            throw new IllegalStateException(e);
        }
        Thread.ofVirtual().start(this::accept);
    }

    static byte[] description() {
        return DESCRIPTION.getBytes(UTF_8);
    }

    private void accept() {
        while (!server.isClosed()) {
            try {
                var socket = server.accept();
                Thread.ofVirtual().start(() -> answer(socket));
            } catch (IOException e) {
                return;
            }
        }
    }

    private void answer(Socket socket) {
        try (socket) {
            var head = head(socket);
            if (head.contains("/v1/openapi.json")) {
                send(socket, 200, HEADERS + "Content-Type: application/json\r\n", DESCRIPTION);
                return;
            }
            int number = requests.getAndIncrement();
            switch (number % 12) {
                case 0 -> {
                    // Says nothing as long as the client listens, which takes a while: so not always.
                    if (number % 10 == 0) socket.getInputStream().readAllBytes();
                }
                case 1 -> send(socket, 500, problemHeaders(), problem(500));
                case 2 -> send(socket, 418, problemHeaders(), problem(418));
                case 3 -> send(socket, 400, problemHeaders(), problem(404));
                case 4 -> send(socket, 400, HEADERS + "Content-Type: text/html\r\n", problem(400));
                case 5 ->
                    send(
                            socket,
                            400,
                            problemHeaders(),
                            problem(400).replace("wrong", "java.lang.IllegalStateException at a.B.c(B.java:1)"));
                case 6 -> send(socket, 400, problemHeaders(), problem(400).replace("wrong", quoted(head)));
                case 7 -> send(socket, 400, "Content-Type: application/problem+json\r\n", problem(400));
                case 8 -> send(socket, 200, HEADERS + "Content-Type: application/x-ndjson\r\n", "{\"line\":0}\n");
                case 9 -> send(socket, 503, problemHeaders(), problem(503));
                case 10 -> socket.getOutputStream().write("nonsense\r\n\r\n".getBytes(UTF_8));
                default -> send(socket, 200, HEADERS + "X-Echo: " + quoted(head) + "\r\n", "{}");
            }
        } catch (IOException e) {
            // The fuzzer leaves when it likes.
            return;
        }
    }

    private static String head(Socket socket) throws IOException {
        var head = new ByteArrayOutputStream();
        while (!head.toString(ISO_8859_1).endsWith("\r\n\r\n")) {
            int next = socket.getInputStream().read();
            if (next < 0) break;
            head.write(next);
        }
        return head.toString(ISO_8859_1);
    }

    private static String quoted(String head) {
        return head.replaceAll("[^A-Za-z0-9/?=&:;.,<> -]", " ");
    }

    private static String problemHeaders() {
        return HEADERS + "Content-Type: application/problem+json\r\nWWW-Authenticate: Bearer\r\nAllow: GET\r\n";
    }

    private static String problem(int status) {
        return """
            {"type": "urn:problem-type:opvang:bad", "title": "Bad", "status": %d, "detail": "It is wrong."}\
            """.formatted(status);
    }

    private static void send(Socket socket, int status, String headers, String body) throws IOException {
        var bytes = body.getBytes(UTF_8);
        socket.getOutputStream()
                .write(("HTTP/1.1 " + status + " X\r\n" + headers + "Content-Length: " + bytes.length + "\r\n\r\n")
                        .getBytes(ISO_8859_1));
        socket.getOutputStream().write(bytes);
        socket.getOutputStream().flush();
    }

    @Override
    public Map<String, URI> services() {
        return Map.of("bad", URI.create("http://127.0.0.1:" + server.getLocalPort()));
    }

    @Override
    public String issuer() {
        return "http://127.0.0.1:1";
    }

    @Override
    public String audience() {
        return "bad";
    }

    @Override
    public RSAKey issuerKey() {
        return key;
    }

    /** From the second look on there is an event that nobody was told of. */
    @Override
    public List<Recorded> recorded(String service) {
        return looks.getAndIncrement() == 0
                ? List.of()
                : List.of(
                        new Recorded(UUID.randomUUID(), "bad.v1", "00-" + Attempt.traceId(3) + "-0000000000000001-01"));
    }

    @Override
    public int stored(String service, Collection<UUID> eventIds) {
        return 0;
    }

    /** It never gives anything back. */
    @Override
    public long heapBytes() {
        return heap.addAndGet(1L << 30);
    }

    @Override
    public void close() {
        try {
            server.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
