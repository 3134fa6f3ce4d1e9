package nl.opvang.reporting.publication.write;

import jakarta.validation.constraints.Size;
import java.time.Instant;
import java.time.LocalDate;
import nl.opvang.plumbing.http.form.Example;
import nl.opvang.plumbing.http.form.Reasoned;
import org.jspecify.annotations.Nullable;

/** What the KCIO fills in. */
final class PublicationForms {
    private static final int EXPLANATION_LENGTH = 1000;

    private PublicationForms() {}

    /**
     * Which figures.
     *
     * @param on the day of the places and of the people who stay in them; one of the week
     * @param registeredOn the day of the people in the population register; one of the week
     * @param knownAt the figures as known at this moment, such as the {@code knownAt} of an answer that was looked at
     */
    record PublicationForm(
            @Example("2025-01-17") LocalDate on,
            @Example("2025-01-19") LocalDate registeredOn,
            @Example("2025-01-20T09:00:00Z") Instant knownAt,
            @Nullable String reason)
            implements Reasoned {}

    /**
     * Which figures instead, and why.
     *
     * @param reason for everyone to read, beside the figures
     */
    record ReplacementForm(
            @Example("2025-01-17") LocalDate on,
            @Example("2025-01-19") LocalDate registeredOn,
            @Example("2025-01-22T09:00:00Z") Instant knownAt,

            @Size(min = 1, max = EXPLANATION_LENGTH) @Example("A municipality had counted twice.")
            String reason)
            implements Reasoned {}
}
