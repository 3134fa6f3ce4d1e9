package nl.opvang.contracts.capacity;

import java.time.LocalDate;
import java.util.List;
import nl.opvang.contracts.funding.Certainty;
import org.jspecify.annotations.Nullable;

/**
 * What a decision about a rule says.
 *
 * @param validFrom first day for which it holds; it holds until the day from which another one does
 * @param knownFrom day on which the rule became known, when that was before it was recorded; the moment that counts is
 *     the envelope's {@code knownAt}
 * @param numbers all that the rule is made of; none at all: from that day on there is no such rule
 * @param certainty how sure it is that somebody meant it so
 * @param note what it rests on, or that it is assumed
 */
public record RuleTerms(
        LocalDate validFrom,
        @Nullable LocalDate knownFrom,
        List<RuleNumber> numbers,
        Certainty certainty,
        String note) {
    public RuleTerms {
        numbers = List.copyOf(numbers);
    }

    /** @throws IllegalArgumentException when it says no such number */
    public int number(String name) {
        return numbers.stream()
                .filter(number -> number.name().equals(name))
                .mapToInt(RuleNumber::value)
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("the rule says no " + name));
    }
}
