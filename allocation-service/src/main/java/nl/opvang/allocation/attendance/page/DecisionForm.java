package nl.opvang.allocation.attendance.page;

import jakarta.validation.constraints.Size;
import java.time.LocalDate;
import java.util.UUID;
import nl.opvang.allocation.attendance.write.AttendanceForms.AbsenceDecision;
import nl.opvang.allocation.attendance.write.AttendanceForms.AbsenceDecisionForm;
import nl.opvang.plumbing.http.form.Reasoned;
import nl.opvang.plumbing.page.form.Fields;
import nl.opvang.plumbing.problem.ProblemException;
import org.jspecify.annotations.Nullable;

/**
 * What is decided about an absence, as text.
 *
 * @param id of the decision; made with the form, so that sent twice it decides once
 * @param until of an extension: when it is to be decided about again; of an end: first day on which the person no longer stays
 */
record DecisionForm(
        @Nullable UUID id,
        @Size(max = 20) @Nullable String decision,
        @Size(max = 60) @Nullable String decidedOn,
        @Size(max = 60) @Nullable String until,
        @Size(max = MOST) @Nullable String reason)
        implements Reasoned {
    /** Characters of a reason. */
    static final int MOST = 1000;

    static DecisionForm on(LocalDate today) {
        return new DecisionForm(null, null, today.toString(), null, null);
    }

    /** @throws ProblemException when it says nothing of it */
    UUID decisionId() {
        if (id == null) throw ProblemException.invalid("body", "id", "is required");
        return id;
    }

    /** What is decided; null when something is wrong with it. */
    @Nullable
    AbsenceDecisionForm said(Fields fields) {
        var what = fields.choice("decision", decision, AbsenceDecision.class);
        var on = fields.day("decidedOn", decidedOn);
        var day = what == AbsenceDecision.LEAVE ? fields.dayIfAny("until", until) : fields.day("until", until);
        var why = fields.text("reason", reason);
        if (what == AbsenceDecision.LEAVE && day != null) fields.wrong("until", "fault.until-of-leave");
        if (what == AbsenceDecision.EXTEND && day != null && on != null && !day.isAfter(on))
            fields.wrong("until", "fault.until-not-later");
        if (what == null || on == null || why == null || !fields.faults().isEmpty()) return null;
        return new AbsenceDecisionForm(what, on, day, why);
    }
}
