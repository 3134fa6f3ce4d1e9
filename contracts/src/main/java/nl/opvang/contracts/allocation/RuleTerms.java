package nl.opvang.contracts.allocation;

import java.time.LocalDate;
import nl.opvang.contracts.funding.Certainty;
import org.jspecify.annotations.Nullable;

/**
 * When a rule holds, and how it is known.
 *
 * @param validFrom first day on which it holds; it holds until the day from which another one of its name does
 * @param knownFrom day on which the rule became known, when that was before it was recorded. The moment that counts is
 *     the envelope's {@code knownAt}
 * @param source the decision, ruling or letter that it rests on, and where that was published
 */
public record RuleTerms(LocalDate validFrom, @Nullable LocalDate knownFrom, Certainty certainty, String source) {}
