package nl.opvang.standalone.fuzz;

import java.time.Duration;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Consumer;

/** What came of a run: counts by kind and answer, and the first failures of each sort with their requests. */
public final class Report {
    private static final int SHOWN_PER_SORT = 3;
    private static final int SHOWN = 60;

    /**
     * Something that must not be.
     *
     * @param request how to see it again
     */
    record Failure(Check check, String finding, String request) {}

    private final Map<Kind, Map<String, Long>> answers = new EnumMap<>(Kind.class);
    /** Per operation what requests as described were answered. */
    private final Map<String, Map<String, Long>> ofOperations = new TreeMap<>();

    private final Map<String, Long> failures = new TreeMap<>();
    private final List<Failure> shown = new ArrayList<>();
    private long requests;
    private long events;
    private Duration slowest = Duration.ZERO;
    private Duration lasted = Duration.ZERO;
    private long heapBefore;
    private long heapAfter;

    synchronized void count(Attempt attempt, Answer answer) {
        requests++;
        var what = switch (answer) {
            case Answer.Given given -> {
                if (given.after().compareTo(slowest) > 0 && attempt.delivery() != Delivery.STALLED)
                    slowest = given.after();
                yield Integer.toString(given.status());
            }
            case Answer.Bare _ -> "bare";
            case Answer.Cut _ -> "cut";
            case Answer.Silence _ -> "silence";
            case Answer.Nonsense _ -> "nonsense";
            case Answer.NotAwaited _ -> "left";
        };
        answers.computeIfAbsent(attempt.kind(), kind -> new TreeMap<>()).merge(what, 1L, Long::sum);
        var operation = attempt.operation();
        if (attempt.kind() == Kind.VALID && operation != null)
            ofOperations
                    .computeIfAbsent(operation.toString(), name -> new TreeMap<>())
                    .merge(what, 1L, Long::sum);
    }

    synchronized void fail(Check check, String sort, String finding, String request) {
        long before = failures.getOrDefault(check + " " + sort, 0L);
        failures.put(check + " " + sort, before + 1);
        if (before < SHOWN_PER_SORT && shown.size() < SHOWN) shown.add(new Failure(check, finding, request));
    }

    synchronized void recorded(long count) {
        events += count;
    }

    synchronized void finished(Duration duration, long heapBytesBefore, long heapBytesAfter) {
        lasted = duration;
        heapBefore = heapBytesBefore;
        heapAfter = heapBytesAfter;
    }

    /** Nothing failed. */
    public synchronized boolean isClean() {
        return failures.isEmpty();
    }

    /** Requests that were sent. */
    public synchronized long requests() {
        return requests;
    }

    /** Events that the accepted ones recorded. */
    public synchronized long events() {
        return events;
    }

    /** Operations of which no request as described was carried out: of these only what is refused was tried. */
    synchronized List<String> neverCarriedOut() {
        return ofOperations.entrySet().stream()
                .filter(operation -> operation.getValue().keySet().stream().noneMatch(what -> what.startsWith("2")))
                .map(operation -> operation.getKey() + " " + operation.getValue())
                .toList();
    }

    /** How often this check failed. */
    synchronized long failuresOf(Check check) {
        return failures.entrySet().stream()
                .filter(failure -> failure.getKey().startsWith(check + " "))
                .mapToLong(Map.Entry::getValue)
                .sum();
    }

    /** All of it, for people. */
    public synchronized void tell(Consumer<String> line) {
        var columns = new TreeSet<String>();
        answers.values().forEach(counts -> columns.addAll(counts.keySet()));
        var head = new StringBuilder("%-16s %9s".formatted("kind", "requests"));
        columns.forEach(column -> head.append(" %8s".formatted(column)));
        line.accept(head.toString());
        answers.forEach((kind, counts) -> line.accept(row(kind.toString(), counts, columns)));
        var all = new TreeMap<String, Long>();
        answers.values().forEach(counts -> counts.forEach((what, count) -> all.merge(what, count, Long::sum)));
        line.accept(row("all", all, columns));
        line.accept("%,d requests in %d s; the slowest answer took %.1f s"
                .formatted(requests, lasted.toSeconds(), slowest.toMillis() / 1e3));
        line.accept("%,d events recorded, each by an accepted request".formatted(events));
        var never = neverCarriedOut();
        line.accept("%d operations were asked as described, %d of them never carried out"
                .formatted(ofOperations.size(), never.size()));
        never.forEach(operation -> line.accept("  " + operation));
        line.accept("heap in use after collection: %d MiB before, %d MiB after"
                .formatted(heapBefore / 1024 / 1024, heapAfter / 1024 / 1024));
        failures.forEach((sort, count) -> line.accept("FAILED %,d x %s".formatted(count, sort)));
        for (var failure : shown) {
            line.accept("");
            line.accept("FAILED " + failure.check() + ": " + failure.finding());
            line.accept(failure.request());
        }
        if (failures.isEmpty()) line.accept("nothing failed");
    }

    private static String row(String name, Map<String, Long> counts, Set<String> columns) {
        long sum = counts.values().stream().mapToLong(Long::longValue).sum();
        var row = new StringBuilder("%-16s %9d".formatted(name, sum));
        columns.forEach(column -> row.append(" %8s".formatted(counts.containsKey(column) ? counts.get(column) : "")));
        return row.toString();
    }
}
