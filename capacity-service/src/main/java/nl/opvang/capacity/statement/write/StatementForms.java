package nl.opvang.capacity.statement.write;

import jakarta.validation.constraints.Size;
import java.time.Instant;
import java.util.UUID;
import nl.opvang.plumbing.http.form.Reasoned;
import org.jspecify.annotations.Nullable;

/** What is filled in about statements; municipality and week stand in the path, or in the line. */
final class StatementForms {
    static final int EXPLANATION_LENGTH = 1000;

    private StatementForms() {}

    /** @param seenAt the {@code knownAt} of the figures that are said to be right; without it, those known now */
    record ConfirmationForm(
            @Nullable Instant seenAt, @Nullable String reason) implements Reasoned {}

    /** What the region makes of it. */
    enum Verdict {
        ACCEPTED,
        RETURNED
    }

    /** @param confirmationId what it looked at */
    record ReviewForm(
            UUID confirmationId, Verdict verdict, @Nullable String reason) implements Reasoned {
        ReviewForm {
            if (verdict == Verdict.RETURNED && reason == null)
                throw new IllegalArgumentException("must say why the statement is returned");
        }
    }

    record LockForm(@Nullable String reason) implements Reasoned {}

    /** @param eventId the event that changed the figures after they were locked */
    record ExplanationForm(
            UUID eventId,

            @Size(min = 1, max = EXPLANATION_LENGTH) String explanation) {}
}
