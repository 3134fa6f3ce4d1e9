package nl.opvang.funding.claim.domain;

import static nl.opvang.contracts.funding.OfficerRole.MINISTRY;
import static nl.opvang.contracts.funding.OfficerRole.MUNICIPALITY;
import static nl.opvang.contracts.funding.OfficerRole.NOO;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.LocalDate;
import java.util.EnumSet;
import java.util.List;
import java.util.UUID;
import nl.opvang.contracts.area.MunicipalityCode;
import nl.opvang.contracts.funding.Approval;
import nl.opvang.contracts.funding.ApprovalLimit;
import nl.opvang.contracts.funding.Assessment;
import nl.opvang.contracts.funding.ClaimEvent;
import nl.opvang.contracts.funding.ClaimEvent.Claimed;
import nl.opvang.contracts.funding.ClaimEvent.Decided;
import nl.opvang.contracts.funding.DeviationRule;
import nl.opvang.contracts.funding.Evidence;
import nl.opvang.contracts.funding.NormPayment;
import nl.opvang.contracts.funding.Objection;
import nl.opvang.contracts.funding.Officer;
import nl.opvang.contracts.funding.OfficerRole;
import nl.opvang.contracts.funding.Outcome;
import nl.opvang.contracts.funding.Question;
import nl.opvang.contracts.funding.Ruling;
import nl.opvang.contracts.money.Euro;
import nl.opvang.funding.claim.domain.ClaimCommand.Claim;
import nl.opvang.funding.claim.domain.ClaimCommand.Take;
import nl.opvang.funding.claim.domain.ClaimRefusal.ClaimOpen;
import nl.opvang.funding.claim.domain.ClaimRefusal.GrantedAlready;
import nl.opvang.funding.claim.domain.ClaimRefusal.NoStep;
import nl.opvang.funding.claim.domain.ClaimRefusal.NotSignificant;
import nl.opvang.funding.claim.domain.ClaimRefusal.YearNotOver;
import nl.opvang.funding.procedure.domain.Flaw;
import nl.opvang.funding.procedure.domain.ProcedureRefusal;
import nl.opvang.funding.procedure.domain.ProcedureRefusal.AlreadyDecided;
import nl.opvang.funding.procedure.domain.ProcedureRefusal.Flawed;
import nl.opvang.funding.procedure.domain.ProcedureRefusal.IdTaken;
import nl.opvang.funding.procedure.domain.ProcedureRefusal.InformationAwaited;
import nl.opvang.funding.procedure.domain.ProcedureRefusal.OwnApproval;
import nl.opvang.funding.procedure.domain.ProcedureRefusal.OwnAssessment;
import nl.opvang.funding.procedure.domain.ProcedureRefusal.OwnDecision;
import nl.opvang.funding.procedure.domain.ProcedureRefusal.OwnRequest;
import nl.opvang.funding.procedure.domain.ProcedureRefusal.RequestUnknown;
import nl.opvang.funding.procedure.domain.ProcedureRefusal.RoleMayNot;
import nl.opvang.funding.procedure.domain.ProcedureStep;
import nl.opvang.plumbing.decision.DeciderSpec;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class ClaimDeciderTest extends DeciderSpec<ClaimCommand, Claims, ClaimEvent, ClaimRefusal> {
    private static final MunicipalityCode GRONINGEN = new MunicipalityCode("GM0014");
    private static final UUID CLAIM = new UUID(1, 1);
    private static final UUID OTHER = new UUID(1, 2);
    private static final UUID ASSESSMENT = new UUID(2, 1);
    private static final UUID APPROVAL = new UUID(3, 1);
    private static final UUID SECOND = new UUID(3, 2);
    private static final UUID OBJECTION = new UUID(4, 1);
    private static final Officer CONTROLLER = new Officer("controller", MUNICIPALITY);
    private static final Officer ASSESSOR = new Officer("assessor", NOO);
    private static final Officer APPROVER = new Officer("approver", MINISTRY);
    private static final Officer SECOND_APPROVER = new Officer("second-approver", MINISTRY);
    private static final Officer THIRD = new Officer("third", MINISTRY);
    private static final Evidence EVIDENCE = new Evidence("Z-1", "0".repeat(64));
    private static final NormPayment NORM =
            new NormPayment(1000, Euro.parse("44000.00"), false, Instant.parse("2026-02-01T09:00:00Z"));
    private static final DeviationRule TEN_PERCENT = new DeviationRule(100, null);
    private static final ApprovalLimit LIMIT = new ApprovalLimit(Euro.parse("40000.00"), null);
    private static final Ruling GRANTED = new Ruling(Outcome.GRANTED, Euro.parse("55000.00"), "The accounts show it.");

    ClaimDeciderTest() {
        super(ClaimDecider.DECIDER);
    }

    @Test
    void costs_are_claimed_when_they_are_significantly_higher_or_lower_than_the_norm_payment() {
        given().when(claim("55000.00"))
                .then(new Claimed(
                        GRONINGEN,
                        2025,
                        CLAIM,
                        CONTROLLER,
                        day("2026-02-01"),
                        Euro.parse("55000.00"),
                        NORM,
                        TEN_PERCENT,
                        List.of(EVIDENCE)));
        for (var significant : List.of("48400.00", "39600.00", "0.00"))
            given().when(claim(significant))
                    .thenAccepted(events -> assertThat(events).hasSize(1));
        for (var near : List.of("48399.99", "39600.01", "44000.00"))
            given().when(claim(near)).thenRefused(new NotSignificant(NORM, TEN_PERCENT));
    }

    @Test
    void without_a_threshold_the_assessor_says_what_is_significant() {
        given().when(claim("44000.01", null, NORM))
                .thenAccepted(events -> assertThat(events).hasSize(1));
    }

    @Test
    void a_threshold_of_nothing_still_needs_a_difference() {
        var none = new DeviationRule(0, null);
        given().when(claim("44000.00", none, NORM)).thenRefused(new NotSignificant(NORM, none));
        given().when(claim("44000.01", none, NORM))
                .thenAccepted(events -> assertThat(events).hasSize(1));
    }

    @Test
    void the_year_must_be_over_on_its_last_day_it_is_not() {
        given().when(on("2025-12-31")).thenRefused(new YearNotOver(day("2025-12-31")));
        given().when(on("2026-01-01")).thenAccepted(events -> assertThat(events).hasSize(1));
    }

    @Test
    void everything_that_is_wrong_with_a_claim_is_told_at_once() {
        given().when(new Claim(
                        GRONINGEN,
                        2021,
                        CLAIM,
                        CONTROLLER,
                        day("2026-02-01"),
                        day("2026-02-02"),
                        Euro.parse("-0.01"),
                        List.of(),
                        NORM,
                        TEN_PERCENT))
                .thenRefused(flawed(
                        new Flaw("receivedOn", Flaw.Kind.IN_THE_FUTURE),
                        new Flaw("receivedOn", Flaw.Kind.NOT_FOR_THIS_ROLE),
                        new Flaw("year", Flaw.Kind.OUTSIDE_YEAR),
                        new Flaw("actualCosts", Flaw.Kind.NEGATIVE),
                        new Flaw("evidence", Flaw.Kind.MISSING)));
        given().when(claim("10000000000.01")).thenRefused(flawed(new Flaw("actualCosts", Flaw.Kind.TOO_MUCH)));
    }

    @Test
    void a_municipality_claims_for_years_in_which_it_was_there() {
        given().when(of("GM0457", 2023)).thenRefused(flawed(new Flaw("year", Flaw.Kind.MUNICIPALITY_NOT_THERE)));
        given().when(of("GM0457", 2022))
                .thenAccepted(events -> assertThat(events).hasSize(1));
    }

    @Test
    void a_second_claim_waits_until_the_first_is_decided() {
        givenAccepted(claim("55000.00")).when(again("56000.00")).thenRefused(new ClaimOpen(CLAIM));
        decided().when(again("55000.00")).thenRefused(new GrantedAlready(CLAIM));
        decided()
                .when(again("56000.00"))
                .thenState(state ->
                        assertThat(state.granted()).as("until it is decided").contains(GRANTED.amount()));
    }

    @Test
    void what_is_granted_is_paid_instead_of_the_norm_and_a_refusal_leaves_the_norm() {
        assessed()
                .andAccepted(take(approve(APPROVAL, APPROVER, GRANTED)))
                .when(take(approve(SECOND, SECOND_APPROVER, GRANTED)))
                .then(new Decided(
                        GRONINGEN,
                        2025,
                        CLAIM,
                        new Approval(SECOND, SECOND_APPROVER, GRANTED, LIMIT),
                        day("2026-03-02"),
                        null,
                        null))
                .thenState(state -> assertThat(state.granted()).contains(GRANTED.amount()));
        assessed()
                .when(take(approve(APPROVAL, APPROVER, new Ruling(Outcome.REFUSED, Euro.ZERO, "Not of this year."))))
                .thenState(state -> assertThat(state.granted()).isEmpty());
    }

    @ParameterizedTest
    @EnumSource(OfficerRole.class)
    void who_claimed_assessed_or_approved_cannot_approve_in_whatever_role(OfficerRole role) {
        assessed()
                .when(take(approve(APPROVAL, new Officer(CONTROLLER.subject(), role), GRANTED)))
                .thenRefused(no(role == MINISTRY ? new OwnRequest() : new RoleMayNot(role)));
        assessed()
                .when(take(approve(APPROVAL, new Officer(ASSESSOR.subject(), role), GRANTED)))
                .thenRefused(no(role == MINISTRY ? new OwnAssessment() : new RoleMayNot(role)));
        assessed()
                .andAccepted(take(approve(APPROVAL, APPROVER, GRANTED)))
                .when(take(approve(SECOND, new Officer(APPROVER.subject(), role), GRANTED)))
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
                new Claim(
                        GRONINGEN,
                        2025,
                        CLAIM,
                        somebody,
                        day("2026-02-01"),
                        null,
                        Euro.parse("55000.00"),
                        List.of(EVIDENCE),
                        NORM,
                        TEN_PERCENT));
        may(
                EnumSet.of(NOO, MINISTRY).contains(role),
                role,
                givenAccepted(claim("55000.00")),
                take(new ProcedureStep.Assess(new Assessment(ASSESSMENT, somebody, GRANTED))));
        may(role == MINISTRY, role, assessed(), take(approve(APPROVAL, somebody, GRANTED)));
    }

    @Test
    void two_officers_at_once_decide_once_and_waiting_claims_wait() {
        decided().when(take(approve(new UUID(3, 9), THIRD, GRANTED))).thenRefused(no(new AlreadyDecided(SECOND)));
        var question = new Question(new UUID(5, 1), ASSESSOR, "What does the ship cost?");
        assessed()
                .andAccepted(take(new ProcedureStep.AskInformation(question)))
                .when(take(approve(APPROVAL, APPROVER, GRANTED)))
                .thenRefused(no(new InformationAwaited(question.questionId())));
    }

    @Test
    void a_decision_is_reversed_on_objection_by_others() {
        var less = new Ruling(Outcome.GRANTED, Euro.parse("30000.00"), "Part of it.");
        var again = decided()
                .andAccepted(
                        take(new ProcedureStep.LodgeObjection(
                                new Objection(OBJECTION, SECOND, CONTROLLER, "Too little."))),
                        take(new ProcedureStep.Assess(new Assessment(new UUID(2, 2), ASSESSOR, less))));
        again.when(take(approve(new UUID(3, 3), APPROVER, less))).thenRefused(no(new OwnDecision()));
        again.when(take(approve(new UUID(3, 3), THIRD, less)))
                .then(new Decided(
                        GRONINGEN,
                        2025,
                        CLAIM,
                        new Approval(new UUID(3, 3), THIRD, less, LIMIT),
                        day("2026-03-02"),
                        OBJECTION,
                        SECOND))
                .thenState(state -> assertThat(state.granted()).contains(less.amount()));
    }

    @Test
    void an_id_stands_for_one_thing_and_a_claim_must_be_there() {
        assessed().when(claim("56000.00")).thenRefused(no(new IdTaken(CLAIM)));
        given().when(take(approve(APPROVAL, APPROVER, GRANTED))).thenRefused(no(new RequestUnknown(CLAIM)));
        assessed()
                .when(claim("55000.00", null, new NormPayment(1, Euro.ZERO, true, Instant.EPOCH)))
                .thenNothing();
    }

    private void may(boolean allowed, OfficerRole role, Given given, ClaimCommand command) {
        if (allowed)
            given.when(command).thenAccepted(events -> assertThat(events).hasSize(1));
        else given.when(command).thenRefused(no(new RoleMayNot(role)));
    }

    private Given assessed() {
        return givenAccepted(
                claim("55000.00"), take(new ProcedureStep.Assess(new Assessment(ASSESSMENT, ASSESSOR, GRANTED))));
    }

    private Given decided() {
        return assessed()
                .andAccepted(
                        take(approve(APPROVAL, APPROVER, GRANTED)), take(approve(SECOND, SECOND_APPROVER, GRANTED)));
    }

    private static ClaimRefusal no(ProcedureRefusal why) {
        return new NoStep(why);
    }

    private static ClaimRefusal flawed(Flaw... flaws) {
        return no(new Flawed(List.of(flaws)));
    }

    private static Take take(ProcedureStep step) {
        return new Take(GRONINGEN, 2025, CLAIM, step);
    }

    private static ProcedureStep approve(UUID approvalId, Officer by, Ruling ruling) {
        return new ProcedureStep.Approve(approvalId, by, ruling, LIMIT, day("2026-03-02"));
    }

    private static Claim claim(String costs) {
        return claim(costs, TEN_PERCENT, NORM);
    }

    private static Claim claim(String costs, @Nullable DeviationRule rule, NormPayment norm) {
        return new Claim(
                GRONINGEN,
                2025,
                CLAIM,
                CONTROLLER,
                day("2026-02-01"),
                null,
                Euro.parse(costs),
                List.of(EVIDENCE),
                norm,
                rule);
    }

    private static Claim again(String costs) {
        return new Claim(
                GRONINGEN,
                2025,
                OTHER,
                CONTROLLER,
                day("2026-02-01"),
                null,
                Euro.parse(costs),
                List.of(EVIDENCE),
                NORM,
                TEN_PERCENT);
    }

    private static Claim on(String today) {
        return new Claim(
                GRONINGEN,
                2025,
                CLAIM,
                CONTROLLER,
                day(today),
                null,
                Euro.parse("55000.00"),
                List.of(EVIDENCE),
                NORM,
                TEN_PERCENT);
    }

    private static Claim of(String code, int year) {
        return new Claim(
                new MunicipalityCode(code),
                year,
                CLAIM,
                CONTROLLER,
                day("2026-02-01"),
                null,
                Euro.parse("55000.00"),
                List.of(EVIDENCE),
                NORM,
                TEN_PERCENT);
    }

    private static LocalDate day(String date) {
        return LocalDate.parse(date);
    }
}
