package nl.opvang.capacity.statement.domain;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.LocalDate;
import java.util.UUID;
import nl.opvang.capacity.statement.domain.StatementCommand.Accept;
import nl.opvang.capacity.statement.domain.StatementCommand.Confirm;
import nl.opvang.capacity.statement.domain.StatementCommand.ExplainDifference;
import nl.opvang.capacity.statement.domain.StatementCommand.Lock;
import nl.opvang.capacity.statement.domain.StatementCommand.Remind;
import nl.opvang.capacity.statement.domain.StatementCommand.Return;
import nl.opvang.capacity.statement.domain.StatementRefusal.ConfirmedAgain;
import nl.opvang.capacity.statement.domain.StatementRefusal.IdTaken;
import nl.opvang.capacity.statement.domain.StatementRefusal.MunicipalityNotThere;
import nl.opvang.capacity.statement.domain.StatementRefusal.NoDifference;
import nl.opvang.capacity.statement.domain.StatementRefusal.NotConfirmed;
import nl.opvang.capacity.statement.domain.StatementRefusal.NotLocked;
import nl.opvang.capacity.statement.domain.StatementRefusal.NotReviewed;
import nl.opvang.capacity.statement.domain.StatementRefusal.WeekNotOver;
import nl.opvang.contracts.area.MunicipalityCode;
import nl.opvang.contracts.area.RegionCode;
import nl.opvang.contracts.calendar.Week;
import nl.opvang.contracts.capacity.StatementEvent;
import nl.opvang.contracts.capacity.StatementEvent.Accepted;
import nl.opvang.contracts.capacity.StatementEvent.Confirmed;
import nl.opvang.contracts.capacity.StatementEvent.DifferenceExplained;
import nl.opvang.contracts.capacity.StatementEvent.Locked;
import nl.opvang.contracts.capacity.StatementEvent.Reminded;
import nl.opvang.contracts.capacity.StatementEvent.Returned;
import nl.opvang.plumbing.decision.DeciderSpec;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class StatementDeciderTest extends DeciderSpec<StatementCommand, Statement, StatementEvent, StatementRefusal> {
    private static final MunicipalityCode GRONINGEN = new MunicipalityCode("GM0014");
    private static final RegionCode REGION = new RegionCode("VR01");
    private static final Week WEEK = Week.parse("2025-W03");
    private static final LocalDate SUNDAY = LocalDate.parse("2025-01-19");
    private static final UUID POLICY = id(90);

    StatementDeciderTest() {
        super(StatementDecider.DECIDER);
    }

    @Test
    void a_municipality_confirms_what_it_saw() {
        var seenAt = Instant.parse("2025-01-20T09:00:00Z");
        given().when(new Confirm(GRONINGEN, WEEK, id(1), seenAt, SUNDAY.plusDays(1)))
                .then(new Confirmed(GRONINGEN, WEEK, id(1), seenAt))
                .thenState(statement -> assertThat(statement.status()).isEqualTo(StatementStatus.CONFIRMED));
    }

    @Test
    void a_week_can_be_confirmed_from_its_last_day_on() {
        given().when(confirm(1, SUNDAY)).then(confirmed(1));
        given().when(confirm(1, SUNDAY.minusDays(1))).thenRefused(new WeekNotOver(SUNDAY));
        given().when(new Lock(GRONINGEN, WEEK, id(1), SUNDAY.minusDays(1))).thenRefused(new WeekNotOver(SUNDAY));
    }

    @Test
    void a_municipality_that_is_gone_on_the_last_day_says_nothing_about_the_week() {
        var weesp = new MunicipalityCode("GM0457");
        var week = Week.of(LocalDate.parse("2022-03-24"));
        given().when(new Confirm(weesp, week, id(1), null, SUNDAY))
                .thenRefused(new MunicipalityNotThere(weesp, LocalDate.parse("2022-03-27")));
        given().when(new Confirm(weesp, Week.parse("2022-W11"), id(1), null, SUNDAY))
                .then(new Confirmed(weesp, Week.parse("2022-W11"), id(1), null));
    }

    @Test
    void an_id_stands_for_one_thing_only() {
        given(confirmed(1)).when(confirm(1, SUNDAY)).thenNothing();
        given(confirmed(1))
                .when(new Confirm(GRONINGEN, WEEK, id(1), Instant.EPOCH, SUNDAY))
                .thenRefused(new IdTaken(id(1)));
        given(confirmed(1)).when(lock(1)).thenRefused(new IdTaken(id(1)));
        given(confirmed(1), accepted(2, 1)).when(returning(2, 1)).thenRefused(new IdTaken(id(2)));
    }

    @Test
    void a_region_accepts_or_returns_what_it_looked_at() {
        given(confirmed(1))
                .when(accept(2, 1, POLICY))
                .then(accepted(2, 1))
                .thenState(statement -> assertThat(statement.status()).isEqualTo(StatementStatus.ACCEPTED));
        given(confirmed(1))
                .when(returning(2, 1))
                .then(returned(2, 1))
                .thenState(statement -> assertThat(statement.status()).isEqualTo(StatementStatus.RETURNED));
        given(confirmed(1), accepted(2, 1)).when(returning(3, 1)).then(returned(3, 1));
    }

    @Test
    void a_region_reviews_only_where_its_rule_says_so() {
        given(confirmed(1)).when(accept(2, 1, null)).thenRefused(new NotReviewed());
    }

    @Test
    void a_review_that_was_accepted_is_a_repeat_also_when_the_rule_changed_since() {
        given(confirmed(1), accepted(2, 1)).when(accept(2, 1, null)).thenNothing();
        given(confirmed(1), accepted(2, 1), confirmed(3))
                .when(accept(2, 1, id(91)))
                .thenNothing();
    }

    @Test
    void nothing_and_what_was_confirmed_again_cannot_be_reviewed() {
        given().when(accept(2, 1, POLICY)).thenRefused(new NotConfirmed());
        given(confirmed(1), confirmed(3)).when(accept(2, 1, POLICY)).thenRefused(new ConfirmedAgain(id(3)));
    }

    @Test
    void what_was_returned_is_confirmed_again_and_then_open_to_review() {
        given(confirmed(1), returned(2, 1))
                .when(confirm(3, SUNDAY))
                .then(confirmed(3))
                .thenState(statement -> assertThat(statement.status()).isEqualTo(StatementStatus.CONFIRMED))
                .and()
                .when(accept(4, 3, POLICY))
                .then(accepted(4, 3));
    }

    @Test
    void a_lock_waits_for_nobody_and_no_later_lock_moves_it() {
        given().when(lock(5)).then(locked(5));
        given(locked(5)).when(lock(6)).thenNothing();
        given(locked(5)).when(confirm(1, SUNDAY)).then(confirmed(1));
        given(locked(5), confirmed(1))
                .when(lock(6))
                .thenNothing()
                .thenState(statement -> assertThat(statement.locked()).isEqualTo(locked(5)));
    }

    @Test
    void a_reminder_comes_once_and_not_to_those_who_confirmed() {
        given().when(remind(SUNDAY.plusDays(4))).then(reminded(SUNDAY.plusDays(4)));
        given(reminded(SUNDAY.plusDays(4))).when(remind(SUNDAY.plusDays(5))).thenNothing();
        given(confirmed(1)).when(remind(SUNDAY.plusDays(4))).thenNothing();
        given(confirmed(1), returned(2, 1)).when(remind(SUNDAY.plusDays(4))).thenNothing();
        given(locked(5)).when(remind(SUNDAY.plusDays(4))).then(reminded(SUNDAY.plusDays(4)));
    }

    @Test
    void a_difference_is_explained_where_there_is_one() {
        given(locked(5)).when(explain(7, 8, true)).then(explained(7, 8));
        given(locked(5)).when(explain(7, 8, false)).thenRefused(new NoDifference(id(8)));
        given().when(explain(7, 8, true)).thenRefused(new NotLocked());
        given(locked(5), explained(7, 8))
                .when(explain(9, 8, true))
                .then(explained(9, 8))
                .thenState(statement -> assertThat(statement.explanations())
                        .containsOnlyKeys(id(8))
                        .containsValue(explained(9, 8)));
    }

    @Test
    void an_explanation_once_given_is_a_repeat_also_when_the_event_differs_no_longer() {
        given(locked(5), explained(7, 8)).when(explain(7, 8, false)).thenNothing();
    }

    private static UUID id(int number) {
        return new UUID(0, number);
    }

    private static Confirm confirm(int confirmation, LocalDate today) {
        return new Confirm(GRONINGEN, WEEK, id(confirmation), null, today);
    }

    private static Confirmed confirmed(int confirmation) {
        return new Confirmed(GRONINGEN, WEEK, id(confirmation), null);
    }

    private static Accept accept(int review, int confirmation, @Nullable UUID policy) {
        return new Accept(GRONINGEN, WEEK, id(review), id(confirmation), REGION, policy);
    }

    private static Accepted accepted(int review, int confirmation) {
        return new Accepted(GRONINGEN, WEEK, id(review), id(confirmation), REGION, POLICY);
    }

    private static Return returning(int review, int confirmation) {
        return new Return(GRONINGEN, WEEK, id(review), id(confirmation), REGION, POLICY);
    }

    private static Returned returned(int review, int confirmation) {
        return new Returned(GRONINGEN, WEEK, id(review), id(confirmation), REGION, POLICY);
    }

    private static Lock lock(int lock) {
        return new Lock(GRONINGEN, WEEK, id(lock), SUNDAY);
    }

    private static Locked locked(int lock) {
        return new Locked(GRONINGEN, WEEK, id(lock));
    }

    private static Remind remind(LocalDate on) {
        return new Remind(GRONINGEN, WEEK, on, SUNDAY.plusDays(3), id(92));
    }

    private static Reminded reminded(LocalDate on) {
        return new Reminded(GRONINGEN, WEEK, on, SUNDAY.plusDays(3), id(92));
    }

    private static ExplainDifference explain(int explanation, int event, boolean differs) {
        return new ExplainDifference(GRONINGEN, WEEK, id(explanation), id(event), "de verkeerde vleugel", differs);
    }

    private static DifferenceExplained explained(int explanation, int event) {
        return new DifferenceExplained(GRONINGEN, WEEK, id(explanation), id(event), "de verkeerde vleugel");
    }
}
