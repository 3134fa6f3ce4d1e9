package nl.opvang.funding.application.page;

import jakarta.validation.constraints.Size;
import java.util.Objects;
import java.util.UUID;
import nl.opvang.contracts.funding.DifferenceReason;
import nl.opvang.contracts.funding.Outcome;
import nl.opvang.contracts.funding.Ruling;
import nl.opvang.contracts.money.Euro;
import nl.opvang.plumbing.http.form.Reasoned;
import nl.opvang.plumbing.page.form.Fields;
import nl.opvang.plumbing.problem.ProblemException;
import org.jspecify.annotations.Nullable;

/**
 * What is filled in at a step, as text; of each step only its own fields.
 *
 * @param id of the step; made with the form, so that sent twice it is one step
 * @param about the question, first approval or decision that was in sight when the form was made
 * @param text what is asked, answered, or on which grounds is ruled or objected
 * @param whole the amount that was in sight as the whole of it
 * @param amount when it is a part
 * @param difference why a settlement is another amount than what was calculated
 * @param reason why a request is withdrawn
 */
record StepForm(
        @Nullable UUID id,
        @Nullable UUID about,
        @Size(max = StepForm.MOST) @Nullable String text,
        @Size(max = 20) @Nullable String verdict,
        @Size(max = 60) @Nullable String whole,
        @Size(max = 60) @Nullable String amount,
        @Size(max = 60) @Nullable String difference,
        @Size(max = StepForm.MOST) @Nullable String reason)
        implements Reasoned {
    /** Characters of a text. */
    static final int MOST = 2000;

    static final StepForm EMPTY = new StepForm(null, null, null, null, null, null, null, null);

    /** What somebody advises or decides about what was asked. */
    enum Verdict {
        WHOLE,
        PART,
        NOTHING
    }

    /** Filled in beforehand with a ruling that was given already. */
    static StepForm of(Ruling ruling, @Nullable Euro whole, @Nullable DifferenceReason difference) {
        boolean granted = ruling.outcome() == Outcome.GRANTED;
        var verdict = !granted ? Verdict.NOTHING : ruling.amount().equals(whole) ? Verdict.WHOLE : Verdict.PART;
        return new StepForm(
                null,
                null,
                ruling.grounds(),
                verdict.name(),
                null,
                verdict == Verdict.PART ? ruling.amount().text() : null,
                difference == null ? null : difference.name(),
                null);
    }

    /** @throws ProblemException when it says nothing of it */
    UUID stepId() {
        if (id == null) throw ProblemException.invalid("body", "id", "is required");
        return id;
    }

    /** @throws ProblemException when it says nothing of it */
    UUID aboutWhat() {
        if (about == null) throw ProblemException.invalid("body", "about", "is required");
        return about;
    }

    /**
     * What is advised or decided; null when something is wrong with it.
     *
     * @param most more cannot be granted; null when there is no such amount
     */
    @Nullable
    Ruling ruling(Fields fields, @Nullable Euro most) {
        var said = fields.choice("verdict", verdict, Verdict.class);
        // What a year comes to may have changed since the form was made: what was in sight is what is meant.
        var all = most == null ? fields.euro("verdict", whole) : most;
        var granted = said == null
                ? null
                : switch (said) {
                    case WHOLE -> all;
                    case PART -> part(fields, all, most);
                    case NOTHING -> Euro.ZERO;
                };
        var grounds = fields.text("text", text);
        if (!fields.faults().isEmpty()) return null;
        var outcome = said == Verdict.NOTHING ? Outcome.REFUSED : Outcome.GRANTED;
        return new Ruling(outcome, Objects.requireNonNull(granted), Objects.requireNonNull(grounds));
    }

    private @Nullable Euro part(Fields fields, @Nullable Euro all, @Nullable Euro most) {
        var part = fields.euro("amount", amount);
        if (part == null) return null;
        if (part.equals(Euro.ZERO)) fields.wrong("amount", "fault.granted-nothing");
        else if (part.equals(all)) fields.wrong("amount", "fault.granted-whole");
        else if (most != null && part.compareTo(most) > 0) fields.wrong("amount", "fault.above-asked");
        return part;
    }

    /** Why it is another amount; null when it is not said. */
    @Nullable
    DifferenceReason differs(Fields fields) {
        return difference == null ? null : fields.choice("difference", difference, DifferenceReason.class);
    }
}
