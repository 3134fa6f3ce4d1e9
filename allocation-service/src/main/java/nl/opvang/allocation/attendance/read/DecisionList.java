package nl.opvang.allocation.attendance.read;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import java.util.function.UnaryOperator;
import nl.opvang.allocation.rule.read.AppliedTerm;
import nl.opvang.contracts.area.MunicipalityCode;
import nl.opvang.plumbing.http.form.Example;
import org.jspecify.annotations.Nullable;

/**
 * The absences of a municipality that lasted as long as the rule of the day says; the longest first.
 *
 * @param knownAt as known then, that moment included
 * @param projectedThrough everything recorded by then is here; a later {@code knownAt} is not answered
 * @param term the rule of the day; null when there is none, and then there are no cases
 * @param nextCursor what to pass as {@code cursor} for the next page; null at the end
 */
public record DecisionList(
        LocalDate on,
        Instant knownAt,
        Instant projectedThrough,
        @Nullable AppliedTerm term,
        List<AbsenceCase> items,
        @Example("WyIyMDI1LTAzLTAxIl0") @Nullable String nextCursor) {

    /**
     * An absence to be decided about. Nothing follows from it by itself.
     *
     * @param municipality the code under which the stay was posted
     * @param person whose stay it is, by a number that says nothing
     * @param absentFrom first day of the absence
     * @param daysAbsent how many whole days it lasted before this day
     * @param dueFrom first day on which it was a case by the rule of this day
     * @param entitlementLostFrom first day without a right to reception; null when it was not lost by this day
     * @param decision the last one taken by this day; null when none was
     */
    public record AbsenceCase(
            MunicipalityCode municipality,
            UUID stay,
            UUID absence,
            UUID person,
            UUID location,
            LocalDate absentFrom,
            long daysAbsent,
            LocalDate dueFrom,
            CaseState state,
            @Nullable LocalDate entitlementLostFrom,
            @Nullable AbsenceDecided decision) {
        /** The same, with the reason of its decision as it was written. */
        AbsenceCase with(UnaryOperator<AbsenceDecided> read) {
            return new AbsenceCase(
                    municipality,
                    stay,
                    absence,
                    person,
                    location,
                    absentFrom,
                    daysAbsent,
                    dueFrom,
                    state,
                    entitlementLostFrom,
                    decision == null ? null : read.apply(decision));
        }
    }

    /**
     * What someone decided.
     *
     * @param until first day on which it is to be decided about again: the end of an extension, or that of the stay when it
     *     goes on all the same
     */
    public record AbsenceDecided(
            UUID id,
            DecisionKind kind,
            LocalDate decidedOn,
            @Nullable LocalDate until,
            @Nullable String reason) {
        AbsenceDecided because(@Nullable String other) {
            return new AbsenceDecided(id, kind, decidedOn, until, other);
        }
    }
}
