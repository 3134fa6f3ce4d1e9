package nl.opvang.funding.advance.domain;

import static nl.opvang.contracts.funding.OfficerRole.MINISTRY;
import static nl.opvang.contracts.funding.OfficerRole.MUNICIPALITY;
import static nl.opvang.contracts.funding.OfficerRole.NOO;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.UUID;
import nl.opvang.contracts.area.MunicipalityCode;
import nl.opvang.contracts.funding.AdvanceEstimate;
import nl.opvang.contracts.funding.AdvanceEvent;
import nl.opvang.contracts.funding.AdvanceEvent.Applied;
import nl.opvang.contracts.funding.AdvanceEvent.Approved;
import nl.opvang.contracts.funding.AdvanceEvent.Decided;
import nl.opvang.contracts.funding.AdvanceEvent.InformationAsked;
import nl.opvang.contracts.funding.AdvanceEvent.InformationSupplied;
import nl.opvang.contracts.funding.AdvanceEvent.ObjectionLodged;
import nl.opvang.contracts.funding.AdvanceEvent.Withdrawn;
import nl.opvang.contracts.funding.Answer;
import nl.opvang.contracts.funding.Approval;
import nl.opvang.contracts.funding.ApprovalLimit;
import nl.opvang.contracts.funding.Assessment;
import nl.opvang.contracts.funding.Certainty;
import nl.opvang.contracts.funding.Deadline;
import nl.opvang.contracts.funding.ExpectedPlaces;
import nl.opvang.contracts.funding.LateGround;
import nl.opvang.contracts.funding.LateReason;
import nl.opvang.contracts.funding.Lateness;
import nl.opvang.contracts.funding.NationalOccupancy;
import nl.opvang.contracts.funding.NormId;
import nl.opvang.contracts.funding.NormScheme;
import nl.opvang.contracts.funding.NormTerms;
import nl.opvang.contracts.funding.Objection;
import nl.opvang.contracts.funding.OccupancyFloor;
import nl.opvang.contracts.funding.Officer;
import nl.opvang.contracts.funding.OfficerRole;
import nl.opvang.contracts.funding.Outcome;
import nl.opvang.contracts.funding.PricedPlaces;
import nl.opvang.contracts.funding.Question;
import nl.opvang.contracts.funding.Ruling;
import nl.opvang.contracts.money.Euro;
import nl.opvang.funding.advance.domain.AdvanceCommand.Apply;
import nl.opvang.funding.advance.domain.AdvanceCommand.Take;
import nl.opvang.funding.advance.domain.AdvanceRefusal.ApplicationOpen;
import nl.opvang.funding.advance.domain.AdvanceRefusal.GrantedAlready;
import nl.opvang.funding.advance.domain.AdvanceRefusal.Late;
import nl.opvang.funding.advance.domain.AdvanceRefusal.NoNorm;
import nl.opvang.funding.advance.domain.AdvanceRefusal.NoOccupancyRule;
import nl.opvang.funding.advance.domain.AdvanceRefusal.NoStep;
import nl.opvang.funding.advance.domain.AdvanceRefusal.OccupancyTooLow;
import nl.opvang.funding.advance.domain.AdvanceRefusal.TooLate;
import nl.opvang.funding.norm.domain.KnownNorms;
import nl.opvang.funding.norm.domain.Norm;
import nl.opvang.funding.procedure.domain.Flaw;
import nl.opvang.funding.procedure.domain.ProcedureRefusal;
import nl.opvang.funding.procedure.domain.ProcedureRefusal.AlreadyDecided;
import nl.opvang.funding.procedure.domain.ProcedureRefusal.DecisionReplaced;
import nl.opvang.funding.procedure.domain.ProcedureRefusal.Flawed;
import nl.opvang.funding.procedure.domain.ProcedureRefusal.IdTaken;
import nl.opvang.funding.procedure.domain.ProcedureRefusal.InformationAwaited;
import nl.opvang.funding.procedure.domain.ProcedureRefusal.NotAssessed;
import nl.opvang.funding.procedure.domain.ProcedureRefusal.NotDecided;
import nl.opvang.funding.procedure.domain.ProcedureRefusal.NothingAsked;
import nl.opvang.funding.procedure.domain.ProcedureRefusal.ObjectionOpen;
import nl.opvang.funding.procedure.domain.ProcedureRefusal.OtherRulingApproved;
import nl.opvang.funding.procedure.domain.ProcedureRefusal.OwnApproval;
import nl.opvang.funding.procedure.domain.ProcedureRefusal.OwnAssessment;
import nl.opvang.funding.procedure.domain.ProcedureRefusal.OwnDecision;
import nl.opvang.funding.procedure.domain.ProcedureRefusal.OwnRequest;
import nl.opvang.funding.procedure.domain.ProcedureRefusal.RequestUnknown;
import nl.opvang.funding.procedure.domain.ProcedureRefusal.RequestWithdrawn;
import nl.opvang.funding.procedure.domain.ProcedureRefusal.RoleMayNot;
import nl.opvang.funding.procedure.domain.ProcedureStatus;
import nl.opvang.funding.procedure.domain.ProcedureStep;
import nl.opvang.funding.procedure.domain.ProcedureStep.Approve;
import nl.opvang.funding.procedure.domain.ProcedureStep.AskInformation;
import nl.opvang.funding.procedure.domain.ProcedureStep.Assess;
import nl.opvang.funding.procedure.domain.ProcedureStep.LodgeObjection;
import nl.opvang.funding.procedure.domain.ProcedureStep.SupplyInformation;
import nl.opvang.funding.procedure.domain.ProcedureStep.Withdraw;
import nl.opvang.plumbing.decision.DeciderSpec;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class AdvanceDeciderTest extends DeciderSpec<AdvanceCommand, Advance, AdvanceEvent, AdvanceRefusal> {
    private static final MunicipalityCode GRONINGEN = new MunicipalityCode("GM0014");
    private static final MunicipalityCode WEESP = new MunicipalityCode("GM0457");
    private static final int YEAR = 2022;
    private static final UUID APPLICATION = new UUID(1, 1);
    private static final UUID OTHER = new UUID(1, 2);
    private static final UUID ASSESSMENT = new UUID(2, 1);
    private static final UUID APPROVAL = new UUID(3, 1);
    private static final UUID SECOND = new UUID(3, 2);
    private static final UUID OBJECTION = new UUID(4, 1);
    private static final UUID QUESTION = new UUID(5, 1);
    private static final UUID ANSWER = new UUID(5, 2);
    private static final UUID WITHDRAWAL = new UUID(6, 1);

    private static final Officer CONTROLLER = new Officer("controller", MUNICIPALITY);
    private static final Officer ASSESSOR = new Officer("assessor", NOO);
    private static final Officer APPROVER = new Officer("approver", MINISTRY);
    private static final Officer SECOND_APPROVER = new Officer("second-approver", MINISTRY);
    private static final Officer THIRD = new Officer("third", MINISTRY);
    private static final Officer FOURTH = new Officer("fourth", MINISTRY);

    private static final NormId HUNDRED = new NormId(new UUID(7, 1));
    private static final NormId EIGHTY_THREE = new NormId(new UUID(7, 2));
    private static final Deadline IN_TIME = new Deadline(day("2022-09-30"), new UUID(8, 1));
    private static final Deadline LATE = new Deadline(day("2023-04-30"), new UUID(8, 2));
    private static final OccupancyFloor ABOVE_95 = new OccupancyFloor(950, null);
    private static final LateGround GROUND = new LateGround(LateReason.UNEXPECTEDLY_HIGH_INFLOW, "Full trains.");
    private static final ApprovalLimit LIMIT = new ApprovalLimit(Euro.parse("100000.00"), new UUID(8, 3));

    /** 100 places in October 2022: 140000.00 at 100.00 until 15 October, 141100.00 at 83.00 from then on. */
    private static final AdvanceEstimate OCTOBER = estimate(places("2022-10-01", "2022-11-01", 100));

    private static final Euro AMOUNT = Euro.parse("281100.00");
    private static final Ruling GRANTED = new Ruling(Outcome.GRANTED, AMOUNT, "As asked.");
    private static final Ruling LESS = new Ruling(Outcome.GRANTED, Euro.parse("90000.00"), "Not all will be there.");
    private static final Ruling REFUSED = new Ruling(Outcome.REFUSED, Euro.ZERO, "None will be there.");

    AdvanceDeciderTest() {
        super(AdvanceDecider.DECIDER);
    }

    @Test
    void an_advance_is_places_times_the_norm_of_each_day() {
        given().when(apply(OCTOBER, "2022-09-30"))
                .then(new Applied(
                        GRONINGEN,
                        YEAR,
                        APPLICATION,
                        CONTROLLER,
                        day("2022-09-30"),
                        OCTOBER,
                        List.of(
                                priced("2022-10-01", "2022-10-15", HUNDRED, "100.00", "140000.00"),
                                priced("2022-10-15", "2022-11-01", EIGHTY_THREE, "83.00", "141100.00")),
                        AMOUNT,
                        null,
                        IN_TIME,
                        null));
    }

    @Test
    void transition_costs_and_living_allowance_come_on_top_and_receipts_are_deducted() {
        var estimate =
                new AdvanceEstimate(OCTOBER.places(), Euro.parse("1000.01"), Euro.parse("200.00"), Euro.parse("30.50"));
        given().when(apply(estimate, "2022-09-30"))
                .thenAccepted(events -> assertThat(events)
                        .singleElement()
                        .extracting(event -> ((Applied) event).amount())
                        .isEqualTo(Euro.parse("282269.51")));
    }

    @Test
    void a_leap_day_is_paid_and_29_february_of_another_year_does_not_exist() {
        var estimate = estimate(places("2024-02-01", "2024-03-01", 1));
        given().when(new Apply(
                        GRONINGEN,
                        2024,
                        APPLICATION,
                        CONTROLLER,
                        day("2024-02-29"),
                        null,
                        estimate,
                        null,
                        basis("2024-09-30", "2025-04-30", 100, 100)))
                .thenAccepted(events -> assertThat(((Applied) events.getFirst()).amount())
                        .isEqualTo(Euro.parse("83.00").times(29)));
    }

    @Test
    void the_last_day_of_the_deadline_is_in_time_and_the_next_day_is_late() {
        given().when(apply(OCTOBER, "2022-09-30"))
                .thenState(state -> assertThat(state.applications()).hasSize(1));
        given().when(apply(OCTOBER, "2022-10-01")).thenRefused(new Late(IN_TIME));
    }

    @Test
    void a_late_application_is_handled_for_a_stated_reason_when_the_country_is_full_and_keeps_the_figure() {
        var occupancy = occupancy("2023-04-30", 1000, 951);
        given().when(late("2023-04-30", GROUND, 1000, 951)).thenAccepted(events -> {
            var applied = (Applied) events.getFirst();
            assertThat(applied.ground()).isEqualTo(GROUND);
            assertThat(applied.lateness()).isEqualTo(new Lateness(LATE, ABOVE_95, occupancy));
        });
    }

    @Test
    void exactly_95_percent_is_not_above_and_the_figure_is_not_rounded() {
        given().when(late("2023-01-10", GROUND, 1000, 950))
                .thenRefused(new OccupancyTooLow(occupancy("2023-01-10", 1000, 950), ABOVE_95));
        given().when(late("2023-01-10", GROUND, 100_000, 95_001))
                .thenState(state -> assertThat(state.applications()).hasSize(1));
        given().when(late("2023-01-10", GROUND, 0, 0))
                .thenRefused(new OccupancyTooLow(occupancy("2023-01-10", 0, 0), ABOVE_95));
    }

    @Test
    void after_the_last_day_for_late_applications_none_is_handled() {
        given().when(late("2023-05-01", GROUND, 1000, 1000)).thenRefused(new TooLate(LATE.lastDay()));
    }

    @Test
    void without_rules_nothing_is_late_but_a_late_one_cannot_be_judged() {
        given().when(withBasis("2030-01-01", null, new AdvanceBasis(norms(), null, null, null, full("2030-01-01"))))
                .thenState(state -> assertThat(state.applications()).hasSize(1));
        given().when(withBasis(
                        "2023-01-10", GROUND, new AdvanceBasis(norms(), IN_TIME, null, null, full("2023-01-10"))))
                .thenRefused(new TooLate(IN_TIME.lastDay()));
        given().when(withBasis(
                        "2023-01-10", GROUND, new AdvanceBasis(norms(), IN_TIME, LATE, null, full("2023-01-10"))))
                .thenRefused(new NoOccupancyRule());
    }

    @Test
    void a_ground_without_lateness_is_kept_and_a_repeat_stays_a_repeat_when_it_has_become_late() {
        var early = apply(OCTOBER, "2022-09-30", GROUND);
        given().when(early)
                .thenState(state -> assertThat(
                                state.applications().getFirst().applied().lateness())
                        .isNull());
        given().andAccepted(early).when(apply(OCTOBER, "2023-06-01", GROUND)).thenNothing();
    }

    @Test
    void the_ministry_enters_what_it_received_on_paper_and_only_the_ministry() {
        var entered = new Apply(
                GRONINGEN,
                YEAR,
                APPLICATION,
                APPROVER,
                day("2024-01-01"),
                day("2022-09-30"),
                OCTOBER,
                null,
                basis("2022-09-30", "2023-04-30", 0, 0));
        given().when(entered)
                .thenAccepted(events ->
                        assertThat(((Applied) events.getFirst()).receivedOn()).isEqualTo(day("2022-09-30")));
        given().when(new Apply(
                        GRONINGEN,
                        YEAR,
                        APPLICATION,
                        CONTROLLER,
                        day("2022-01-01"),
                        day("2022-09-30"),
                        OCTOBER,
                        null,
                        basis("2022-09-30", "2023-04-30", 0, 0)))
                .thenRefused(flawed(
                        new Flaw("receivedOn", Flaw.Kind.IN_THE_FUTURE),
                        new Flaw("receivedOn", Flaw.Kind.NOT_FOR_THIS_ROLE)));
        given().andAccepted(entered)
                .when(assess(new Assessment(ASSESSMENT, APPROVER, GRANTED)))
                .thenRefused(no(new OwnRequest()));
    }

    @Test
    void everything_that_is_wrong_is_told_at_once() {
        var estimate = new AdvanceEstimate(
                List.of(
                        places("2021-12-31", "2022-02-01", -1),
                        places("2022-01-31", "2023-01-02", 1_000_001),
                        places("2022-06-01", "2022-06-01", 1)),
                Euro.parse("-0.01"),
                Euro.parse("10000000000.01"),
                Euro.parse("-1.00"));
        given().when(apply(estimate, "2022-09-30"))
                .thenRefused(flawed(
                        new Flaw("transitionCosts", Flaw.Kind.NEGATIVE),
                        new Flaw("livingAllowance", Flaw.Kind.TOO_MUCH),
                        new Flaw("receipts", Flaw.Kind.NEGATIVE),
                        new Flaw("places/0/places", Flaw.Kind.NEGATIVE),
                        new Flaw("places/0/from", Flaw.Kind.OUTSIDE_YEAR),
                        new Flaw("places/1/places", Flaw.Kind.TOO_MUCH),
                        new Flaw("places/1/until", Flaw.Kind.OUTSIDE_YEAR),
                        new Flaw("places/1/from", Flaw.Kind.OVERLAPS),
                        new Flaw("places/2/until", Flaw.Kind.ENDS_BEFORE_IT_BEGINS)));
    }

    @Test
    void years_before_the_regulation_and_after_the_next_one_are_refused() {
        for (int year : new int[] {2021, 2024})
            given().when(new Apply(
                            GRONINGEN,
                            year,
                            APPLICATION,
                            CONTROLLER,
                            day("2022-06-01"),
                            null,
                            new AdvanceEstimate(List.of(), Euro.ZERO, Euro.parse("1.00"), Euro.ZERO),
                            null,
                            basis("2022-09-30", "2023-04-30", 0, 0)))
                    .thenRefused(flawed(new Flaw("year", Flaw.Kind.OUTSIDE_YEAR)));
    }

    @Test
    void a_municipality_that_ends_in_the_year_asks_for_its_own_days_alone() {
        given().when(of(WEESP, estimate(places("2022-03-01", "2022-03-24", 10))))
                .thenState(state -> assertThat(state.applications()).hasSize(1));
        given().when(of(WEESP, estimate(places("2022-03-01", "2022-03-25", 10))))
                .thenRefused(flawed(new Flaw("places/0", Flaw.Kind.MUNICIPALITY_NOT_THERE)));
    }

    @Test
    void nothing_is_asked_when_receipts_take_it_all() {
        var estimate = new AdvanceEstimate(OCTOBER.places(), Euro.ZERO, Euro.ZERO, AMOUNT);
        given().when(apply(estimate, "2022-09-30")).thenRefused(flawed(new Flaw("receipts", Flaw.Kind.NOTHING_ASKED)));
    }

    @Test
    void more_money_than_is_possible_is_refused_and_does_not_overflow() {
        var dear = new KnownNorms.Period(
                NormScheme.MUNICIPAL, norm(HUNDRED, "90000000000000.00"), day("2022-03-01"), null);
        var basis = new AdvanceBasis(List.of(dear), IN_TIME, LATE, ABOVE_95, full("2022-09-30"));
        given().when(new Apply(
                        GRONINGEN,
                        YEAR,
                        APPLICATION,
                        CONTROLLER,
                        day("2022-09-30"),
                        null,
                        estimate(places("2022-03-01", "2023-01-01", 1_000_000)),
                        null,
                        basis))
                .thenRefused(flawed(new Flaw("places", Flaw.Kind.TOO_MUCH)));
    }

    @Test
    void places_on_a_day_without_a_known_norm_cannot_be_priced() {
        given().when(apply(estimate(places("2022-02-28", "2022-03-02", 1)), "2022-09-30"))
                .thenRefused(new NoNorm(day("2022-02-28")));
    }

    @Test
    void a_second_application_waits_until_the_first_is_decided() {
        given().andAccepted(apply(OCTOBER, "2022-09-01"))
                .when(again(OCTOBER))
                .thenRefused(new ApplicationOpen(APPLICATION));
        decidedOnce().when(again(OCTOBER)).thenRefused(new GrantedAlready(APPLICATION));
        decidedOnce()
                .when(again(estimate(places("2022-10-01", "2022-11-01", 101))))
                .thenState(state -> {
                    assertThat(state.applications()).hasSize(2);
                    assertThat(state.granted()).as("until it is decided").isEqualTo(AMOUNT);
                });
        given().andAccepted(apply(OCTOBER, "2022-09-01"), withdraw())
                .when(again(OCTOBER))
                .thenState(state -> assertThat(state.applications()).hasSize(2));
    }

    @Test
    void a_refused_application_leaves_the_earlier_advance_as_it_is() {
        decidedOnce()
                .andAccepted(
                        again(estimate(places("2022-10-01", "2022-11-01", 101))),
                        new Take(GRONINGEN, YEAR, OTHER, new Assess(new Assessment(new UUID(2, 8), ASSESSOR, REFUSED))),
                        new Take(
                                GRONINGEN,
                                YEAR,
                                OTHER,
                                new Approve(new UUID(3, 8), APPROVER, REFUSED, LIMIT, day("2022-10-03"))))
                .when(again(OCTOBER, new UUID(1, 3)))
                .thenRefused(new GrantedAlready(APPLICATION));
    }

    @Test
    void an_id_stands_for_one_thing_that_was_said() {
        assessed()
                .when(apply(estimate(places("2022-10-01", "2022-11-01", 99)), "2022-09-01"))
                .thenRefused(no(new IdTaken(APPLICATION)));
        assessed().when(assess(new Assessment(ASSESSMENT, ASSESSOR, LESS))).thenRefused(no(new IdTaken(ASSESSMENT)));
        decidedOnce().when(approve(APPROVAL, SECOND_APPROVER, GRANTED)).thenRefused(no(new IdTaken(APPROVAL)));
    }

    @Test
    void one_approver_decides_when_the_amount_is_not_above_the_limit() {
        assessed()
                .when(approve(APPROVAL, APPROVER, new Ruling(Outcome.GRANTED, LIMIT.amount(), "This much.")))
                .then(decided(
                        APPROVAL, APPROVER, new Ruling(Outcome.GRANTED, LIMIT.amount(), "This much."), null, null))
                .thenState(state -> assertThat(state.granted()).isEqualTo(LIMIT.amount()));
        assessed().when(approve(APPROVAL, APPROVER, REFUSED)).thenState(state -> {
            assertThat(status(state)).isEqualTo(ProcedureStatus.REFUSED);
            assertThat(state.granted()).isEqualTo(Euro.ZERO);
        });
    }

    @Test
    void above_the_limit_two_approvers_are_needed_who_say_the_same() {
        assessed()
                .when(approve(APPROVAL, APPROVER, GRANTED))
                .then(new Approved(GRONINGEN, YEAR, APPLICATION, new Approval(APPROVAL, APPROVER, GRANTED, LIMIT)))
                .thenState(state -> assertThat(status(state)).isEqualTo(ProcedureStatus.APPROVED_ONCE));
        var once = assessed().andAccepted(approve(APPROVAL, APPROVER, GRANTED));
        once.when(approve(SECOND, APPROVER, GRANTED)).thenRefused(no(new OwnApproval()));
        once.when(approve(SECOND, SECOND_APPROVER, LESS)).thenRefused(no(new OtherRulingApproved(GRANTED)));
        once.when(approve(SECOND, SECOND_APPROVER, GRANTED))
                .then(decided(SECOND, SECOND_APPROVER, GRANTED, null, null))
                .thenState(state -> assertThat(state.granted()).isEqualTo(AMOUNT));
    }

    @Test
    void without_a_limit_one_approver_is_enough() {
        assessed()
                .when(take(new Approve(APPROVAL, APPROVER, GRANTED, null, day("2022-10-03"))))
                .thenState(state -> assertThat(status(state)).isEqualTo(ProcedureStatus.GRANTED));
    }

    @Test
    void a_new_assessment_undoes_the_first_of_two_approvals() {
        assessed()
                .andAccepted(
                        approve(APPROVAL, APPROVER, GRANTED), assess(new Assessment(new UUID(2, 2), ASSESSOR, LESS)))
                .when(approve(SECOND, SECOND_APPROVER, LESS))
                .thenState(state -> assertThat(state.granted()).isEqualTo(LESS.amount()));
    }

    @ParameterizedTest
    @EnumSource(OfficerRole.class)
    void who_asked_can_neither_assess_nor_approve_in_whatever_role(OfficerRole role) {
        var sameOne = new Officer(CONTROLLER.subject(), role);
        given().andAccepted(apply(OCTOBER, "2022-09-01"))
                .when(assess(new Assessment(ASSESSMENT, sameOne, GRANTED)))
                .thenRefused(no(EnumSet.of(NOO, MINISTRY).contains(role) ? new OwnRequest() : new RoleMayNot(role)));
        assessed()
                .when(approve(APPROVAL, sameOne, GRANTED))
                .thenRefused(no(role == MINISTRY ? new OwnRequest() : new RoleMayNot(role)));
    }

    @ParameterizedTest
    @EnumSource(OfficerRole.class)
    void who_assessed_cannot_approve_in_whatever_role(OfficerRole role) {
        assessed()
                .when(approve(APPROVAL, new Officer(ASSESSOR.subject(), role), GRANTED))
                .thenRefused(no(role == MINISTRY ? new OwnAssessment() : new RoleMayNot(role)));
    }

    @ParameterizedTest
    @EnumSource(OfficerRole.class)
    void who_approved_first_cannot_approve_second_in_whatever_role(OfficerRole role) {
        assessed()
                .andAccepted(approve(APPROVAL, APPROVER, GRANTED))
                .when(approve(SECOND, new Officer(APPROVER.subject(), role), GRANTED))
                .thenRefused(no(role == MINISTRY ? new OwnApproval() : new RoleMayNot(role)));
    }

    @ParameterizedTest
    @EnumSource(OfficerRole.class)
    void each_role_has_its_own_steps(OfficerRole role) {
        var somebody = new Officer("somebody", role);
        boolean asks = EnumSet.of(MUNICIPALITY, MINISTRY).contains(role);
        boolean assesses = EnumSet.of(NOO, MINISTRY).contains(role);
        may(
                asks,
                role,
                given(),
                new Apply(
                        GRONINGEN,
                        YEAR,
                        APPLICATION,
                        somebody,
                        day("2022-09-01"),
                        null,
                        OCTOBER,
                        null,
                        basis("2022-09-30", "2023-04-30", 0, 0)));
        var applied = given().andAccepted(apply(OCTOBER, "2022-09-01"));
        may(assesses, role, applied, assess(new Assessment(ASSESSMENT, somebody, GRANTED)));
        may(assesses, role, applied, ask(somebody));
        may(asks, role, applied.andAccepted(ask(ASSESSOR)), answer(somebody));
        may(asks, role, applied, take(new Withdraw(WITHDRAWAL, somebody)));
        may(role == MINISTRY, role, assessed(), approve(APPROVAL, somebody, GRANTED));
        may(asks, role, decidedOnce(), object(somebody, SECOND));
    }

    @Test
    void two_officers_at_once_decide_once() {
        var decided = decidedOnce();
        decided.when(approve(new UUID(3, 9), THIRD, REFUSED)).thenRefused(no(new AlreadyDecided(SECOND)));
        decided.when(assess(new Assessment(new UUID(2, 9), ASSESSOR, LESS)))
                .thenRefused(no(new AlreadyDecided(SECOND)));
        decided.when(withdraw()).thenRefused(no(new AlreadyDecided(SECOND)));
        decided.when(approve(SECOND, SECOND_APPROVER, GRANTED)).thenNothing();
    }

    @Test
    void nothing_is_approved_that_was_not_assessed_or_is_not_there() {
        given().andAccepted(apply(OCTOBER, "2022-09-01"))
                .when(approve(APPROVAL, APPROVER, GRANTED))
                .thenRefused(no(new NotAssessed()));
        given().when(approve(APPROVAL, APPROVER, GRANTED)).thenRefused(no(new RequestUnknown(APPLICATION)));
    }

    @Test
    void a_ruling_grants_something_up_to_what_was_asked_or_nothing() {
        for (var wrong : List.of(
                flawed("0.00", Outcome.GRANTED, Flaw.Kind.GRANTED_NOTHING),
                flawed("1.00", Outcome.REFUSED, Flaw.Kind.REFUSED_SOMETHING),
                flawed("-1.00", Outcome.GRANTED, Flaw.Kind.NEGATIVE),
                flawed("281100.01", Outcome.GRANTED, Flaw.Kind.ABOVE_WHAT_WAS_ASKED)))
            assessed().when(approve(APPROVAL, APPROVER, wrong.ruling())).thenRefused(wrong.refusal());
    }

    @Test
    void while_the_applicant_must_supply_something_nobody_assesses_or_approves() {
        var waiting = assessed().andAccepted(ask(ASSESSOR));
        waiting.when(approve(APPROVAL, APPROVER, GRANTED)).thenRefused(no(new InformationAwaited(QUESTION)));
        waiting.when(take(new AskInformation(new Question(new UUID(5, 9), ASSESSOR, "And when?"))))
                .thenRefused(no(new InformationAwaited(QUESTION)));
        waiting.when(answer(CONTROLLER))
                .then(new InformationSupplied(
                        GRONINGEN, YEAR, APPLICATION, new Answer(ANSWER, QUESTION, CONTROLLER, "On the ship.")));
        assessed().when(answer(CONTROLLER)).thenRefused(no(new NothingAsked()));
        assessed()
                .when(ask(ASSESSOR))
                .then(new InformationAsked(GRONINGEN, YEAR, APPLICATION, new Question(QUESTION, ASSESSOR, "Where?")));
    }

    @Test
    void a_withdrawn_application_is_over() {
        var withdrawn = assessed().andAccepted(withdraw());
        withdrawn.when(approve(APPROVAL, APPROVER, GRANTED)).thenRefused(no(new RequestWithdrawn()));
        withdrawn.when(take(new Withdraw(new UUID(6, 2), CONTROLLER))).thenRefused(no(new RequestWithdrawn()));
        withdrawn.when(object(CONTROLLER, APPROVAL)).thenRefused(no(new RequestWithdrawn()));
        assessed().when(withdraw()).then(new Withdrawn(GRONINGEN, YEAR, APPLICATION, WITHDRAWAL, CONTROLLER));
    }

    @Test
    void a_decision_is_reversed_on_objection_by_others_and_stands_until_then() {
        var objected = decidedOnce().andAccepted(object(CONTROLLER, SECOND));
        decidedOnce()
                .when(object(CONTROLLER, SECOND))
                .then(new ObjectionLodged(
                        GRONINGEN, YEAR, APPLICATION, new Objection(OBJECTION, SECOND, CONTROLLER, "Too little.")))
                .thenState(state -> assertThat(state.granted()).isEqualTo(AMOUNT));
        objected.when(approve(new UUID(3, 3), THIRD, LESS)).thenRefused(no(new NotAssessed()));
        objected.when(object(new Officer("other", MUNICIPALITY), SECOND, new UUID(4, 2)))
                .thenRefused(no(new ObjectionOpen(OBJECTION)));
        var again = objected.andAccepted(assess(new Assessment(new UUID(2, 2), ASSESSOR, LESS)));
        for (var earlier : List.of(APPROVER, SECOND_APPROVER))
            again.when(approve(new UUID(3, 3), earlier, LESS)).thenRefused(no(new OwnDecision()));
        again.when(approve(new UUID(3, 3), THIRD, LESS))
                .then(decided(new UUID(3, 3), THIRD, LESS, OBJECTION, SECOND))
                .thenState(state -> assertThat(state.granted()).isEqualTo(LESS.amount()));
        var reversed = again.andAccepted(approve(new UUID(3, 3), THIRD, LESS));
        reversed.when(object(CONTROLLER, SECOND, new UUID(4, 2))).thenRefused(no(new DecisionReplaced(new UUID(3, 3))));
        var twice = reversed.andAccepted(
                object(CONTROLLER, new UUID(3, 3), new UUID(4, 2)),
                assess(new Assessment(new UUID(2, 3), ASSESSOR, LESS)));
        for (var earlier : List.of(APPROVER, SECOND_APPROVER, THIRD))
            twice.when(approve(new UUID(3, 4), earlier, LESS)).thenRefused(no(new OwnDecision()));
        twice.when(approve(new UUID(3, 4), FOURTH, LESS))
                .thenState(state -> assertThat(status(state)).isEqualTo(ProcedureStatus.GRANTED));
    }

    @Test
    void an_objection_is_to_a_decision_that_is_there() {
        assessed().when(object(CONTROLLER, APPROVAL)).thenRefused(no(new NotDecided()));
    }

    private record Wrong(Ruling ruling, AdvanceRefusal refusal) {}

    private static Wrong flawed(String amount, Outcome outcome, Flaw.Kind kind) {
        return new Wrong(new Ruling(outcome, Euro.parse(amount), "Why."), flawed(new Flaw("amount", kind)));
    }

    private void may(boolean allowed, OfficerRole role, Given given, AdvanceCommand command) {
        if (allowed)
            given.when(command).thenAccepted(events -> assertThat(events).hasSize(1));
        else given.when(command).thenRefused(no(new RoleMayNot(role)));
    }

    private Given assessed() {
        return givenAccepted(apply(OCTOBER, "2022-09-01"), assess(new Assessment(ASSESSMENT, ASSESSOR, GRANTED)));
    }

    private Given decidedOnce() {
        return assessed().andAccepted(approve(APPROVAL, APPROVER, GRANTED), approve(SECOND, SECOND_APPROVER, GRANTED));
    }

    private static ProcedureStatus status(Advance advance) {
        return advance.applications().getLast().procedure().status();
    }

    private static AdvanceRefusal no(ProcedureRefusal why) {
        return new NoStep(why);
    }

    private static AdvanceRefusal flawed(Flaw... flaws) {
        return no(new Flawed(List.of(flaws)));
    }

    private static Apply apply(AdvanceEstimate estimate, String on) {
        return apply(estimate, on, null);
    }

    private static Apply apply(AdvanceEstimate estimate, String on, @Nullable LateGround ground) {
        return new Apply(
                GRONINGEN,
                YEAR,
                APPLICATION,
                CONTROLLER,
                day(on),
                null,
                estimate,
                ground,
                new AdvanceBasis(norms(), IN_TIME, LATE, ABOVE_95, full(on)));
    }

    private static Apply again(AdvanceEstimate estimate) {
        return again(estimate, OTHER);
    }

    private static Apply again(AdvanceEstimate estimate, UUID applicationId) {
        return new Apply(
                GRONINGEN,
                YEAR,
                applicationId,
                CONTROLLER,
                day("2022-09-02"),
                null,
                estimate,
                null,
                new AdvanceBasis(norms(), IN_TIME, LATE, ABOVE_95, full("2022-09-02")));
    }

    private static Apply of(MunicipalityCode municipality, AdvanceEstimate estimate) {
        return new Apply(
                municipality,
                YEAR,
                APPLICATION,
                CONTROLLER,
                day("2022-09-01"),
                null,
                estimate,
                null,
                basis("2022-09-30", "2023-04-30", 0, 0));
    }

    private static Apply late(String on, LateGround ground, long realised, long occupied) {
        return withBasis(
                on, ground, new AdvanceBasis(norms(), IN_TIME, LATE, ABOVE_95, occupancy(on, realised, occupied)));
    }

    private static Apply withBasis(String on, @Nullable LateGround ground, AdvanceBasis basis) {
        return new Apply(GRONINGEN, YEAR, APPLICATION, CONTROLLER, day(on), null, OCTOBER, ground, basis);
    }

    private static AdvanceBasis basis(String inTime, String late, long realised, long occupied) {
        return new AdvanceBasis(
                norms(),
                new Deadline(day(inTime), null),
                new Deadline(day(late), null),
                ABOVE_95,
                occupancy("2022-09-01", realised, occupied));
    }

    private static Take take(ProcedureStep step) {
        return new Take(GRONINGEN, YEAR, APPLICATION, step);
    }

    private static Take assess(Assessment assessment) {
        return take(new Assess(assessment));
    }

    private static Take approve(UUID approvalId, Officer by, Ruling ruling) {
        return take(new Approve(approvalId, by, ruling, LIMIT, day("2022-10-03")));
    }

    private static Decided decided(
            UUID approvalId, Officer by, Ruling ruling, @Nullable UUID objectionId, @Nullable UUID insteadOf) {
        return new Decided(
                GRONINGEN,
                YEAR,
                APPLICATION,
                new Approval(approvalId, by, ruling, LIMIT),
                day("2022-10-03"),
                objectionId,
                insteadOf);
    }

    private static Take ask(Officer by) {
        return take(new AskInformation(new Question(QUESTION, by, "Where?")));
    }

    private static Take answer(Officer by) {
        return take(new SupplyInformation(new Answer(ANSWER, QUESTION, by, "On the ship.")));
    }

    private static Take withdraw() {
        return take(new Withdraw(WITHDRAWAL, CONTROLLER));
    }

    private static Take object(Officer by, UUID decisionId) {
        return object(by, decisionId, OBJECTION);
    }

    private static Take object(Officer by, UUID decisionId, UUID objectionId) {
        return take(new LodgeObjection(new Objection(objectionId, decisionId, by, "Too little.")));
    }

    private static AdvanceEstimate estimate(ExpectedPlaces... places) {
        return new AdvanceEstimate(new ArrayList<>(List.of(places)), Euro.ZERO, Euro.ZERO, Euro.ZERO);
    }

    private static ExpectedPlaces places(String from, String until, int places) {
        return new ExpectedPlaces(day(from), day(until), places);
    }

    private static PricedPlaces priced(String from, String until, NormId norm, String rate, String amount) {
        return new PricedPlaces(day(from), day(until), 100, norm, eventOf(norm), Euro.parse(rate), Euro.parse(amount));
    }

    private static List<KnownNorms.Period> norms() {
        return List.of(
                new KnownNorms.Period(
                        NormScheme.MUNICIPAL, norm(HUNDRED, "100.00"), day("2022-03-01"), day("2022-10-15")),
                new KnownNorms.Period(NormScheme.MUNICIPAL, norm(EIGHTY_THREE, "83.00"), day("2022-10-15"), null));
    }

    private static Norm norm(NormId normId, String amount) {
        return new Norm(
                normId,
                eventOf(normId),
                Instant.parse("2022-03-01T00:00:00Z"),
                new NormTerms(Euro.parse(amount), day("2022-03-01"), null, Certainty.HIGH, "BooO article 3"));
    }

    private static UUID eventOf(NormId normId) {
        return new UUID(9, normId.id().getLeastSignificantBits());
    }

    private static NationalOccupancy full(String on) {
        return occupancy(on, 1000, 1000);
    }

    private static NationalOccupancy occupancy(String on, long realised, long occupied) {
        return new NationalOccupancy(day(on), Instant.parse("2023-01-10T10:00:00Z"), realised, occupied);
    }

    private static LocalDate day(String date) {
        return LocalDate.parse(date);
    }
}
