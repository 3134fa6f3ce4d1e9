package nl.opvang.capacity.rule.domain;

import static nl.opvang.contracts.capacity.RuleName.STATEMENT_DUE;
import static nl.opvang.contracts.capacity.RuleName.STATEMENT_REVIEW;
import static nl.opvang.contracts.capacity.RuleName.SUDDEN_JUMP;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import nl.opvang.capacity.rule.domain.RuleCommand.Correct;
import nl.opvang.capacity.rule.domain.RuleCommand.Decide;
import nl.opvang.capacity.rule.domain.RuleCommand.Withdraw;
import nl.opvang.capacity.rule.domain.RuleRefusal.DecidedElsewhere;
import nl.opvang.capacity.rule.domain.RuleRefusal.IdTaken;
import nl.opvang.capacity.rule.domain.RuleRefusal.NumberImplausible;
import nl.opvang.capacity.rule.domain.RuleRefusal.NumbersWrong;
import nl.opvang.capacity.rule.domain.RuleRefusal.RuleUnknown;
import nl.opvang.capacity.rule.domain.RuleRefusal.RuleWithdrawn;
import nl.opvang.contracts.area.RegionCode;
import nl.opvang.contracts.capacity.DatedRules;
import nl.opvang.contracts.capacity.RuleEvent;
import nl.opvang.contracts.capacity.RuleEvent.Corrected;
import nl.opvang.contracts.capacity.RuleEvent.Decided;
import nl.opvang.contracts.capacity.RuleEvent.Withdrawn;
import nl.opvang.contracts.capacity.RuleNumber;
import nl.opvang.contracts.capacity.RuleTerms;
import nl.opvang.contracts.funding.Certainty;
import nl.opvang.plumbing.decision.DeciderSpec;
import org.junit.jupiter.api.Test;

class RuleDeciderTest extends DeciderSpec<RuleCommand, Rules, RuleEvent, RuleRefusal> {
    private static final RegionCode REGION = new RegionCode("VR01");

    RuleDeciderTest() {
        super(RuleDecider.DECIDER);
    }

    @Test
    void a_rule_is_decided_corrected_and_withdrawn() {
        given().when(new Decide(STATEMENT_DUE, null, id(1), due("2025-01-01", 3)))
                .then(new Decided(STATEMENT_DUE, null, id(1), due("2025-01-01", 3)))
                .and()
                .when(new Correct(STATEMENT_DUE, null, id(1), id(2), due("2025-01-01", 4)))
                .then(new Corrected(STATEMENT_DUE, null, id(1), id(2), due("2025-01-01", 4)))
                .and()
                .when(new Withdraw(STATEMENT_DUE, null, id(1), id(3)))
                .then(new Withdrawn(STATEMENT_DUE, null, id(1), id(3)))
                .and()
                .when(new Correct(STATEMENT_DUE, null, id(1), id(4), due("2025-01-01", 4)))
                .thenRefused(new RuleWithdrawn(id(1)));
    }

    @Test
    void what_was_never_decided_is_not_corrected_or_withdrawn() {
        given().when(new Correct(STATEMENT_DUE, null, id(1), id(2), due("2025-01-01", 4)))
                .thenRefused(new RuleUnknown(id(1)));
        given().when(new Withdraw(STATEMENT_DUE, null, id(1), id(2))).thenRefused(new RuleUnknown(id(1)));
    }

    @Test
    void an_id_stands_for_one_decision() {
        given(new Decided(STATEMENT_DUE, null, id(1), due("2025-01-01", 3)))
                .when(new Decide(STATEMENT_DUE, null, id(1), due("2025-01-01", 4)))
                .thenRefused(new IdTaken(id(1)));
    }

    @Test
    void a_rule_says_all_of_its_numbers_and_no_others_or_none() {
        var numbers = new NumbersWrong(List.of("number", "percent", "days"));
        given().when(jump(new RuleNumber("number", 10))).thenRefused(numbers);
        given().when(jump(
                        new RuleNumber("number", 10),
                        new RuleNumber("number", 11),
                        new RuleNumber("percent", 5),
                        new RuleNumber("days", 7)))
                .thenRefused(numbers);
        given().when(jump(new RuleNumber("number", 10), new RuleNumber("percent", 5), new RuleNumber("weeks", 1)))
                .thenRefused(numbers);
        given().when(jump()).thenAccepted(events -> assertThat(events).hasSize(1));
    }

    @Test
    void a_number_that_nobody_means_is_refused() {
        given().when(new Decide(STATEMENT_DUE, null, id(1), due("2025-01-01", 367)))
                .thenRefused(new NumberImplausible("daysAfterWeek", 0, 366));
        given().when(new Decide(STATEMENT_REVIEW, REGION, id(1), terms("2025-01-01", new RuleNumber("required", 2))))
                .thenRefused(new NumberImplausible("required", 0, 1));
    }

    @Test
    void a_region_decides_its_own_rule_and_the_ministry_that_of_the_country() {
        given().when(new Decide(STATEMENT_REVIEW, null, id(1), terms("2025-01-01", new RuleNumber("required", 1))))
                .thenRefused(new DecidedElsewhere(STATEMENT_REVIEW));
        given().when(new Decide(STATEMENT_DUE, REGION, id(1), due("2025-01-01", 3)))
                .thenRefused(new DecidedElsewhere(STATEMENT_DUE));
    }

    @Test
    void the_rule_of_a_day_is_the_last_that_began_and_of_those_the_last_decided() {
        var rules = DatedRules.of(List.of(
                new Decided(STATEMENT_DUE, null, id(1), due("2025-01-01", 3)),
                new Decided(STATEMENT_DUE, null, id(2), due("2025-06-01", 4)),
                new Decided(STATEMENT_DUE, null, id(3), due("2025-01-01", 5)),
                new Decided(STATEMENT_DUE, null, id(4), terms("2025-09-01"))));
        assertThat(rules.on(STATEMENT_DUE, LocalDate.parse("2024-12-31"))).isEmpty();
        assertThat(number(rules, "2025-01-01")).isEqualTo(5);
        assertThat(number(rules, "2025-05-31")).isEqualTo(5);
        assertThat(number(rules, "2025-06-01")).isEqualTo(4);
        assertThat(rules.on(STATEMENT_DUE, LocalDate.parse("2025-09-01"))).isEmpty();
        assertThat(number(rules.after(new Withdrawn(STATEMENT_DUE, null, id(4), id(5))), "2025-09-01"))
                .isEqualTo(4);
        assertThat(rules.on(STATEMENT_DUE, REGION, LocalDate.parse("2025-06-01")))
                .isEmpty();
    }

    private static int number(DatedRules rules, String on) {
        return rules.on(STATEMENT_DUE, LocalDate.parse(on)).orElseThrow().number("daysAfterWeek");
    }

    private static Decide jump(RuleNumber... numbers) {
        return new Decide(SUDDEN_JUMP, null, id(1), terms("2025-01-01", numbers));
    }

    private static RuleTerms due(String validFrom, int days) {
        return terms(validFrom, new RuleNumber("daysAfterWeek", days));
    }

    private static RuleTerms terms(String validFrom, RuleNumber... numbers) {
        return new RuleTerms(
                LocalDate.parse(validFrom), null, List.of(numbers), Certainty.ASSUMED, "Assumed for this test.");
    }

    private static UUID id(int number) {
        return new UUID(0, number);
    }
}
