package nl.opvang.funding.rule.read;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import nl.opvang.contracts.funding.RuleEvent.Decided;
import nl.opvang.contracts.funding.RuleName;
import nl.opvang.funding.rule.domain.Decisions;
import nl.opvang.funding.rule.domain.KnownRules;
import nl.opvang.funding.rule.domain.RuleCommand.Decide;
import nl.opvang.funding.rule.domain.RuleDecider;
import nl.opvang.plumbing.decision.Decision;
import org.junit.jupiter.api.Test;

class DefaultRulesTest {
    @Test
    void every_default_is_one_that_the_ministry_could_have_decided() {
        assertThat(DefaultRules.ALL).isNotEmpty().allSatisfy(rule -> {
            var id = new UUID(1, 1);
            var decision = RuleDecider.decide(new Decide(rule.name(), id, rule.terms()), Decisions.NONE);
            assertThat(decision).isEqualTo(Decision.accept(new Decided(rule.name(), id, rule.terms())));
        });
    }

    @Test
    void of_a_policy_something_holds_on_every_day_since_the_regulation_began() {
        var known = KnownRules.at(Instant.EPOCH, List.of(), DefaultRules.ALL);
        for (var name : List.of(
                RuleName.OUT_OF_USE_PLACES, RuleName.PLACES_SITUATED_OUTSIDE, RuleName.PLACES_AFTER_RIGHT_ENDED))
            assertThat(known.on(name, LocalDate.parse("2022-03-01")))
                    .as("%s", name)
                    .isPresent();
    }

    @Test
    void the_deadline_of_an_advance_depends_on_its_year() {
        var known = KnownRules.at(Instant.EPOCH, List.of(), DefaultRules.ALL);
        assertThat(through(known, 2024)).isEqualTo(LocalDate.parse("2024-09-30"));
        assertThat(through(known, 2025)).isEqualTo(LocalDate.parse("2025-10-31"));
        assertThat(known.on(RuleName.FIRST_RECEPTION_DEADLINE, LocalDate.parse("2023-07-01")))
                .isEmpty();
    }

    private static LocalDate through(KnownRules known, int year) {
        return known.ofYear(RuleName.ADVANCE_DEADLINE, year)
                .orElseThrow()
                .terms()
                .dayOfYear("through", year);
    }
}
