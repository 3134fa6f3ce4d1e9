package nl.opvang.demo.post;

import java.util.List;
import java.util.function.Function;
import java.util.function.Supplier;
import nl.opvang.demo.plan.NationalHistory;
import nl.opvang.demo.plan.Operation;

/** What there is to post, made when asked for: {@code locations} and {@code people} per municipality, {@code movers} across all. */
record Rounds(
        List<String> municipalities,
        Function<String, List<Operation>> locations,
        Function<String, List<Operation>> people,
        Supplier<List<Operation>> movers) {
    static Rounds of(NationalHistory history) {
        return new Rounds(history.municipalities(), history::locations, history::people, history::movers);
    }
}
