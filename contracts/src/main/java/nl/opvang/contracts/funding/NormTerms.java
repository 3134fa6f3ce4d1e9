package nl.opvang.contracts.funding;

import java.time.LocalDate;
import nl.opvang.contracts.money.Euro;
import org.jspecify.annotations.Nullable;

/**
 * What a decision about a norm says.
 *
 * @param amount per unit of its scheme; zero ends the payment
 * @param validFrom first day for which it holds; it holds until the day from which another one does
 * @param knownFrom day on which the rule became known, when that was before it was recorded; null when recording made it
 *     known. The moment that counts is the envelope's {@code knownAt}
 * @param source the regulation and where it was published
 */
public record NormTerms(
        Euro amount, LocalDate validFrom, @Nullable LocalDate knownFrom, Certainty certainty, String source) {}
