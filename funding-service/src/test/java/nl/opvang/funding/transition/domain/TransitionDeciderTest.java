package nl.opvang.funding.transition.domain;

import static nl.opvang.contracts.funding.OfficerRole.MINISTRY;
import static nl.opvang.contracts.funding.OfficerRole.MUNICIPALITY;
import static nl.opvang.contracts.funding.OfficerRole.NOO;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.EnumSet;
import java.util.List;
import java.util.UUID;
import nl.opvang.contracts.area.LocationId;
import nl.opvang.contracts.area.MunicipalityCode;
import nl.opvang.contracts.funding.Answer;
import nl.opvang.contracts.funding.Approval;
import nl.opvang.contracts.funding.ApprovalLimit;
import nl.opvang.contracts.funding.Assessment;
import nl.opvang.contracts.funding.AssessmentTarget;
import nl.opvang.contracts.funding.CostMargin;
import nl.opvang.contracts.funding.Evidence;
import nl.opvang.contracts.funding.Objection;
import nl.opvang.contracts.funding.Officer;
import nl.opvang.contracts.funding.OfficerRole;
import nl.opvang.contracts.funding.Outcome;
import nl.opvang.contracts.funding.Question;
import nl.opvang.contracts.funding.Ruling;
import nl.opvang.contracts.funding.TransitionEvent;
import nl.opvang.contracts.funding.TransitionEvent.ActualsReported;
import nl.opvang.contracts.funding.TransitionEvent.Applied;
import nl.opvang.contracts.funding.TransitionEvent.Approved;
import nl.opvang.contracts.funding.TransitionEvent.ArrangementMade;
import nl.opvang.contracts.funding.TransitionEvent.ConversionAsked;
import nl.opvang.contracts.funding.TransitionEvent.Decided;
import nl.opvang.contracts.funding.TransitionEvent.FoundComplete;
import nl.opvang.contracts.funding.TransitionEvent.LocationLinked;
import nl.opvang.contracts.funding.TransitionEvent.SupplementAsked;
import nl.opvang.contracts.funding.TransitionPlan;
import nl.opvang.contracts.funding.YearLimit;
import nl.opvang.contracts.money.Euro;
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
import nl.opvang.funding.transition.domain.TransitionCommand.Apply;
import nl.opvang.funding.transition.domain.TransitionCommand.AskConversion;
import nl.opvang.funding.transition.domain.TransitionCommand.AskSupplement;
import nl.opvang.funding.transition.domain.TransitionCommand.FindComplete;
import nl.opvang.funding.transition.domain.TransitionCommand.LinkLocation;
import nl.opvang.funding.transition.domain.TransitionCommand.MakeArrangement;
import nl.opvang.funding.transition.domain.TransitionCommand.MarginRule;
import nl.opvang.funding.transition.domain.TransitionCommand.ReportActuals;
import nl.opvang.funding.transition.domain.TransitionCommand.Take;
import nl.opvang.funding.transition.domain.TransitionRefusal.LocationElsewhere;
import nl.opvang.funding.transition.domain.TransitionRefusal.MoreThanGranted;
import nl.opvang.funding.transition.domain.TransitionRefusal.NoStep;
import nl.opvang.funding.transition.domain.TransitionRefusal.NotFoundComplete;
import nl.opvang.funding.transition.domain.TransitionRefusal.PlanNotGranted;
import nl.opvang.funding.transition.domain.TransitionRefusal.RequestOpen;
import nl.opvang.funding.transition.domain.TransitionRefusal.SupplementNotNeeded;
import nl.opvang.funding.transition.domain.TransitionRefusal.TooManyYears;
import nl.opvang.funding.transition.domain.TransitionRefusal.TransitionUnknown;
import nl.opvang.plumbing.decision.DeciderSpec;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class TransitionDeciderTest extends DeciderSpec<TransitionCommand, Transition, TransitionEvent, TransitionRefusal> {
    private static final MunicipalityCode GRONINGEN = new MunicipalityCode("GM0014");
    private static final UUID TRANSITION = new UUID(1, 1);
    private static final UUID SUPPLEMENT = new UUID(1, 2);
    private static final UUID CONVERSION = new UUID(1, 3);
    private static final UUID CHECK = new UUID(2, 1);
    private static final UUID ASSESSMENT = new UUID(3, 1);
    private static final UUID APPROVAL = new UUID(4, 1);
    private static final UUID SECOND = new UUID(4, 2);
    private static final UUID REPORT = new UUID(5, 1);
    private static final UUID LINK = new UUID(6, 1);
    private static final UUID ARRANGEMENT = new UUID(7, 1);

    private static final Officer CONTROLLER = new Officer("controller", MUNICIPALITY);
    private static final Officer ASSESSOR = new Officer("assessor", NOO);
    private static final Officer APPROVER = new Officer("approver", MINISTRY);
    private static final Officer SECOND_APPROVER = new Officer("second-approver", MINISTRY);
    private static final Officer THIRD = new Officer("third", MINISTRY);

    private static final Evidence EVIDENCE = new Evidence("Z-1", "0".repeat(64));
    private static final AssessmentTarget TARGET = new AssessmentTarget(48, new UUID(8, 1));
    private static final MarginRule TEN_PERCENT = new MarginRule(100, new UUID(8, 2));
    private static final YearLimit THREE_YEARS = new YearLimit(3, null);
    private static final ApprovalLimit LIMIT = new ApprovalLimit(euro("500000.00"), null);
    private static final Ruling GRANTED = new Ruling(Outcome.GRANTED, euro("1000000.00"), "Fits.");
    private static final Ruling LESS = new Ruling(Outcome.GRANTED, euro("333.33"), "One room.");
    private static final TransitionPlan PLAN = plan(120, "1000000.00", "2025-03-01", "2025-09-01");

    TransitionDeciderTest() {
        super(TransitionDecider.DECIDER);
    }

    @Test
    void costs_of_a_plan_are_asked_for_with_the_aim_of_their_assessment() {
        given().when(apply(PLAN))
                .then(new Applied(GRONINGEN, 2025, TRANSITION, CONTROLLER, day("2025-01-15"), PLAN, TARGET));
    }

    @Test
    void everything_that_is_wrong_with_a_plan_is_told_at_once() {
        var plan = new TransitionPlan(
                "Costs",
                "Fits",
                "By tender",
                List.of(),
                -1,
                euro("-1.00"),
                0,
                day("2021-12-31"),
                day("2021-12-31"),
                day("2025-01-02"),
                day("2025-01-01"));
        given().when(new Apply(GRONINGEN, TRANSITION, CONTROLLER, day("2025-01-15"), day("2025-01-16"), plan, TARGET))
                .thenRefused(flawed(
                        new Flaw("receivedOn", Flaw.Kind.IN_THE_FUTURE),
                        new Flaw("receivedOn", Flaw.Kind.NOT_FOR_THIS_ROLE),
                        new Flaw("parties", Flaw.Kind.MISSING),
                        new Flaw("places", Flaw.Kind.NEGATIVE),
                        new Flaw("budget", Flaw.Kind.NEGATIVE),
                        new Flaw("depreciationMonths", Flaw.Kind.MISSING),
                        new Flaw("until", Flaw.Kind.ENDS_BEFORE_IT_BEGINS),
                        new Flaw("availableUntil", Flaw.Kind.ENDS_BEFORE_IT_BEGINS),
                        new Flaw("from", Flaw.Kind.OUTSIDE_YEAR)));
        given().when(apply(plan(1_000_001, "10000000000.01", "2036-01-01", "2036-01-02")))
                .thenRefused(flawed(
                        new Flaw("places", Flaw.Kind.TOO_MUCH),
                        new Flaw("budget", Flaw.Kind.TOO_MUCH),
                        new Flaw("from", Flaw.Kind.OUTSIDE_YEAR)));
        given().when(apply(plan(0, "0.00", "2025-03-01", "2025-03-02")))
                .thenRefused(flawed(new Flaw("places", Flaw.Kind.MISSING), new Flaw("budget", Flaw.Kind.MISSING)));
    }

    @Test
    void a_municipality_that_is_no_more_asks_for_nothing() {
        given().when(new Apply(
                        new MunicipalityCode("GM0457"), TRANSITION, CONTROLLER, day("2025-01-15"), null, PLAN, TARGET))
                .thenRefused(flawed(new Flaw("from", Flaw.Kind.MUNICIPALITY_NOT_THERE)));
    }

    @Test
    void a_plan_is_assessed_when_it_was_found_complete_and_a_question_undoes_that() {
        var assess = take(TRANSITION, assess(ASSESSOR, GRANTED));
        givenAccepted(apply(PLAN)).when(assess).thenRefused(new NotFoundComplete());
        givenAccepted(apply(PLAN))
                .when(complete(ASSESSOR))
                .then(new FoundComplete(GRONINGEN, 2025, TRANSITION, TRANSITION, CHECK, ASSESSOR));
        var asked = givenAccepted(
                apply(PLAN), complete(ASSESSOR), take(TRANSITION, new ProcedureStep.AskInformation(question())));
        asked.when(assess).thenRefused(no(new InformationAwaited(question().questionId())));
        asked.when(new FindComplete(GRONINGEN, TRANSITION, TRANSITION, new UUID(2, 2), ASSESSOR))
                .thenRefused(no(new InformationAwaited(question().questionId())));
        asked.andAccepted(answer()).when(assess).thenRefused(new NotFoundComplete());
        asked.andAccepted(answer(), new FindComplete(GRONINGEN, TRANSITION, TRANSITION, new UUID(2, 2), ASSESSOR))
                .when(assess)
                .thenAccepted(events -> assertThat(events).hasSize(1));
    }

    @Test
    void above_the_limit_two_approve_and_one_decides_once() {
        var assessed = assessed();
        assessed.when(take(TRANSITION, approve(APPROVAL, APPROVER, GRANTED)))
                .then(new Approved(
                        GRONINGEN, 2025, TRANSITION, TRANSITION, new Approval(APPROVAL, APPROVER, GRANTED, LIMIT)));
        assessed.andAccepted(take(TRANSITION, approve(APPROVAL, APPROVER, GRANTED)))
                .when(take(TRANSITION, approve(SECOND, SECOND_APPROVER, GRANTED)))
                .then(new Decided(
                        GRONINGEN,
                        2025,
                        TRANSITION,
                        TRANSITION,
                        new Approval(SECOND, SECOND_APPROVER, GRANTED, LIMIT),
                        day("2025-01-20"),
                        null,
                        null));
        granted()
                .when(take(TRANSITION, approve(new UUID(4, 9), THIRD, GRANTED)))
                .thenRefused(no(new AlreadyDecided(SECOND)));
    }

    @ParameterizedTest
    @EnumSource(OfficerRole.class)
    void who_asked_assessed_or_approved_cannot_approve_in_whatever_role(OfficerRole role) {
        var assessed = assessed();
        for (var somebody : List.of(CONTROLLER, ASSESSOR)) {
            var refusal = somebody.equals(CONTROLLER) ? new OwnRequest() : new OwnAssessment();
            assessed.when(take(TRANSITION, approve(APPROVAL, new Officer(somebody.subject(), role), GRANTED)))
                    .thenRefused(no(role == MINISTRY ? refusal : new RoleMayNot(role)));
        }
        assessed.andAccepted(take(TRANSITION, approve(APPROVAL, APPROVER, GRANTED)))
                .when(take(TRANSITION, approve(SECOND, new Officer(APPROVER.subject(), role), GRANTED)))
                .thenRefused(no(role == MINISTRY ? new OwnApproval() : new RoleMayNot(role)));
    }

    @ParameterizedTest
    @EnumSource(OfficerRole.class)
    void each_role_has_its_own_steps(OfficerRole role) {
        var somebody = new Officer("somebody", role);
        boolean asks = EnumSet.of(MUNICIPALITY, MINISTRY).contains(role);
        may(asks, role, given(), new Apply(GRONINGEN, TRANSITION, somebody, day("2025-01-15"), null, PLAN, TARGET));
        may(role == NOO, role, givenAccepted(apply(PLAN)), complete(somebody));
        may(
                role == NOO,
                role,
                givenAccepted(apply(PLAN), complete(ASSESSOR)),
                take(TRANSITION, assess(somebody, GRANTED)));
        may(role == MINISTRY, role, assessed(), take(TRANSITION, approve(APPROVAL, somebody, GRANTED)));
        may(asks, role, granted(), supplement(somebody, "1200000.00"));
        may(asks, role, granted(), conversion(somebody, "600000.00", 3));
        may(asks, role, granted(), report(somebody, 2025, "1.00"));
        may(asks, role, granted(), link(somebody, "GM0014"));
        may(
                EnumSet.of(NOO, MINISTRY).contains(role),
                role,
                granted(),
                new MakeArrangement(GRONINGEN, TRANSITION, ARRANGEMENT, somebody, "Two stages", EVIDENCE));
    }

    @Test
    void exactly_ten_percent_more_needs_no_supplement_and_a_cent_more_does() {
        granted().when(supplement(CONTROLLER, "1100000.00")).thenRefused(new SupplementNotNeeded(euro("1100000.00")));
        granted()
                .when(supplement(CONTROLLER, "1100000.01"))
                .then(new SupplementAsked(
                        GRONINGEN,
                        2025,
                        TRANSITION,
                        SUPPLEMENT,
                        CONTROLLER,
                        euro("1100000.01"),
                        euro("0.01"),
                        new CostMargin(100, euro("1100000.00"), TEN_PERCENT.ruleEventId()),
                        "Asbestos"));
    }

    @Test
    void the_margin_is_rounded_down_to_whole_cents() {
        var little = assessed().andAccepted(take(TRANSITION, approve(APPROVAL, APPROVER, LESS)));
        little.when(supplement(CONTROLLER, "366.66")).thenRefused(new SupplementNotNeeded(euro("366.66")));
        little.when(supplement(CONTROLLER, "366.67"))
                .thenAccepted(events -> assertThat(((SupplementAsked) events.getFirst()).amount())
                        .isEqualTo(euro("0.01")));
    }

    @Test
    void without_a_rule_there_is_no_margin() {
        granted()
                .when(new AskSupplement(
                        GRONINGEN, TRANSITION, SUPPLEMENT, CONTROLLER, euro("1000000.01"), "Asbestos", null))
                .thenAccepted(events -> assertThat(((SupplementAsked) events.getFirst()).margin())
                        .isEqualTo(new CostMargin(0, euro("1000000.00"), null)));
    }

    @Test
    void a_supplement_has_a_procedure_of_its_own_and_adds_to_what_was_granted() {
        var asked = granted().andAccepted(supplement(CONTROLLER, "1200000.00"));
        asked.when(supplement(CONTROLLER, "1300000.00", new UUID(1, 9))).thenRefused(new RequestOpen(SUPPLEMENT));
        var more = new Ruling(Outcome.GRANTED, euro("100000.00"), "Asbestos.");
        asked.andAccepted(take(SUPPLEMENT, new ProcedureStep.Assess(new Assessment(new UUID(3, 2), ASSESSOR, more))))
                .when(take(SUPPLEMENT, approve(new UUID(4, 3), APPROVER, more)))
                .thenState(state -> assertThat(state.granted()).isEqualTo(euro("1100000.00")));
    }

    @Test
    void nothing_more_is_asked_for_than_a_granted_plan() {
        for (var command : List.of(
                supplement(CONTROLLER, "1200000.00"),
                conversion(CONTROLLER, "1.00", 1),
                report(CONTROLLER, 2025, "1.00"))) {
            given().when(command).thenRefused(new TransitionUnknown());
            assessed().when(command).thenRefused(new PlanNotGranted());
        }
    }

    @Test
    void costs_are_spread_over_no_more_years_than_the_rule_says_and_no_more_than_was_granted() {
        granted()
                .when(conversion(CONTROLLER, "600000.00", 3))
                .then(new ConversionAsked(
                        GRONINGEN,
                        2025,
                        TRANSITION,
                        CONVERSION,
                        CONTROLLER,
                        euro("600000.00"),
                        3,
                        THREE_YEARS,
                        "Lease ends"))
                .thenState(state -> assertThat(state.granted())
                        .as("spreading is not granting more")
                        .isEqualTo(euro("1000000.00")));
        granted().when(conversion(CONTROLLER, "600000.00", 4)).thenRefused(new TooManyYears(THREE_YEARS));
        granted().when(conversion(CONTROLLER, "1000000.01", 3)).thenRefused(new MoreThanGranted(euro("1000000.00")));
        granted()
                .when(conversion(CONTROLLER, "0.00", 0))
                .thenRefused(flawed(new Flaw("amount", Flaw.Kind.MISSING), new Flaw("years", Flaw.Kind.MISSING)));
        granted()
                .andAccepted(conversion(CONTROLLER, "600000.00", 3))
                .when(new AskConversion(
                        GRONINGEN, TRANSITION, new UUID(1, 9), CONTROLLER, euro("1.00"), 1, "Again", THREE_YEARS))
                .thenRefused(new RequestOpen(CONVERSION));
    }

    @Test
    void costs_are_reported_by_year_and_a_later_report_replaces_an_earlier_one() {
        granted()
                .when(report(CONTROLLER, 2025, "700000.00"))
                .then(new ActualsReported(
                        GRONINGEN, 2025, TRANSITION, REPORT, CONTROLLER, 2025, euro("700000.00"), EVIDENCE));
        granted()
                .andAccepted(report(CONTROLLER, 2025, "700000.00"), report(CONTROLLER, 2024, "1.00", new UUID(5, 2)))
                .when(report(CONTROLLER, 2025, "650000.00", new UUID(5, 3)))
                .thenState(state -> assertThat(state.actual()).isEqualTo(euro("650001.00")));
        granted()
                .when(report(CONTROLLER, 2026, "-0.01"))
                .thenRefused(flawed(
                        new Flaw("invested", Flaw.Kind.NEGATIVE), new Flaw("financialYear", Flaw.Kind.OUTSIDE_YEAR)));
        granted()
                .when(report(CONTROLLER, 2021, "1.00"))
                .thenRefused(flawed(new Flaw("financialYear", Flaw.Kind.OUTSIDE_YEAR)));
    }

    @Test
    void a_location_belongs_to_the_municipality_or_to_one_that_became_part_of_it() {
        granted()
                .when(link(CONTROLLER, "GM0014"))
                .then(new LocationLinked(GRONINGEN, 2025, TRANSITION, LINK, CONTROLLER, location("GM0014")));
        granted().when(link(CONTROLLER, "GM0363")).thenRefused(new LocationElsewhere(new MunicipalityCode("GM0363")));
    }

    @Test
    void what_is_agreed_apart_is_kept() {
        granted()
                .when(new MakeArrangement(GRONINGEN, TRANSITION, ARRANGEMENT, APPROVER, "Vacancy", null))
                .then(new ArrangementMade(GRONINGEN, 2025, TRANSITION, ARRANGEMENT, APPROVER, "Vacancy", null));
        given().when(new MakeArrangement(GRONINGEN, TRANSITION, ARRANGEMENT, APPROVER, "Vacancy", null))
                .thenRefused(new TransitionUnknown());
    }

    @Test
    void a_decision_is_reversed_on_objection_by_others() {
        var objection = new Objection(new UUID(9, 1), SECOND, CONTROLLER, "Too little.");
        var again = granted()
                .andAccepted(
                        take(TRANSITION, new ProcedureStep.LodgeObjection(objection)),
                        take(TRANSITION, new ProcedureStep.Assess(new Assessment(new UUID(3, 2), ASSESSOR, LESS))));
        again.when(take(TRANSITION, approve(new UUID(4, 3), APPROVER, LESS))).thenRefused(no(new OwnDecision()));
        again.when(take(TRANSITION, approve(new UUID(4, 3), THIRD, LESS)))
                .thenState(state -> assertThat(state.granted()).isEqualTo(LESS.amount()));
    }

    @Test
    void an_id_stands_for_one_thing_and_a_request_must_be_there() {
        granted()
                .when(apply(plan(121, "1000000.00", "2025-03-01", "2025-09-01")))
                .thenRefused(no(new IdTaken(TRANSITION)));
        granted()
                .when(new AskSupplement(
                        GRONINGEN, TRANSITION, TRANSITION, CONTROLLER, euro("1200000.00"), "Asbestos", TEN_PERCENT))
                .thenRefused(no(new IdTaken(TRANSITION)));
        given().when(take(TRANSITION, assess(ASSESSOR, GRANTED))).thenRefused(no(new RequestUnknown(TRANSITION)));
        granted()
                .when(new FindComplete(GRONINGEN, TRANSITION, SUPPLEMENT, new UUID(2, 2), ASSESSOR))
                .thenRefused(no(new RequestUnknown(SUPPLEMENT)));
        granted().when(apply(PLAN)).thenNothing();
    }

    private void may(boolean allowed, OfficerRole role, Given given, TransitionCommand command) {
        if (allowed)
            given.when(command).thenAccepted(events -> assertThat(events).hasSize(1));
        else given.when(command).thenRefused(no(new RoleMayNot(role)));
    }

    private Given assessed() {
        return givenAccepted(apply(PLAN), complete(ASSESSOR), take(TRANSITION, assess(ASSESSOR, GRANTED)));
    }

    private Given granted() {
        return assessed()
                .andAccepted(
                        take(TRANSITION, approve(APPROVAL, APPROVER, GRANTED)),
                        take(TRANSITION, approve(SECOND, SECOND_APPROVER, GRANTED)));
    }

    private static TransitionRefusal no(ProcedureRefusal why) {
        return new NoStep(why);
    }

    private static TransitionRefusal flawed(Flaw... flaws) {
        return no(new Flawed(List.of(flaws)));
    }

    private static Apply apply(TransitionPlan plan) {
        return new Apply(GRONINGEN, TRANSITION, CONTROLLER, day("2025-01-15"), null, plan, TARGET);
    }

    private static FindComplete complete(Officer by) {
        return new FindComplete(GRONINGEN, TRANSITION, TRANSITION, CHECK, by);
    }

    private static Take take(UUID requestId, ProcedureStep step) {
        return new Take(GRONINGEN, TRANSITION, requestId, step);
    }

    private static Take answer() {
        return take(
                TRANSITION,
                new ProcedureStep.SupplyInformation(
                        new Answer(new UUID(10, 2), question().questionId(), CONTROLLER, "The builder.")));
    }

    private static Question question() {
        return new Question(new UUID(10, 1), ASSESSOR, "Who?");
    }

    private static ProcedureStep assess(Officer by, Ruling advice) {
        return new ProcedureStep.Assess(new Assessment(ASSESSMENT, by, advice));
    }

    private static ProcedureStep approve(UUID approvalId, Officer by, Ruling ruling) {
        return new ProcedureStep.Approve(approvalId, by, ruling, LIMIT, day("2025-01-20"));
    }

    private static AskSupplement supplement(Officer by, String expected) {
        return supplement(by, expected, SUPPLEMENT);
    }

    private static AskSupplement supplement(Officer by, String expected, UUID requestId) {
        return new AskSupplement(GRONINGEN, TRANSITION, requestId, by, euro(expected), "Asbestos", TEN_PERCENT);
    }

    private static AskConversion conversion(Officer by, String amount, int years) {
        return new AskConversion(GRONINGEN, TRANSITION, CONVERSION, by, euro(amount), years, "Lease ends", THREE_YEARS);
    }

    private static ReportActuals report(Officer by, int year, String invested) {
        return report(by, year, invested, REPORT);
    }

    private static ReportActuals report(Officer by, int year, String invested, UUID reportId) {
        return new ReportActuals(
                GRONINGEN, TRANSITION, reportId, by, year, euro(invested), EVIDENCE, day("2025-12-31"));
    }

    private static LinkLocation link(Officer by, String code) {
        return new LinkLocation(GRONINGEN, TRANSITION, LINK, by, location(code));
    }

    private static LocationId location(String code) {
        return new LocationId(new MunicipalityCode(code), new UUID(11, 1));
    }

    private static TransitionPlan plan(int places, String budget, String from, String until) {
        return new TransitionPlan(
                "Costs",
                "Fits",
                "By tender",
                List.of("A builder"),
                places,
                euro(budget),
                60,
                day(from),
                day(until),
                day(until),
                day(until).plusYears(5));
    }

    private static Euro euro(String amount) {
        return Euro.parse(amount);
    }

    private static LocalDate day(String date) {
        return LocalDate.parse(date);
    }
}
