package nl.opvang.allocation.attendance.page;

import jakarta.validation.constraints.Size;
import java.time.LocalDate;
import java.util.Objects;
import java.util.UUID;
import nl.opvang.allocation.attendance.domain.AttendanceCommand;
import nl.opvang.allocation.attendance.domain.AttendanceCommand.CorrectAbsence;
import nl.opvang.allocation.attendance.domain.AttendanceCommand.EndAbsence;
import nl.opvang.allocation.attendance.domain.AttendanceCommand.WithdrawAbsence;
import nl.opvang.allocation.attendance.read.AttendanceOverview.AbsenceOverview;
import nl.opvang.contracts.allocation.StayId;
import nl.opvang.plumbing.http.form.Reasoned;
import nl.opvang.plumbing.page.form.Fields;
import nl.opvang.plumbing.problem.ProblemException;
import org.jspecify.annotations.Nullable;

/**
 * What is said about an absence, as text.
 *
 * @param id of what it says; made with the form, so that sent twice it says one thing
 * @param from first day of the absence as it should have been
 * @param until first day on which the person is there again
 */
record AbsenceEntryForm(
        @Nullable UUID id,
        @Size(max = 60) @Nullable String from,
        @Size(max = 60) @Nullable String until,
        @Size(max = 200) @Nullable String reason)
        implements Reasoned {

    /** Filled in with what is there. */
    static AbsenceEntryForm of(AbsenceEntry entry, AbsenceOverview now, LocalDate today) {
        return switch (entry) {
            case END -> new AbsenceEntryForm(null, null, today.toString(), null);
            case CORRECTION ->
                new AbsenceEntryForm(null, now.from().toString(), Objects.toString(now.until(), null), null);
            case WITHDRAWAL -> new AbsenceEntryForm(null, null, null, null);
        };
    }

    /** @throws ProblemException when it says nothing of it */
    UUID factId() {
        if (id == null) throw ProblemException.invalid("body", "id", "is required");
        return id;
    }

    /** What it says; null when something is wrong with it. */
    @Nullable
    AttendanceCommand said(AbsenceEntry entry, StayId stay, UUID absence, Fields fields) {
        return switch (entry) {
            case END -> {
                var back = fields.day("until", until);
                yield back == null ? null : new EndAbsence(stay, absence, back);
            }
            case CORRECTION -> {
                var first = fields.day("from", from);
                var back = fields.dayIfAny("until", until);
                if (first != null && back != null && !back.isAfter(first))
                    fields.wrong("until", "fault.ends-before-start");
                yield first == null || !fields.faults().isEmpty()
                        ? null
                        : new CorrectAbsence(stay, absence, factId(), first, back);
            }
            case WITHDRAWAL -> new WithdrawAbsence(stay, absence, factId());
        };
    }
}
