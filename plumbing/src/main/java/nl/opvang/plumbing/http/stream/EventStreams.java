package nl.opvang.plumbing.http.stream;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import nl.opvang.plumbing.access.AccessGate;
import nl.opvang.plumbing.problem.Problem;
import nl.opvang.plumbing.problem.ProblemException;
import nl.opvang.plumbing.store.StoreSignal;
import org.springframework.context.SmartLifecycle;
import org.springframework.http.MediaType;

/**
 * Lets a bounded number of clients listen, none longer than its token holds. Each is told at its own pace: what it has
 * not taken yet is a page and the place where it goes on, so a slow one takes no memory and holds nobody up.
 */
public final class EventStreams implements SmartLifecycle {
    /** What a client asks for that was cut off, with the id of the last change that it got. */
    public static final String LAST_EVENT_ID = "Last-Event-ID";

    private static final Duration LONGEST_WAIT = Duration.ofSeconds(1);
    private static final Duration LATER = Duration.ofSeconds(30);
    private static final int BUFFER_BYTES = 16 * 1024;
    private static final Problem TOO_MANY = Problem.of(
                    429, "too-many-streams", "Too many streams", "This client listens to as many streams as it may.")
            .retryAfter(LATER);
    private static final Problem NO_ROOM =
            Problem.UNAVAILABLE.detail("As many listen as there is room for.").retryAfter(LATER);

    private final StreamSettings settings;
    private final Map<String, Integer> byClient = new HashMap<>();
    private int listening;
    private volatile boolean running;

    EventStreams(StreamSettings settings) {
        this.settings = settings;
    }

    /** How many listen in this process. */
    public synchronized int listening() {
        return listening;
    }

    /**
     * Tells a client what changes, until its token expires, this service stops, or it is gone.
     *
     * @param changed is raised when there may be more
     * @param atMost after so long it is over
     */
    public void tell(
            Changes changes,
            StoreSignal changed,
            Duration atMost,
            HttpServletRequest request,
            HttpServletResponse response)
            throws InterruptedException {
        var left = Duration.between(Instant.now(), AccessGate.expiresAt(request));
        long deadline = System.nanoTime() + (left.compareTo(atMost) < 0 ? left : atMost).toNanos();
        var client = AccessGate.caller(request).client();
        enter(client);
        try {
            response.setContentType(MediaType.TEXT_EVENT_STREAM_VALUE + ";charset=UTF-8");
            // Proxies would keep it until there is more of it.
            response.setHeader("X-Accel-Buffering", "no");
            if (!request.getMethod().equals("GET")) return;
            var out = new BufferedOutputStream(response.getOutputStream(), BUFFER_BYTES);
            new Stream(changes, changed, deadline, out).tell();
        } catch (IOException e) {
            // The client is gone, or has taken nothing for longer than a connection may rest; it comes again.
            return;
        } finally {
            leave(client);
        }
    }

    private synchronized void enter(String client) {
        int own = byClient.getOrDefault(client, 0);
        if (own >= settings.perClient()) throw new ProblemException(TOO_MANY);
        if (listening >= settings.open()) throw new ProblemException(NO_ROOM);
        byClient.put(client, own + 1);
        listening++;
    }

    private synchronized void leave(String client) {
        byClient.computeIfPresent(client, (_, own) -> own > 1 ? own - 1 : null);
        listening--;
    }

    @Override
    public void start() {
        running = true;
    }

    /** Before the server waits for requests to end. */
    @Override
    public void stop() {
        running = false;
    }

    @Override
    public boolean isRunning() {
        return running;
    }

    /** One client. */
    private final class Stream {
        private final Changes changes;
        private final StoreSignal changed;
        private final long deadline;
        private final OutputStream out;
        private long toldNanos = System.nanoTime();

        Stream(Changes changes, StoreSignal changed, long deadline, OutputStream out) {
            this.changes = changes;
            this.changed = changed;
            this.deadline = deadline;
            this.out = out;
        }

        void tell() throws IOException, InterruptedException {
            tell("retry: 3000\n\n");
            while (running && deadline - System.nanoTime() > 0) {
                long seen = changed.count();
                var next = changes.next();
                if (!next.isEmpty()) {
                    for (var change : next) write(change.text());
                    flush();
                } else if (quietNanos() >= settings.heartbeat().toNanos()) tell(":\n\n");
                else changed.await(seen, wait(LONGEST_WAIT));
            }
        }

        private Duration wait(Duration longest) {
            long toHeartbeat = settings.heartbeat().toNanos() - quietNanos();
            long toEnd = deadline - System.nanoTime();
            return Duration.ofNanos(Math.clamp(Math.min(toHeartbeat, toEnd), 0, longest.toNanos()));
        }

        private long quietNanos() {
            return System.nanoTime() - toldNanos;
        }

        private void tell(String text) throws IOException {
            write(text);
            flush();
        }

        private void write(String text) throws IOException {
            out.write(text.getBytes(StandardCharsets.UTF_8));
        }

        private void flush() throws IOException {
            out.flush();
            toldNanos = System.nanoTime();
        }
    }
}
