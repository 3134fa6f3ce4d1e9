package nl.opvang.funding.norm.domain;

import static nl.opvang.contracts.funding.NormScheme.MUNICIPAL;
import static nl.opvang.contracts.funding.NormScheme.PRIVATE;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.UUID;
import nl.opvang.contracts.funding.Certainty;
import nl.opvang.contracts.funding.NormEvent;
import nl.opvang.contracts.funding.NormEvent.ConfirmedThroughSet;
import nl.opvang.contracts.funding.NormEvent.Corrected;
import nl.opvang.contracts.funding.NormEvent.Decided;
import nl.opvang.contracts.funding.NormEvent.HistoryImportClosed;
import nl.opvang.contracts.funding.NormEvent.Withdrawn;
import nl.opvang.contracts.funding.NormId;
import nl.opvang.contracts.funding.NormTerms;
import nl.opvang.contracts.money.Euro;
import nl.opvang.funding.norm.domain.NormCommand.CloseHistoryImport;
import nl.opvang.funding.norm.domain.NormCommand.ConfirmThrough;
import nl.opvang.funding.norm.domain.NormCommand.Correct;
import nl.opvang.funding.norm.domain.NormCommand.Decide;
import nl.opvang.funding.norm.domain.NormCommand.Import;
import nl.opvang.funding.norm.domain.NormCommand.Withdraw;
import nl.opvang.funding.norm.domain.NormRefusal.AmountNegative;
import nl.opvang.funding.norm.domain.NormRefusal.HistoryImportIsClosed;
import nl.opvang.funding.norm.domain.NormRefusal.IdTaken;
import nl.opvang.funding.norm.domain.NormRefusal.NormUnknown;
import nl.opvang.funding.norm.domain.NormRefusal.NormWithdrawn;
import nl.opvang.funding.norm.domain.NormRefusal.NotFirstOfMonth;
import nl.opvang.plumbing.decision.DeciderSpec;
import org.junit.jupiter.api.Test;

class NormDeciderTest extends DeciderSpec<NormCommand, NormRules, NormEvent, NormRefusal> {
    private static final NormId FIRST = new NormId(new UUID(1, 1));
    private static final NormId SECOND = new NormId(new UUID(1, 2));
    private static final UUID CORRECTION = new UUID(2, 1);
    private static final UUID CONFIRMATION = new UUID(3, 1);

    NormDeciderTest() {
        super(NormDecider.DECIDER);
    }

    @Test
    void a_norm_is_decided() {
        given().when(new Decide(MUNICIPAL, FIRST, terms("100.00", "2022-03-01")))
                .then(new Decided(MUNICIPAL, FIRST, terms("100.00", "2022-03-01")));
    }

    @Test
    void a_decision_changes_what_is_paid_from_its_first_day_on() {
        given(first(), second()).when(new CloseHistoryImport(MUNICIPAL)).thenState(rules -> {
            assertThat(rules.on(day("2022-02-28"))).isEmpty();
            assertThat(rules.on(day("2022-10-14"))).contains(FIRST);
            assertThat(rules.on(day("2022-10-15"))).contains(SECOND);
        });
    }

    @Test
    void a_later_decision_about_an_earlier_period_leaves_later_periods_standing() {
        given(second(), first()).when(new CloseHistoryImport(MUNICIPAL)).thenState(rules -> {
            assertThat(rules.on(day("2022-10-14"))).contains(FIRST);
            assertThat(rules.on(day("2022-10-15"))).contains(SECOND);
        });
    }

    @Test
    void of_two_decisions_with_the_same_first_day_the_later_one_holds() {
        given(first())
                .when(new Decide(MUNICIPAL, SECOND, terms("99.00", "2022-03-01")))
                .thenState(rules -> assertThat(rules.on(day("2022-03-01"))).contains(SECOND));
    }

    @Test
    void an_id_stands_for_one_thing_that_was_said() {
        given(first())
                .when(new Decide(MUNICIPAL, FIRST, terms("99.00", "2022-03-01")))
                .thenRefused(new IdTaken(FIRST.id()));
        given(first()).when(new Withdraw(MUNICIPAL, FIRST, FIRST.id())).thenRefused(new IdTaken(FIRST.id()));
        given(first())
                .when(new ConfirmThrough(MUNICIPAL, FIRST.id(), day("2025-12-31"), "BooO"))
                .thenRefused(new IdTaken(FIRST.id()));
    }

    @Test
    void a_norm_is_not_negative_but_may_be_nothing() {
        given().when(new Decide(MUNICIPAL, FIRST, terms("-0.01", "2022-03-01"))).thenRefused(new AmountNegative());
        given(first())
                .when(new Correct(MUNICIPAL, FIRST, CORRECTION, terms("-100.00", "2022-03-01")))
                .thenRefused(new AmountNegative());
        given().when(new Decide(MUNICIPAL, FIRST, terms("0.00", "2026-01-01")))
                .then(new Decided(MUNICIPAL, FIRST, terms("0.00", "2026-01-01")));
    }

    @Test
    void a_private_norm_holds_for_whole_months() {
        given().when(new Decide(PRIVATE, FIRST, terms("210.00", "2022-03-02")))
                .thenRefused(new NotFirstOfMonth(day("2022-03-02")));
        given().when(new Decide(PRIVATE, FIRST, terms("210.00", "2022-03-01")))
                .then(new Decided(PRIVATE, FIRST, terms("210.00", "2022-03-01")));
    }

    @Test
    void a_correction_says_in_full_what_should_have_been_said() {
        given(first(), second())
                .when(new Correct(MUNICIPAL, SECOND, CORRECTION, terms("84.00", "2022-10-20")))
                .then(new Corrected(MUNICIPAL, SECOND, CORRECTION, terms("84.00", "2022-10-20")))
                .thenState(rules -> {
                    assertThat(rules.on(day("2022-10-19"))).contains(FIRST);
                    assertThat(rules.on(day("2022-10-20"))).contains(SECOND);
                });
    }

    @Test
    void a_repeated_decision_changes_nothing_even_after_its_correction() {
        given(first(), new Corrected(MUNICIPAL, FIRST, CORRECTION, terms("101.00", "2022-03-01")))
                .when(new Decide(MUNICIPAL, FIRST, terms("100.00", "2022-03-01")))
                .thenNothing();
    }

    @Test
    void a_withdrawn_decision_holds_on_no_day_and_the_one_before_it_comes_back() {
        given(first(), second())
                .when(new Withdraw(MUNICIPAL, SECOND, CORRECTION))
                .then(new Withdrawn(MUNICIPAL, SECOND, CORRECTION))
                .thenState(rules -> assertThat(rules.on(day("2022-10-15"))).contains(FIRST));
    }

    @Test
    void what_is_corrected_or_withdrawn_must_stand() {
        given().when(new Correct(MUNICIPAL, FIRST, CORRECTION, terms("100.00", "2022-03-01")))
                .thenRefused(new NormUnknown(FIRST));
        given().when(new Withdraw(MUNICIPAL, FIRST, CORRECTION)).thenRefused(new NormUnknown(FIRST));
        given(new ConfirmedThroughSet(MUNICIPAL, CONFIRMATION, day("2025-12-31"), "BooO"))
                .when(new Withdraw(MUNICIPAL, new NormId(CONFIRMATION), CORRECTION))
                .thenRefused(new NormUnknown(new NormId(CONFIRMATION)));
        given(first(), new Withdrawn(MUNICIPAL, FIRST, CORRECTION))
                .when(new Correct(MUNICIPAL, FIRST, new UUID(2, 2), terms("100.00", "2022-03-01")))
                .thenRefused(new NormWithdrawn(FIRST));
        given(first(), new Withdrawn(MUNICIPAL, FIRST, CORRECTION))
                .when(new Withdraw(MUNICIPAL, FIRST, new UUID(2, 2)))
                .thenRefused(new NormWithdrawn(FIRST));
    }

    @Test
    void norms_are_confirmed_through_a_day_which_a_later_word_may_move_either_way() {
        given().when(new ConfirmThrough(MUNICIPAL, CONFIRMATION, day("2025-12-31"), "BooO"))
                .then(new ConfirmedThroughSet(MUNICIPAL, CONFIRMATION, day("2025-12-31"), "BooO"))
                .and()
                .when(new ConfirmThrough(MUNICIPAL, new UUID(3, 2), day("2024-12-31"), "BooO"))
                .thenState(rules -> assertThat(rules.confirmedThrough()).isEqualTo("2024-12-31"));
    }

    @Test
    void history_comes_in_until_its_import_is_closed() {
        var history = new Decide(MUNICIPAL, FIRST, terms("100.00", "2022-03-01"));
        given().when(new Import(history)).then(first());
        given().when(new CloseHistoryImport(MUNICIPAL)).then(new HistoryImportClosed(MUNICIPAL));
        given(new HistoryImportClosed(MUNICIPAL))
                .when(new Import(history))
                .thenRefused(new HistoryImportIsClosed(MUNICIPAL));
        given(new HistoryImportClosed(MUNICIPAL)).when(history).then(first());
    }

    @Test
    void history_that_came_in_in_time_may_be_repeated_later() {
        given(first(), new HistoryImportClosed(MUNICIPAL))
                .when(new Import(new Decide(MUNICIPAL, FIRST, terms("100.00", "2022-03-01"))))
                .thenNothing();
    }

    private static Decided first() {
        return new Decided(MUNICIPAL, FIRST, terms("100.00", "2022-03-01"));
    }

    private static Decided second() {
        return new Decided(MUNICIPAL, SECOND, terms("83.00", "2022-10-15"));
    }

    private static NormTerms terms(String amount, String validFrom) {
        return new NormTerms(Euro.parse(amount), day(validFrom), null, Certainty.HIGH, "BooO article 3");
    }

    private static LocalDate day(String date) {
        return LocalDate.parse(date);
    }
}
