package nl.opvang.allocation.request.domain;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import nl.opvang.contracts.allocation.PriorityCriterion;
import nl.opvang.contracts.allocation.PriorityFact;
import nl.opvang.contracts.allocation.PriorityMethod;
import nl.opvang.contracts.allocation.PriorityTerms;
import org.jspecify.annotations.Nullable;

/**
 * In which order households are helped. It depends on facts and rules alone: where they make no difference, whoever asked
 * earlier comes first, and at last the id of the request decides, so that there is one list whatever came in first.
 */
public final class Ranking {
    /**
     * A place in the list, and all that put it there.
     *
     * @param position from 1
     * @param points all of them added up; null in a strict order
     * @param grounds one per criterion, in the order of the rule
     */
    public record Position(
            int position, Waiting waiting, @Nullable Long points, List<Ground> grounds) {
        public Position {
            grounds = List.copyOf(grounds);
        }
    }

    /**
     * What one criterion did.
     *
     * @param number of the fact
     * @param counted the number that counts: no more than the criterion lets it
     * @param weight null in a strict order, as are the points
     */
    public record Ground(
            PriorityFact fact,
            long number,
            long counted,
            @Nullable Integer weight,
            @Nullable Long points) {}

    /** With what is compared, the most first. */
    private static final class Judged {
        private final Waiting waiting;
        private final long[] key;

        Judged(Waiting waiting, long[] key) {
            this.waiting = waiting;
            this.key = key;
        }
    }

    private static final Comparator<Judged> ORDER = ((Comparator<Judged>) Ranking::byKey)
            .thenComparing(judged -> judged.waiting.askedAt())
            .thenComparing(judged -> judged.waiting.requestId().text());

    private Ranking() {}

    /** The list on a day. */
    public static List<Position> of(Collection<Waiting> all, PriorityTerms terms, LocalDate on) {
        return of(all, terms, on, 0, all.size());
    }

    /**
     * A stretch of the list on a day.
     *
     * @param skipped how many positions come before it
     * @param most how many positions it has at most
     */
    public static List<Position> of(Collection<Waiting> all, PriorityTerms terms, LocalDate on, int skipped, int most) {
        var judged = all.stream()
                .map(waiting -> new Judged(waiting, key(waiting, terms, on)))
                .sorted(ORDER)
                .toList();
        var positions = new ArrayList<Position>();
        for (int i = skipped; i < Math.min((long) judged.size(), (long) skipped + most); i++)
            positions.add(position(i + 1, judged.get(i).waiting, terms, on));
        return positions;
    }

    private static int byKey(Judged one, Judged other) {
        for (int i = 0; i < one.key.length; i++) {
            int order = Long.compare(other.key[i], one.key[i]);
            if (order != 0) return order;
        }
        return 0;
    }

    /** What is compared, the most first. */
    private static long[] key(Waiting waiting, PriorityTerms terms, LocalDate on) {
        var criteria = terms.criteria();
        return switch (terms.method()) {
            case WEIGHTED -> {
                long sum = 0;
                for (var criterion : criteria) sum += counted(waiting, criterion, on) * weight(criterion);
                yield new long[] {sum};
            }
            case STRICT_ORDER -> {
                var key = new long[criteria.size()];
                for (int i = 0; i < key.length; i++) key[i] = counted(waiting, criteria.get(i), on);
                yield key;
            }
        };
    }

    private static long counted(Waiting waiting, PriorityCriterion criterion, LocalDate on) {
        long number = waiting.number(criterion.fact(), on);
        var atMost = criterion.atMost();
        return atMost == null ? number : Math.min(number, atMost);
    }

    private static int weight(PriorityCriterion criterion) {
        var weight = criterion.weight();
        if (weight == null) throw new IllegalStateException("a criterion without its weight");
        return weight;
    }

    private static Position position(int position, Waiting waiting, PriorityTerms terms, LocalDate on) {
        boolean weighted = terms.method() == PriorityMethod.WEIGHTED;
        var grounds = new ArrayList<Ground>();
        long sum = 0;
        for (var criterion : terms.criteria()) {
            long counted = counted(waiting, criterion, on);
            long points = weighted ? counted * weight(criterion) : 0;
            sum += points;
            grounds.add(new Ground(
                    criterion.fact(),
                    waiting.number(criterion.fact(), on),
                    counted,
                    criterion.weight(),
                    weighted ? points : null));
        }
        return new Position(position, waiting, weighted ? sum : null, grounds);
    }
}
