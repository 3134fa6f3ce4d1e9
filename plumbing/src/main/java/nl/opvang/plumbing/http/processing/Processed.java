package nl.opvang.plumbing.http.processing;

import java.util.LinkedHashSet;
import java.util.List;

/**
 * One row of the log, but for what the database adds.
 *
 * @param operation method and path, with the names of its variables
 * @param status of the answer; of lines of a bulk request 200
 * @param lines how many lines of a bulk request; 1 of any other
 * @param onBehalfOf empty when nobody was let in
 */
public record Processed(
        Trail trail,
        String operation,
        String activity,
        List<DataSubject> subjects,
        int lines,
        int status,
        String actor,
        String actorRole,
        String client,
        String onBehalfOf) {
    private static final int BULK = 200;

    public Processed {
        subjects = List.copyOf(subjects);
    }

    /** Both, as lines of one request. */
    public Processed and(Processed other) {
        var all = new LinkedHashSet<>(subjects);
        all.addAll(other.subjects);
        return new Processed(
                trail,
                operation,
                activity,
                List.copyOf(all),
                lines + other.lines,
                BULK,
                actor,
                actorRole,
                client,
                onBehalfOf.equals(other.onBehalfOf) ? onBehalfOf : "NL");
    }
}
