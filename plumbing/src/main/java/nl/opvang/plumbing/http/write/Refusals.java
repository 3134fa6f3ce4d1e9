package nl.opvang.plumbing.http.write;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import nl.opvang.plumbing.command.CommandRefusal;
import nl.opvang.plumbing.decision.Refusal;
import nl.opvang.plumbing.problem.Problem;

/** The problem of any refusal there is. */
public final class Refusals {
    private final List<RefusalProblems<?>> features;

    public Refusals(List<RefusalProblems<?>> features) {
        var all = new ArrayList<RefusalProblems<?>>(features);
        all.add(new RefusalProblems<>(CommandRefusal.class, Refusals::ofAnyCommand));
        this.features = List.copyOf(all);
    }

    /** @throws IllegalStateException when nobody has chosen a problem for it, which is a bug */
    public Problem problem(Refusal refusal) {
        return features.stream()
                .filter(feature -> feature.knows(refusal))
                .findFirst()
                .orElseThrow(() -> new IllegalStateException(
                        "no RefusalProblems bean knows " + refusal.getClass().getName()))
                .of(refusal);
    }

    private static Problem ofAnyCommand(CommandRefusal refusal) {
        return switch (refusal) {
            case CommandRefusal.KnownBeforeLastFact _ ->
                Problem.conflict(
                        "known-before-last-fact",
                        "Known before the last fact",
                        "Something that was known later is already recorded of the same subject.");
            case CommandRefusal.ChangedConcurrently _ ->
                Problem.conflict(
                                "changed-concurrently",
                                "Changed concurrently",
                                "Others changed the same subject again and again while this was decided.")
                        .retryAfter(Duration.ofSeconds(1));
            case CommandRefusal.AtOtherSequence(var _, var actual) ->
                Problem.PRECONDITION_FAILED.with("sequence", actual);
        };
    }
}
