package nl.opvang.reporting.page;

import static java.util.stream.Collectors.toMap;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Function;
import nl.opvang.plumbing.access.Caller;
import nl.opvang.plumbing.problem.ProblemException;
import org.springframework.stereotype.Component;

/** What became known about one day between two moments. */
@Component
class Differences {
    private final AreaPages pages;

    Differences(AreaPages pages) {
        this.pages = pages;
    }

    /**
     * The area, then what it is made of as far as the caller may see it.
     *
     * @throws ProblemException 404 when there is no such area at the later moment, or the caller may not see it
     */
    List<Difference> of(View view, Instant since, Instant until, Caller caller) {
        var differences = new ArrayList<Difference>();
        var whole = pages.figures(view.area(), view.on(), until, caller);
        differences.add(Difference.of(before(view, since, whole, caller), whole));
        var before = parts(view, since, caller);
        var after = parts(view, until, caller);
        after.forEach((code, row) -> differences.add(Difference.of(before.getOrDefault(code, nothing(row)), row)));
        before.forEach((code, row) -> {
            if (!after.containsKey(code)) differences.add(Difference.of(row, nothing(row)));
        });
        return differences;
    }

    /** A location of which nothing was known yet had nothing. */
    private AreaRow before(View view, Instant since, AreaRow later, Caller caller) {
        try {
            return pages.figures(view.area(), view.on(), since, caller);
        } catch (ProblemException _) {
            return nothing(later);
        }
    }

    private Map<String, AreaRow> parts(View view, Instant knownAt, Caller caller) {
        var parts = pages.parts(view.area(), view.on(), knownAt, caller);
        return parts == null
                ? Map.of()
                : parts.stream()
                        .collect(toMap(row -> row.area().code(), Function.identity(), (one, _) -> one, TreeMap::new));
    }

    private static AreaRow nothing(AreaRow row) {
        return new AreaRow(row.area(), 0, 0, 0, null, null, null, null, null);
    }
}
