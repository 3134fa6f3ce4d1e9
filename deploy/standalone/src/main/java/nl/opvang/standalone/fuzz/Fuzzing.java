package nl.opvang.standalone.fuzz;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Consumer;
import java.util.regex.Pattern;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;

/** One run: rounds of requests by several clients at a time, and after each round a look at what the system recorded. */
public final class Fuzzing {
    private static final int CLIENTS = 8;
    private static final int ROUND = 1_000;
    /** Between the end of the first round and the last; what caches may fill up to is far less. */
    private static final long MOST_GROWTH_BYTES = 160L * 1024 * 1024;

    private static final Pattern TRACE = Pattern.compile("00-f0220000000000000000([0-9a-f]{12})-.*");

    private final Target target;
    private final Requests requests;
    private final Map<String, InetSocketAddress> addresses = new HashMap<>();
    private final Wire wire;
    private final Consumer<String> tell;
    private final Report report = new Report();
    private final List<Future<?>> stalled = Collections.synchronizedList(new ArrayList<>());
    /** What the writes of this round were answered, by number. */
    private final Map<Long, String> answersToWrites = new ConcurrentHashMap<>();

    private final Map<String, Set<UUID>> answered = new ConcurrentHashMap<>();

    private Fuzzing(Target target, long seed, Duration patience, Consumer<String> tell)
            throws IOException, InterruptedException {
        this.target = target;
        this.tell = tell;
        this.wire = new Wire(patience);
        var documents = new LinkedHashMap<String, ApiDocument>();
        var hosts = new HashMap<String, String>();
        for (var service : target.services().entrySet()) {
            documents.put(service.getKey(), document(service.getKey(), service.getValue()));
            hosts.put(service.getKey(), service.getValue().getAuthority());
            addresses.put(
                    service.getKey(),
                    new InetSocketAddress(
                            service.getValue().getHost(), service.getValue().getPort()));
            answered.put(service.getKey(), ConcurrentHashMap.newKeySet());
            target.recorded(service.getKey());
        }
        requests = new Requests(
                seed, new Tokens(target.issuerKey(), target.issuer(), target.audience()), documents, hosts);
    }

    /**
     * Sends requests {@code from} to {@code from + count - 1} of the seed.
     *
     * @param patience how long any answer may take
     * @param tell told in a line how far it is
     */
    public static Report run(Target target, long seed, long from, long count, Duration patience, Consumer<String> tell)
            throws IOException, InterruptedException {
        return new Fuzzing(target, seed, patience, tell).all(from, count);
    }

    private static ApiDocument document(String service, URI at) throws IOException, InterruptedException {
        try (var http = HttpClient.newHttpClient()) {
            var answer = http.send(
                    HttpRequest.newBuilder(at.resolve("/v1/openapi.json")).build(), BodyHandlers.ofByteArray());
            return new ApiDocument(service, answer.body());
        }
    }

    private Report all(long from, long count) throws InterruptedException {
        long began = System.nanoTime();
        tell.accept("%d operations are described".formatted(requests.operationCount()));
        long heapBefore = 0;
        // Those that take long by their nature keep nobody waiting.
        try (var apart = Executors.newVirtualThreadPerTaskExecutor();
                var clients = Executors.newFixedThreadPool(CLIENTS)) {
            for (long first = from; first < from + count; first += ROUND) {
                long end = Math.min(from + count, first + ROUND);
                round(first, end, clients, apart);
                if (first == from) heapBefore = target.heapBytes();
                if ((end - from) % 10_000 == 0) tell.accept("%,d requests".formatted(end - from));
            }
        }
        for (var future : stalled) join(future);
        long heapAfter = target.heapBytes();
        if (heapAfter - heapBefore > MOST_GROWTH_BYTES)
            report.fail(
                    Check.MEMORY_BOUNDED,
                    "heap",
                    "the heap grew from %,d to %,d bytes".formatted(heapBefore, heapAfter),
                    "all of them");
        report.finished(Duration.ofNanos(System.nanoTime() - began), heapBefore, heapAfter);
        return report;
    }

    private void round(long first, long end, ExecutorService clients, ExecutorService apart)
            throws InterruptedException {
        var next = new AtomicLong(first);
        var toJoin = Collections.synchronizedList(new ArrayList<Future<?>>());
        for (int i = 0; i < CLIENTS; i++)
            toJoin.add(clients.submit(() -> {
                for (long number = next.getAndIncrement(); number < end; number = next.getAndIncrement()) {
                    var attempt = requests.request(number);
                    switch (attempt.delivery()) {
                        case STALLED -> stalled.add(apart.submit(() -> carryOut(attempt)));
                        case TRICKLED -> toJoin.add(apart.submit(() -> carryOut(attempt)));
                        case WHOLE, HALF_CLOSED, ABANDONED -> carryOut(attempt);
                    }
                }
                return null;
            }));
        for (int i = 0; i < toJoin.size(); i++) join(toJoin.get(i));
        look();
    }

    private static void join(Future<?> future) throws InterruptedException {
        try {
            future.get();
        } catch (ExecutionException e) {
            throw new IllegalStateException("the fuzzer itself failed: " + e.getCause(), e.getCause());
        }
    }

    private Void carryOut(Attempt attempt) throws InterruptedException {
        var answer = send(attempt);
        // A server may close a connection on which nothing has come for a while, and a busy machine may be that slow.
        // As any
        // client may, it asks once more: who is really cut off for what it sends is so each time.
        if (answer instanceof Answer.Cut && attempt.delivery() == Delivery.WHOLE && !attempt.mayBeCut())
            answer = send(attempt);
        report.count(attempt, answer);
        if (attempt.operation() != null && !attempt.operation().asks())
            answersToWrites.put(attempt.number(), answered(answer));
        for (var check : Check.values()) {
            var finding = check.finding(attempt, answer);
            if (finding.isPresent())
                report.fail(check, attempt.kind() + " (" + attempt.way() + ")", finding.get(), shown(attempt, answer));
        }
        if (answer instanceof Answer.Given given && given.status() < 300) remember(attempt, given);
        return null;
    }

    private Answer send(Attempt attempt) throws InterruptedException {
        return wire.send(
                Objects.requireNonNull(addresses.get(attempt.service())),
                attempt.head(),
                attempt.body(),
                attempt.delivery(),
                !attempt.method().equals("HEAD"));
    }

    private void remember(Attempt attempt, Answer.Given given) {
        try {
            var events = Objects.requireNonNull(answered.get(attempt.service()));
            if (attempt.lines() >= 0) Check.results(given).forEach(result -> addEvents(result, events));
            else if (!attempt.method().equals("GET") && given.body().length > 0)
                addEvents(Check.json(given.body()), events);
        } catch (JacksonException e) {
            report.fail(Check.PROBLEM_DOCUMENT, "success", "a success that is not JSON", shown(attempt, given));
        }
    }

    private static void addEvents(JsonNode answer, Set<UUID> events) {
        answer.path("events").forEach(event -> events.add(UUID.fromString(event.asString())));
    }

    /** Every event that was recorded must be in an answer that accepted something, and the other way round. */
    private void look() {
        for (var service : addresses.keySet()) {
            var told = Objects.requireNonNull(answered.get(service));
            var untold = new HashSet<>(told);
            var recorded = target.recorded(service);
            report.recorded(recorded.size());
            for (var event : recorded)
                if (!untold.remove(event.eventId()))
                    report.fail(
                            Check.REFUSED_CHANGES_NOTHING,
                            event.type(),
                            "event %s (%s) is in no answer".formatted(event.eventId(), event.type()),
                            origin(event));
            // A repeat of a request names the events of the first time.
            if (!untold.isEmpty() && target.stored(service, untold) != untold.size())
                report.fail(
                        Check.REFUSED_CHANGES_NOTHING,
                        service,
                        "some of these events were answered and are not there: " + untold,
                        "in the last " + ROUND + " requests");
            told.clear();
        }
        answersToWrites.clear();
    }

    private String origin(Target.Recorded event) {
        var trace = TRACE.matcher(event.traceparent());
        if (trace.matches()) {
            long number = Long.parseLong(trace.group(1), 16) - 1;
            return requests.request(number).shown() + "\n  answered\n"
                    + answersToWrites.getOrDefault(number, "    in another round");
        }
        return "a request without a trace of ours: " + event.traceparent();
    }

    private static String shown(Attempt attempt, Answer answer) {
        return attempt.shown() + "\n  answered\n" + answered(answer);
    }

    private static String answered(Answer answer) {
        return "    "
                + switch (answer) {
                    case Answer.Given given -> given.status() + " " + given.headers() + "\n    " + text(given.body());
                    case Answer other -> other.toString();
                };
    }

    private static String text(byte[] body) {
        var text = new String(body, StandardCharsets.UTF_8);
        return text.length() > 1_500 ? text.substring(0, 1_500) + "..." : text;
    }
}
