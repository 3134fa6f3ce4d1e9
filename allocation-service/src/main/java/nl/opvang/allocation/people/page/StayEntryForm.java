package nl.opvang.allocation.people.page;

import jakarta.validation.constraints.Size;
import java.time.LocalDate;
import java.util.UUID;
import nl.opvang.allocation.people.read.Staying;
import nl.opvang.plumbing.http.form.Reasoned;
import nl.opvang.plumbing.page.form.Fields;
import nl.opvang.plumbing.problem.ProblemException;
import org.jspecify.annotations.Nullable;

/**
 * What is said about a stay, as text.
 *
 * @param id of what it says, and of a move the id of the stay there; made with the form, so that sent twice it says one thing
 * @param location where somebody moves to
 * @param from first day there, of an absence, or of the stay as it should have been
 * @param until first day on which it is over
 */
record StayEntryForm(
        @Nullable UUID id,
        @Size(max = 60) @Nullable String location,
        @Size(max = 60) @Nullable String from,
        @Size(max = 60) @Nullable String until,
        @Size(max = 200) @Nullable String reason)
        implements Reasoned {

    /** What it says, read: what a form does not have is null. */
    record Days(
            @Nullable UUID location,
            @Nullable LocalDate from,
            @Nullable LocalDate until) {}

    /** Filled in with what is there. */
    static StayEntryForm of(StayEntry entry, Staying now, LocalDate today) {
        var first = now.from();
        var last = now.until();
        return switch (entry) {
            case END -> new StayEntryForm(null, null, null, today.toString(), null);
            case MOVE, ABSENCE -> new StayEntryForm(null, null, today.toString(), null, null);
            case CORRECTION ->
                new StayEntryForm(
                        null,
                        null,
                        first == null ? null : first.toString(),
                        last == null ? null : last.toString(),
                        null);
            case WITHDRAWAL -> new StayEntryForm(null, null, null, null, null);
        };
    }

    /** @throws ProblemException when it says nothing of it */
    UUID factId() {
        if (id == null) throw ProblemException.invalid("body", "id", "is required");
        return id;
    }

    /** Null when something is wrong with it. */
    @Nullable
    Days read(StayEntry entry, Fields fields) {
        var there = entry.hasPlace() ? fields.id("location", location) : null;
        var first = entry.hasStart() ? fields.day("from", from) : null;
        var last = end(entry, fields);
        if (first != null && last != null && !last.isAfter(first)) fields.wrong("until", "fault.ends-before-start");
        return fields.faults().isEmpty() ? new Days(there, first, last) : null;
    }

    private @Nullable LocalDate end(StayEntry entry, Fields fields) {
        if (!entry.hasEnd()) return null;
        return entry == StayEntry.END ? fields.day("until", until) : fields.dayIfAny("until", until);
    }
}
