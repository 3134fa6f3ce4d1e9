package nl.opvang.plumbing.replay;

import java.time.Instant;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;
import nl.opvang.plumbing.http.form.Example;
import nl.opvang.plumbing.problem.Problem;
import nl.opvang.plumbing.problem.ProblemException;
import nl.opvang.plumbing.projection.Projection;
import org.jspecify.annotations.Nullable;

/** What an operator can have done about rebuilds, whichever way it is said, and what stands in the way. */
final class Rebuilds {
    /**
     * A row that differs. Who runs the machine sees which one it is, and not what it says.
     *
     * @param columns of which it says something else; none of a row that is on one side only
     */
    record RowDifference(
            long number, @Example("location") String table, ReplayDifference.Kind kind, List<String> columns) {
        RowDifference {
            columns = List.copyOf(columns);
        }

        static RowDifference of(ReplayDifference difference) {
            var live = difference.live();
            var replayed = difference.replayed();
            // A column that is empty on one side is not among those of that side.
            return new RowDifference(
                    difference.number(),
                    difference.about(),
                    difference.kind(),
                    difference.kind() == ReplayDifference.Kind.DIFFERENT && live != null && replayed != null
                            ? Stream.concat(live.keySet().stream(), replayed.keySet().stream())
                                    .distinct()
                                    .sorted()
                                    .toList()
                            : List.of());
        }
    }

    private final Replays replays;
    private final Replayed replayed;

    Rebuilds(Replays replays, Replayed replayed) {
        this.replays = replays;
        this.replayed = replayed;
    }

    /** Names of what can be built anew, in order. */
    List<String> projections() {
        return replayed.projections().stream().map(Projection::name).sorted().toList();
    }

    /**
     * Asks for one.
     *
     * @return whether it was not asked for before
     * @throws ProblemException when it cannot be
     */
    boolean ask(UUID id, String name, String askedBy) {
        var projection = replayed.projection(name)
                .orElseThrow(() -> ProblemException.invalid("body", "/projection", "is no projection of this service"));
        return switch (replays.askRebuild(id, projection.name(), projection.version(), askedBy)) {
            case ACCEPTED -> true;
            case THERE_ALREADY -> false;
            case ID_TAKEN, NOT_YET ->
                throw new ProblemException(
                        Problem.conflict("id-taken", "Id taken", "The id stands for something else."));
            case ANOTHER_RUNS ->
                throw new ProblemException(Problem.conflict(
                        "replay-running",
                        "A replay is running",
                        "One replay or rebuild at a time: wait until it has ended, or cancel it."));
        };
    }

    /** @throws ProblemException when nobody asked for it */
    Rebuild find(UUID id) {
        return replays.findRebuild(id).orElseThrow(ProblemException::notFound);
    }

    /** The latest first; without their reports. */
    List<Rebuild> before(@Nullable Instant askedAt, @Nullable UUID id, int limit) {
        return replays.rebuildsBefore(askedAt, id, limit);
    }

    List<RowDifference> differences(UUID id, long after, int limit) {
        return replays.differences(find(id).rebuildId(), after, limit).stream()
                .map(RowDifference::of)
                .toList();
    }

    /**
     * Has it take the place of what is live; asked again it changes nothing.
     *
     * @throws ProblemException when it is not built and compared
     */
    void change(UUID id, String reason) {
        if (find(id).switchReason() == null && !replays.askSwitch(id, reason) && find(id).switchReason() == null)
            throw new ProblemException(Problem.conflict(
                    "not-built", "Not built", "Only what is built and compared can take the place of what is live."));
    }

    /** Asked again, or of one that has ended, it changes nothing. */
    void cancel(UUID id, String reason) {
        replays.cancel(find(id).rebuildId(), reason);
    }
}
