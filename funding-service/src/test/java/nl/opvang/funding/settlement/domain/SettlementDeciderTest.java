package nl.opvang.funding.settlement.domain;

import static nl.opvang.contracts.funding.OfficerRole.MINISTRY;
import static nl.opvang.contracts.funding.OfficerRole.MUNICIPALITY;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.LocalDate;
import java.util.EnumSet;
import java.util.List;
import java.util.UUID;
import nl.opvang.contracts.area.MunicipalityCode;
import nl.opvang.contracts.funding.Account;
import nl.opvang.contracts.funding.Answer;
import nl.opvang.contracts.funding.Approval;
import nl.opvang.contracts.funding.ApprovalLimit;
import nl.opvang.contracts.funding.Assessment;
import nl.opvang.contracts.funding.BookedCosts;
import nl.opvang.contracts.funding.Calculation;
import nl.opvang.contracts.funding.Deadline;
import nl.opvang.contracts.funding.DifferenceReason;
import nl.opvang.contracts.funding.Evidence;
import nl.opvang.contracts.funding.NormPayment;
import nl.opvang.contracts.funding.Objection;
import nl.opvang.contracts.funding.Officer;
import nl.opvang.contracts.funding.OfficerRole;
import nl.opvang.contracts.funding.Outcome;
import nl.opvang.contracts.funding.Question;
import nl.opvang.contracts.funding.Ruling;
import nl.opvang.contracts.funding.SettlementEvent;
import nl.opvang.contracts.funding.SettlementEvent.AccountedFor;
import nl.opvang.contracts.funding.SettlementEvent.Approved;
import nl.opvang.contracts.funding.SettlementEvent.Assessed;
import nl.opvang.contracts.funding.SettlementEvent.Decided;
import nl.opvang.contracts.money.Euro;
import nl.opvang.funding.procedure.domain.Flaw;
import nl.opvang.funding.procedure.domain.ProcedureRefusal;
import nl.opvang.funding.procedure.domain.ProcedureRefusal.AlreadyDecided;
import nl.opvang.funding.procedure.domain.ProcedureRefusal.Flawed;
import nl.opvang.funding.procedure.domain.ProcedureRefusal.IdTaken;
import nl.opvang.funding.procedure.domain.ProcedureRefusal.InformationAwaited;
import nl.opvang.funding.procedure.domain.ProcedureRefusal.NotAssessed;
import nl.opvang.funding.procedure.domain.ProcedureRefusal.OwnApproval;
import nl.opvang.funding.procedure.domain.ProcedureRefusal.OwnAssessment;
import nl.opvang.funding.procedure.domain.ProcedureRefusal.OwnDecision;
import nl.opvang.funding.procedure.domain.ProcedureRefusal.OwnRequest;
import nl.opvang.funding.procedure.domain.ProcedureRefusal.RoleMayNot;
import nl.opvang.funding.procedure.domain.ProcedureStep;
import nl.opvang.funding.settlement.domain.SettlementCommand.AccountFor;
import nl.opvang.funding.settlement.domain.SettlementCommand.Figures;
import nl.opvang.funding.settlement.domain.SettlementCommand.Take;
import nl.opvang.funding.settlement.domain.SettlementRefusal.DiffersWithoutReason;
import nl.opvang.funding.settlement.domain.SettlementRefusal.NoStep;
import nl.opvang.funding.settlement.domain.SettlementRefusal.NotAccountedFor;
import nl.opvang.funding.settlement.domain.SettlementRefusal.Provisional;
import nl.opvang.funding.settlement.domain.SettlementRefusal.YearNotOver;
import nl.opvang.plumbing.decision.DeciderSpec;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class SettlementDeciderTest extends DeciderSpec<SettlementCommand, Settlement, SettlementEvent, SettlementRefusal> {
    private static final MunicipalityCode GRONINGEN = new MunicipalityCode("GM0014");
    private static final UUID ACCOUNT = new UUID(1, 1);
    private static final UUID ASSESSMENT = new UUID(2, 1);
    private static final UUID APPROVAL = new UUID(3, 1);
    private static final UUID SECOND = new UUID(3, 2);
    private static final Officer CONTROLLER = new Officer("controller", MUNICIPALITY);
    private static final Officer ASSESSOR = new Officer("assessor", MINISTRY);
    private static final Officer APPROVER = new Officer("approver", MINISTRY);
    private static final Officer SECOND_APPROVER = new Officer("second-approver", MINISTRY);
    private static final Officer THIRD = new Officer("third", MINISTRY);
    private static final Account THE_ACCOUNT =
            new Account(euro("300.00"), euro("50.00"), euro("20.50"), List.of(new Evidence("Z-1", "0".repeat(64))));
    private static final NormPayment NORM =
            new NormPayment(100, euro("6100.00"), false, Instant.parse("2025-09-01T09:00:00Z"));
    private static final BookedCosts BOOKED = new BookedCosts(euro("300.00"), Euro.ZERO, euro("20.50"));
    private static final Figures FIGURES = new Figures(NORM, euro("92.00"), false, null, BOOKED);
    private static final Euro TOTAL = euro("6521.50");
    private static final Calculation CALCULATION =
            new Calculation(NORM, euro("92.00"), null, euro("300.00"), euro("50.00"), euro("20.50"), BOOKED, TOTAL);
    private static final Deadline BY_15_JULY = new Deadline(day("2025-07-15"), null);
    private static final Deadline BY_31_DECEMBER = new Deadline(day("2025-12-31"), null);
    private static final Deadline FIVE_YEARS = new Deadline(day("2030-11-03"), null);
    private static final ApprovalLimit LIMIT = new ApprovalLimit(euro("1000.00"), null);
    private static final Ruling AS_CALCULATED = new Ruling(Outcome.GRANTED, TOTAL, "As calculated.");
    private static final Ruling LESS = new Ruling(Outcome.GRANTED, euro("900.00"), "The rest was unlawful.");

    SettlementDeciderTest() {
        super(SettlementDecider.DECIDER);
    }

    @Test
    void a_year_is_accounted_for_when_it_is_over() {
        given().when(account("2025-07-10"))
                .then(new AccountedFor(
                        GRONINGEN, 2024, ACCOUNT, CONTROLLER, day("2025-07-10"), THE_ACCOUNT, BY_15_JULY));
        given().when(account("2024-12-31")).thenRefused(new YearNotOver(day("2024-12-31")));
        given().when(account("2025-07-16"))
                .thenAccepted(events ->
                        assertThat(events).as("late, and still accounted for").hasSize(1));
    }

    @Test
    void everything_that_is_wrong_with_an_account_is_told_at_once() {
        var wrong = new Account(euro("-1.00"), euro("10000000000.01"), euro("-0.01"), List.of());
        given().when(new AccountFor(
                        GRONINGEN, 2021, ACCOUNT, CONTROLLER, day("2025-07-10"), day("2025-07-11"), wrong, BY_15_JULY))
                .thenRefused(flawed(
                        new Flaw("receivedOn", Flaw.Kind.IN_THE_FUTURE),
                        new Flaw("receivedOn", Flaw.Kind.NOT_FOR_THIS_ROLE),
                        new Flaw("year", Flaw.Kind.OUTSIDE_YEAR),
                        new Flaw("livingAllowance", Flaw.Kind.NEGATIVE),
                        new Flaw("transitionCosts", Flaw.Kind.TOO_MUCH),
                        new Flaw("receipts", Flaw.Kind.NEGATIVE),
                        new Flaw("evidence", Flaw.Kind.MISSING)));
    }

    @Test
    void the_assessment_keeps_what_the_year_comes_to() {
        givenAccepted(account("2025-07-10"))
                .when(assess(AS_CALCULATED, null))
                .then(new Assessed(
                        GRONINGEN, 2024, new Assessment(ASSESSMENT, ASSESSOR, AS_CALCULATED), CALCULATION, null));
    }

    @Test
    void granted_actual_costs_come_instead_of_the_norm_and_a_total_is_never_below_nothing() {
        var costs = new Figures(NORM, euro("92.00"), false, euro("7000.00"), BOOKED);
        givenAccepted(account("2025-07-10"))
                .when(take(
                        new ProcedureStep.Assess(new Assessment(ASSESSMENT, ASSESSOR, AS_CALCULATED)),
                        DifferenceReason.OTHER,
                        costs))
                .thenAccepted(events -> assertThat(
                                ((Assessed) events.getFirst()).calculation().total())
                        .isEqualTo(euro("7421.50")));
        var nothing = new Figures(new NormPayment(0, Euro.ZERO, false, NORM.knownAt()), Euro.ZERO, false, null, BOOKED);
        var received = new Account(Euro.ZERO, Euro.ZERO, euro("20.50"), THE_ACCOUNT.evidence());
        givenAccepted(new AccountFor(
                        GRONINGEN, 2024, ACCOUNT, CONTROLLER, day("2025-07-10"), null, received, BY_15_JULY))
                .when(take(
                        new ProcedureStep.Assess(new Assessment(
                                ASSESSMENT, ASSESSOR, new Ruling(Outcome.REFUSED, Euro.ZERO, "Nothing is due."))),
                        null,
                        nothing))
                .thenAccepted(events -> assertThat(
                                ((Assessed) events.getFirst()).calculation().total())
                        .isEqualTo(Euro.ZERO));
    }

    @Test
    void what_is_provisional_is_not_settled() {
        for (var provisional : List.of(
                new Figures(
                        new NormPayment(100, euro("6100.00"), true, NORM.knownAt()),
                        euro("92.00"),
                        false,
                        null,
                        BOOKED),
                new Figures(NORM, euro("92.00"), true, null, BOOKED)))
            givenAccepted(account("2025-07-10"))
                    .when(take(
                            new ProcedureStep.Assess(new Assessment(ASSESSMENT, ASSESSOR, AS_CALCULATED)),
                            null,
                            provisional))
                    .thenRefused(new Provisional());
    }

    @Test
    void another_amount_than_what_was_calculated_needs_a_reason() {
        givenAccepted(account("2025-07-10")).when(assess(LESS, null)).thenRefused(new DiffersWithoutReason(TOTAL));
        assessed().when(approve(APPROVAL, APPROVER, LESS, null)).thenRefused(new DiffersWithoutReason(TOTAL));
        assessed()
                .when(approve(APPROVAL, APPROVER, LESS, DifferenceReason.SPENDING_UNLAWFUL))
                .then(decided(APPROVAL, APPROVER, LESS, DifferenceReason.SPENDING_UNLAWFUL, null, null))
                .thenState(state -> assertThat(state.amount()).contains(LESS.amount()));
    }

    @Test
    void above_the_limit_two_approve_and_the_decision_names_its_days() {
        assessed()
                .when(approve(APPROVAL, APPROVER, AS_CALCULATED, null))
                .then(new Approved(GRONINGEN, 2024, new Approval(APPROVAL, APPROVER, AS_CALCULATED, LIMIT), null));
        assessed()
                .andAccepted(approve(APPROVAL, APPROVER, AS_CALCULATED, null))
                .when(approve(SECOND, SECOND_APPROVER, AS_CALCULATED, null))
                .then(decided(SECOND, SECOND_APPROVER, AS_CALCULATED, null, null, null));
    }

    @ParameterizedTest
    @EnumSource(OfficerRole.class)
    void who_accounted_assessed_or_approved_cannot_approve_in_whatever_role(OfficerRole role) {
        assessed()
                .when(approve(APPROVAL, new Officer(CONTROLLER.subject(), role), AS_CALCULATED, null))
                .thenRefused(no(role == MINISTRY ? new OwnRequest() : new RoleMayNot(role)));
        assessed()
                .when(approve(APPROVAL, new Officer(ASSESSOR.subject(), role), AS_CALCULATED, null))
                .thenRefused(no(role == MINISTRY ? new OwnAssessment() : new RoleMayNot(role)));
        assessed()
                .andAccepted(approve(APPROVAL, APPROVER, AS_CALCULATED, null))
                .when(approve(SECOND, new Officer(APPROVER.subject(), role), AS_CALCULATED, null))
                .thenRefused(no(role == MINISTRY ? new OwnApproval() : new RoleMayNot(role)));
    }

    @ParameterizedTest
    @EnumSource(OfficerRole.class)
    void each_role_has_its_own_steps(OfficerRole role) {
        var somebody = new Officer("somebody", role);
        may(
                EnumSet.of(MUNICIPALITY, MINISTRY).contains(role),
                role,
                given(),
                new AccountFor(GRONINGEN, 2024, ACCOUNT, somebody, day("2025-07-10"), null, THE_ACCOUNT, BY_15_JULY));
        may(
                role == MINISTRY,
                role,
                givenAccepted(account("2025-07-10")),
                take(new ProcedureStep.Assess(new Assessment(ASSESSMENT, somebody, AS_CALCULATED)), null, FIGURES));
        may(role == MINISTRY, role, assessed(), approve(APPROVAL, somebody, AS_CALCULATED, null));
    }

    @Test
    void a_later_account_replaces_an_earlier_one_and_is_to_be_assessed_anew() {
        var later = new AccountFor(
                GRONINGEN,
                2024,
                new UUID(1, 2),
                CONTROLLER,
                day("2025-07-12"),
                null,
                new Account(Euro.ZERO, Euro.ZERO, Euro.ZERO, THE_ACCOUNT.evidence()),
                BY_15_JULY);
        assessed()
                .andAccepted(approve(APPROVAL, APPROVER, AS_CALCULATED, null), later)
                .when(approve(SECOND, SECOND_APPROVER, AS_CALCULATED, null))
                .thenRefused(no(new NotAssessed()));
        settled().when(later).thenRefused(no(new AlreadyDecided(SECOND)));
    }

    @Test
    void nothing_is_assessed_without_an_account_or_while_something_is_to_be_supplied() {
        given().when(assess(AS_CALCULATED, null)).thenRefused(new NotAccountedFor());
        var question = new Question(new UUID(5, 1), ASSESSOR, "What do the receipts hold?");
        var waiting = assessed().andAccepted(take(new ProcedureStep.AskInformation(question), null, FIGURES));
        waiting.when(approve(APPROVAL, APPROVER, AS_CALCULATED, null))
                .thenRefused(no(new InformationAwaited(question.questionId())));
        var answer = new Answer(new UUID(5, 2), question.questionId(), CONTROLLER, "Own contributions.");
        waiting.when(take(new ProcedureStep.SupplyInformation(answer), null, FIGURES))
                .thenAccepted(events -> assertThat(events).hasSize(1));
    }

    @Test
    void two_officers_at_once_settle_once() {
        settled()
                .when(approve(new UUID(3, 9), THIRD, LESS, DifferenceReason.OTHER))
                .thenRefused(no(new AlreadyDecided(SECOND)));
        settled().when(approve(SECOND, SECOND_APPROVER, AS_CALCULATED, null)).thenNothing();
        settled()
                .when(approve(SECOND, SECOND_APPROVER, AS_CALCULATED, DifferenceReason.OTHER))
                .thenRefused(no(new IdTaken(SECOND)));
    }

    @Test
    void a_settlement_is_reversed_on_objection_by_others() {
        var objection = new Objection(new UUID(4, 1), SECOND, CONTROLLER, "The ship was not counted.");
        var again = settled()
                .andAccepted(
                        take(new ProcedureStep.LodgeObjection(objection), null, FIGURES),
                        take(
                                new ProcedureStep.Assess(new Assessment(new UUID(2, 2), ASSESSOR, LESS)),
                                DifferenceReason.OTHER,
                                FIGURES));
        again.when(approve(new UUID(3, 3), APPROVER, LESS, DifferenceReason.OTHER))
                .thenRefused(no(new OwnDecision()));
        again.when(approve(new UUID(3, 3), THIRD, LESS, DifferenceReason.OTHER))
                .then(decided(new UUID(3, 3), THIRD, LESS, DifferenceReason.OTHER, objection.objectionId(), SECOND));
    }

    private void may(boolean allowed, OfficerRole role, Given given, SettlementCommand command) {
        if (allowed)
            given.when(command).thenAccepted(events -> assertThat(events).hasSize(1));
        else given.when(command).thenRefused(no(new RoleMayNot(role)));
    }

    private Given assessed() {
        return givenAccepted(account("2025-07-10"), assess(AS_CALCULATED, null));
    }

    private Given settled() {
        return assessed()
                .andAccepted(
                        approve(APPROVAL, APPROVER, AS_CALCULATED, null),
                        approve(SECOND, SECOND_APPROVER, AS_CALCULATED, null));
    }

    private static AccountFor account(String today) {
        return new AccountFor(GRONINGEN, 2024, ACCOUNT, CONTROLLER, day(today), null, THE_ACCOUNT, BY_15_JULY);
    }

    private static Take assess(Ruling advice, @Nullable DifferenceReason difference) {
        return take(new ProcedureStep.Assess(new Assessment(ASSESSMENT, ASSESSOR, advice)), difference, FIGURES);
    }

    private static Take approve(UUID id, Officer by, Ruling ruling, @Nullable DifferenceReason difference) {
        return take(new ProcedureStep.Approve(id, by, ruling, LIMIT, day("2025-11-03")), difference, FIGURES);
    }

    private static Take take(ProcedureStep step, @Nullable DifferenceReason difference, Figures figures) {
        return new Take(GRONINGEN, 2024, step, difference, figures, BY_31_DECEMBER, FIVE_YEARS);
    }

    private static Decided decided(
            UUID id,
            Officer by,
            Ruling ruling,
            @Nullable DifferenceReason difference,
            @Nullable UUID objectionId,
            @Nullable UUID insteadOf) {
        return new Decided(
                GRONINGEN,
                2024,
                new Approval(id, by, ruling, LIMIT),
                difference,
                day("2025-11-03"),
                BY_31_DECEMBER,
                FIVE_YEARS,
                objectionId,
                insteadOf);
    }

    private static SettlementRefusal no(ProcedureRefusal why) {
        return new NoStep(why);
    }

    private static SettlementRefusal flawed(Flaw... flaws) {
        return no(new Flawed(List.of(flaws)));
    }

    private static Euro euro(String amount) {
        return Euro.parse(amount);
    }

    private static LocalDate day(String date) {
        return LocalDate.parse(date);
    }
}
