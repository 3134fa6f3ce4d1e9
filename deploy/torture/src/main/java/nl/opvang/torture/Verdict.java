package nl.opvang.torture;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Consumer;
import nl.opvang.torture.check.Check;
import nl.opvang.torture.check.Judges;
import nl.opvang.torture.fault.FaultKind;
import nl.opvang.torture.history.Asked;
import nl.opvang.torture.history.Command.Accepted;
import nl.opvang.torture.history.Command.Refused;
import nl.opvang.torture.history.Evidence;

/** What held and what did not, claim by claim. */
final class Verdict {
    private static final int SHOWN = 40;

    private final Consumer<String> tell;
    private final Map<String, List<String>> breaches = new LinkedHashMap<>();
    private int histories;
    private long events;

    Verdict(Consumer<String> tell) {
        this.tell = tell;
    }

    /** Holds these claims against a history. */
    void judge(List<Check> checks, Evidence evidence) {
        histories++;
        events += evidence.events();
        for (var check : checks) {
            claim(check.claim());
            check.check(evidence, breach -> breach(check.claim(), breach));
        }
    }

    /** Something that is said to hold. */
    void claim(String claim) {
        breaches.computeIfAbsent(claim, unbroken -> new ArrayList<>());
    }

    /** Something that shows that it does not. */
    void breach(String claim, String breach) {
        claim(claim);
        var known = breaches.getOrDefault(claim, List.of());
        if (known.contains(breach)) return;
        known.add(breach);
        if (known.size() <= SHOWN) tell.accept("NOT TRUE that %s: %s".formatted(claim, breach));
    }

    boolean holds() {
        return breaches.values().stream().allMatch(List::isEmpty);
    }

    /** Says all of it. */
    void say(long seed, Map<FaultKind, Integer> faults, Evidence evidence) {
        tell.accept("faults injected:");
        faults.forEach((kind, count) -> tell.accept("  %5d %s".formatted(count, kind)));
        commands(evidence.asked());
        long sent = evidence.sent().values().stream().mapToLong(List::size).sum();
        tell.accept("events: %d in the stores, %d records in Kafka, so %d were sent again"
                .formatted(evidence.events(), sent, sent - evidence.events()));
        features(evidence)
                .forEach((feature, facts) -> tell.accept("  %5d %s %s"
                        .formatted(
                                facts.values().stream()
                                        .mapToLong(Long::longValue)
                                        .sum(),
                                feature,
                                facts)));
        tell.accept("answers as known at a moment: %d, of which %d were summed independently"
                .formatted(evidence.told().size(), Judges.judged(evidence.told())));
        tell.accept("histories judged: %d, with %d events in all".formatted(histories, events));
        breaches.forEach((claim, found) -> tell.accept(
                "  %s that %s".formatted(found.isEmpty() ? "true" : "NOT TRUE (%d)".formatted(found.size()), claim)));
        tell.accept((holds() ? "nothing is broken" : "BROKEN") + " (seed %d)".formatted(seed));
    }

    /** What was recorded, by feature and fact: what is not among it was not tortured. */
    private static Map<String, Map<String, Long>> features(Evidence evidence) {
        var features = new TreeMap<String, Map<String, Long>>();
        for (var log : evidence.logs().values())
            for (var event : log)
                features.computeIfAbsent(event.feature(), feature -> new TreeMap<>())
                        .merge(event.fact(), 1L, Long::sum);
        return features;
    }

    private void commands(List<Asked> asked) {
        long accepted = asked.stream()
                .filter(each -> each.outcome() instanceof Accepted)
                .count();
        long refused =
                asked.stream().filter(each -> each.outcome() instanceof Refused).count();
        long attempts = asked.stream().mapToLong(Asked::attempts).sum();
        tell.accept(
                "commands: %d, of which %d accepted, %d refused, %d given up without an answer; sent %d times in all"
                        .formatted(asked.size(), accepted, refused, asked.size() - accepted - refused, attempts));
    }
}
