package nl.opvang.standalone.fuzz;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import java.io.BufferedInputStream;
import java.io.ByteArrayOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Pattern;

/** HTTP/1.1 by hand: an ordinary client would mend, or refuse to send, most of what is to be sent. A connection is used once. */
final class Wire {
    private static final Pattern STATUS_LINE = Pattern.compile("HTTP/1\\.[01] (\\d{3})(?: .*)?");
    private static final int MOST_HEADERS = 200;
    private static final int MOST_BYTES = 64 * 1024 * 1024;
    private static final int PIECES = 20;
    private static final Duration BETWEEN_PIECES = Duration.ofMillis(30);

    private final Duration patience;

    /** @param patience how long an answer may take */
    Wire(Duration patience) {
        this.patience = patience;
    }

    /** Sends these bytes as they are, and reads what comes back. */
    Answer send(InetSocketAddress to, byte[] head, byte[] body, Delivery delivery, boolean bodyInAnswer)
            throws InterruptedException {
        long began = System.nanoTime();
        try (var socket = new Socket()) {
            socket.connect(to, (int) patience.toMillis());
            socket.setTcpNoDelay(true);
            socket.setSoTimeout((int) patience.toMillis());
            // Written beside the reading: who refuses a large body answers before all of it has gone.
            var writing = Thread.ofVirtual().start(() -> write(socket, head, body, delivery));
            try {
                if (delivery == Delivery.ABANDONED) {
                    writing.join();
                    return new Answer.NotAwaited();
                }
                return read(new BufferedInputStream(socket.getInputStream()), began, bodyInAnswer);
            } catch (SocketTimeoutException e) {
                return new Answer.Silence(since(began));
            } catch (IOException e) {
                return new Answer.Cut(String.valueOf(e.getMessage()));
            } catch (IllegalArgumentException e) {
                return new Answer.Nonsense(String.valueOf(e.getMessage()));
            } finally {
                writing.interrupt();
                // No farewell: a hundred thousand connections in TIME_WAIT would use all ports up.
                socket.setOption(java.net.StandardSocketOptions.SO_LINGER, 0);
            }
        } catch (IOException e) {
            return new Answer.Cut("no connection: " + e.getMessage());
        }
    }

    private static void write(Socket socket, byte[] head, byte[] body, Delivery delivery) {
        try {
            var out = socket.getOutputStream();
            switch (delivery) {
                case WHOLE -> {
                    var all = new ByteArrayOutputStream(head.length + Math.min(body.length, 16_384));
                    all.write(head);
                    all.write(body, 0, Math.min(body.length, 16_384));
                    out.write(all.toByteArray());
                    if (body.length > 16_384) out.write(body, 16_384, body.length - 16_384);
                }
                case TRICKLED -> trickle(out, head, body);
                case HALF_CLOSED -> {
                    half(out, head, body);
                    socket.shutdownOutput();
                }
                case ABANDONED, STALLED -> half(out, head, body);
            }
        } catch (IOException e) {
            // The server has heard enough; what it says is read elsewhere.
            return;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private static void half(OutputStream out, byte[] head, byte[] body) throws IOException {
        out.write(head);
        out.write(body, 0, body.length / 2);
        out.flush();
    }

    private static void trickle(OutputStream out, byte[] head, byte[] body) throws IOException, InterruptedException {
        var all = new byte[head.length + body.length];
        System.arraycopy(head, 0, all, 0, head.length);
        System.arraycopy(body, 0, all, head.length, body.length);
        int piece = Math.max(1, all.length / PIECES);
        for (int from = 0; from < all.length; from += piece) {
            out.write(all, from, Math.min(piece, all.length - from));
            out.flush();
            Thread.sleep(BETWEEN_PIECES);
        }
    }

    private Answer read(InputStream in, long began, boolean bodyInAnswer) throws IOException {
        while (true) {
            if (isBare(in)) return new Answer.Bare(in.readNBytes(MOST_BYTES));
            var line = STATUS_LINE.matcher(line(in));
            if (!line.matches()) throw new IllegalArgumentException("no status line");
            int status = Integer.parseInt(line.group(1));
            var headers = headers(in);
            if (status < 200) continue;
            boolean empty = !bodyInAnswer || status == 204 || status == 304 || isStream(headers);
            var body = empty ? new byte[0] : body(in, headers, began);
            return new Answer.Given(status, headers, body, since(began));
        }
    }

    /** It goes on for as long as anyone listens. */
    private static boolean isStream(Map<String, List<String>> headers) {
        return headers.getOrDefault("content-type", List.of()).stream()
                .anyMatch(type -> type.startsWith("text/event-stream"));
    }

    private static boolean isBare(InputStream in) throws IOException {
        in.mark(1);
        int first = in.read();
        in.reset();
        return first == '{';
    }

    private Map<String, List<String>> headers(InputStream in) throws IOException {
        var headers = new LinkedHashMap<String, List<String>>();
        for (int i = 0; i < MOST_HEADERS; i++) {
            var line = line(in);
            if (line.isEmpty()) return headers;
            int colon = line.indexOf(':');
            if (colon < 1) throw new IllegalArgumentException("a header without a name");
            headers.computeIfAbsent(line.substring(0, colon).toLowerCase(Locale.ROOT), name -> new ArrayList<>())
                    .add(line.substring(colon + 1).strip());
        }
        throw new IllegalArgumentException("headers without end");
    }

    private byte[] body(InputStream in, Map<String, List<String>> headers, long began) throws IOException {
        if (headers.getOrDefault("transfer-encoding", List.of()).contains("chunked")) return chunks(in, began);
        var length = headers.getOrDefault("content-length", List.of());
        if (length.isEmpty()) return in.readNBytes(MOST_BYTES);
        int bytes = Integer.parseInt(length.getFirst());
        var body = in.readNBytes(bytes);
        if (body.length < bytes) throw new EOFException("the answer ends early");
        return body;
    }

    private byte[] chunks(InputStream in, long began) throws IOException {
        var body = new ByteArrayOutputStream();
        while (true) {
            if (since(began).compareTo(patience) > 0) throw new SocketTimeoutException();
            int size = Integer.parseInt(line(in), 16);
            if (body.size() + size > MOST_BYTES) throw new IllegalArgumentException("an answer without end");
            var chunk = in.readNBytes(size);
            if (chunk.length < size) throw new EOFException("the answer ends early");
            body.write(chunk);
            line(in);
            if (size == 0) return body.toByteArray();
        }
    }

    private static String line(InputStream in) throws IOException {
        var line = new ByteArrayOutputStream();
        for (int b = in.read(); b != '\n'; b = in.read()) {
            if (b < 0) throw new EOFException(line.size() == 0 ? "closed without an answer" : "the answer ends early");
            if (line.size() > 65_536) throw new IllegalArgumentException("a line without end");
            if (b != '\r') line.write(b);
        }
        return line.toString(ISO_8859_1);
    }

    private static Duration since(long began) {
        return Duration.ofNanos(System.nanoTime() - began);
    }
}
