package nl.opvang.funding.firstreception.domain;

import static nl.opvang.contracts.funding.OfficerRole.MINISTRY;
import static nl.opvang.contracts.funding.OfficerRole.MUNICIPALITY;
import static nl.opvang.contracts.funding.OfficerRole.REGION;
import static nl.opvang.contracts.funding.PaymentDirection.PAYABLE;
import static nl.opvang.contracts.funding.PaymentDirection.RECLAIMABLE;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.EnumSet;
import java.util.List;
import java.util.UUID;
import nl.opvang.contracts.area.MunicipalityCode;
import nl.opvang.contracts.area.RegionCode;
import nl.opvang.contracts.funding.Approval;
import nl.opvang.contracts.funding.ApprovalLimit;
import nl.opvang.contracts.funding.Assessment;
import nl.opvang.contracts.funding.CostItem;
import nl.opvang.contracts.funding.Deadline;
import nl.opvang.contracts.funding.Evidence;
import nl.opvang.contracts.funding.FirstReceptionApplicant;
import nl.opvang.contracts.funding.FirstReceptionEvent;
import nl.opvang.contracts.funding.FirstReceptionEvent.ActualsReported;
import nl.opvang.contracts.funding.FirstReceptionEvent.Applied;
import nl.opvang.contracts.funding.FirstReceptionEvent.Assessed;
import nl.opvang.contracts.funding.FirstReceptionEvent.Decided;
import nl.opvang.contracts.funding.FirstReceptionEvent.PaymentApproved;
import nl.opvang.contracts.funding.FirstReceptionEvent.PaymentCancelled;
import nl.opvang.contracts.funding.FirstReceptionEvent.PaymentConfirmed;
import nl.opvang.contracts.funding.FirstReceptionEvent.PaymentOrdered;
import nl.opvang.contracts.funding.FirstReceptionEvent.PaymentReleased;
import nl.opvang.contracts.funding.FirstReceptionEvent.SpendingReported;
import nl.opvang.contracts.funding.FirstReceptionEvent.Withdrawn;
import nl.opvang.contracts.funding.FirstReceptionPeriod;
import nl.opvang.contracts.funding.FirstReceptionScheme;
import nl.opvang.contracts.funding.Objection;
import nl.opvang.contracts.funding.Officer;
import nl.opvang.contracts.funding.OfficerRole;
import nl.opvang.contracts.funding.Outcome;
import nl.opvang.contracts.funding.PaymentDirection;
import nl.opvang.contracts.funding.Ruling;
import nl.opvang.contracts.money.Euro;
import nl.opvang.funding.firstreception.domain.FirstReceptionCommand.Apply;
import nl.opvang.funding.firstreception.domain.FirstReceptionCommand.ReportActuals;
import nl.opvang.funding.firstreception.domain.FirstReceptionCommand.ReportSpending;
import nl.opvang.funding.firstreception.domain.FirstReceptionCommand.Take;
import nl.opvang.funding.firstreception.domain.FirstReceptionRefusal.ApplicationLate;
import nl.opvang.funding.firstreception.domain.FirstReceptionRefusal.ApplicationOpen;
import nl.opvang.funding.firstreception.domain.FirstReceptionRefusal.GrantedAlready;
import nl.opvang.funding.firstreception.domain.FirstReceptionRefusal.MunicipalityNotThere;
import nl.opvang.funding.firstreception.domain.FirstReceptionRefusal.NoPayment;
import nl.opvang.funding.firstreception.domain.FirstReceptionRefusal.NoStep;
import nl.opvang.funding.firstreception.domain.FirstReceptionRefusal.NoSuchPeriod;
import nl.opvang.funding.firstreception.domain.FirstReceptionRefusal.NothingGranted;
import nl.opvang.funding.firstreception.domain.FirstReceptionRefusal.PeriodNotOver;
import nl.opvang.funding.payment.domain.PaymentRefusal;
import nl.opvang.funding.payment.domain.PaymentRefusal.MoreThanDue;
import nl.opvang.funding.payment.domain.PaymentStep;
import nl.opvang.funding.procedure.domain.Flaw;
import nl.opvang.funding.procedure.domain.ProcedureRefusal.AlreadyDecided;
import nl.opvang.funding.procedure.domain.ProcedureRefusal.Flawed;
import nl.opvang.funding.procedure.domain.ProcedureRefusal.IdTaken;
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

class FirstReceptionDeciderTest
        extends DeciderSpec<FirstReceptionCommand, FirstReception, FirstReceptionEvent, FirstReceptionRefusal> {
    private static final RegionCode REGION_OF_GRONINGEN = new RegionCode("VR01");
    private static final MunicipalityCode GRONINGEN = new MunicipalityCode("GM0014");
    private static final LocalDate FROM = LocalDate.parse("2023-01-01");
    private static final FirstReceptionPeriod HALF_YEAR =
            new FirstReceptionPeriod(FROM, LocalDate.parse("2023-06-30"), FirstReceptionScheme.SAFETY_REGIONS, null);
    private static final FirstReceptionPeriod SUCCESSOR =
            new FirstReceptionPeriod(FROM, LocalDate.parse("2023-12-31"), FirstReceptionScheme.SPECIFIC_GRANT, null);
    private static final Deadline END_OF_APRIL = new Deadline(LocalDate.parse("2023-04-30"), null);
    private static final FirstReceptionApplicant SAFETY_REGION =
            new FirstReceptionApplicant(FirstReceptionApplicant.Kind.SAFETY_REGION, null, null);
    private static final List<CostItem> ESTIMATE = List.of(cost("Buses", "125000.00"), cost("Staff", "875000.50"));
    private static final Evidence EVIDENCE = new Evidence("Z-1", "0".repeat(64));
    private static final UUID APPLICATION = new UUID(1, 1);
    private static final UUID OTHER = new UUID(1, 2);
    private static final UUID ASSESSMENT = new UUID(2, 1);
    private static final UUID APPROVAL = new UUID(3, 1);
    private static final UUID REPORT = new UUID(4, 1);
    private static final UUID PAYMENT = new UUID(5, 1);
    private static final LocalDate PAID_ON = LocalDate.parse("2023-06-05");
    private static final Officer CONTROLLER = new Officer("controller", REGION);
    private static final Officer ASSESSOR = new Officer("assessor", MINISTRY);
    private static final Officer APPROVER = new Officer("approver", MINISTRY);
    private static final Officer OTHER_APPROVER = new Officer("other-approver", MINISTRY);
    private static final Ruling GRANTED = new Ruling(Outcome.GRANTED, Euro.parse("1000000.00"), "As estimated.");

    FirstReceptionDeciderTest() {
        super(FirstReceptionDecider.DECIDER);
    }

    @Test
    void costs_are_asked_for_until_the_last_day_of_the_deadline_which_lies_inside_the_half_year() {
        given().when(on("2023-04-30")).then(applied());
        given().when(on("2023-05-01")).thenRefused(new ApplicationLate(END_OF_APRIL));
        given().when(apply(APPLICATION, CONTROLLER, SAFETY_REGION, ESTIMATE, HALF_YEAR, null, "2023-12-31"))
                .thenAccepted(events -> assertThat(events).hasSize(1));
    }

    @Test
    void what_the_ministry_enters_counts_from_the_day_on_which_it_was_received() {
        given().when(entered(ASSESSOR, "2023-04-30"))
                .thenAccepted(events -> assertThat(events)
                        .singleElement()
                        .isInstanceOfSatisfying(
                                Applied.class,
                                now -> assertThat(now.receivedOn()).isEqualTo("2023-04-30")));
        given().when(entered(CONTROLLER, "2023-04-30"))
                .thenRefused(flawed(new Flaw("receivedOn", Flaw.Kind.NOT_FOR_THIS_ROLE)));
        given().when(entered(ASSESSOR, "2023-06-02"))
                .thenRefused(flawed(new Flaw("receivedOn", Flaw.Kind.IN_THE_FUTURE)));
    }

    @Test
    void no_rule_no_period() {
        given().when(apply(APPLICATION, CONTROLLER, SAFETY_REGION, ESTIMATE, null, END_OF_APRIL, "2023-04-01"))
                .thenRefused(new NoSuchPeriod(FROM));
        given().when(spending(GRONINGEN, null, "2023-07-01")).thenRefused(new NoSuchPeriod(FROM));
    }

    @Test
    void until_the_scheme_lapsed_only_safety_regions_asked_then_others_may_too() {
        var province = new FirstReceptionApplicant(FirstReceptionApplicant.Kind.PROVINCE, "Provincie Groningen", null);
        given().when(by(province, HALF_YEAR))
                .thenRefused(flawed(new Flaw("applicant/kind", Flaw.Kind.NOT_UNDER_SCHEME)));
        for (var applicant : List.of(
                SAFETY_REGION,
                province,
                new FirstReceptionApplicant(FirstReceptionApplicant.Kind.REGIONAL_BODY, "GGD Groningen", null),
                new FirstReceptionApplicant(FirstReceptionApplicant.Kind.MUNICIPALITY, null, GRONINGEN)))
            given().when(by(applicant, SUCCESSOR))
                    .thenAccepted(events -> assertThat(events).hasSize(1));
    }

    @Test
    void an_applicant_is_named_as_its_kind_asks_and_lies_in_the_region() {
        given().when(by(new FirstReceptionApplicant(FirstReceptionApplicant.Kind.PROVINCE, null, GRONINGEN), SUCCESSOR))
                .thenRefused(flawed(
                        new Flaw("applicant/name", Flaw.Kind.MISSING),
                        new Flaw("applicant/municipality", Flaw.Kind.NOT_OF_THIS_KIND)));
        given().when(by(new FirstReceptionApplicant(FirstReceptionApplicant.Kind.MUNICIPALITY, "Ons", null), SUCCESSOR))
                .thenRefused(flawed(
                        new Flaw("applicant/name", Flaw.Kind.NOT_OF_THIS_KIND),
                        new Flaw("applicant/municipality", Flaw.Kind.MISSING)));
        var amsterdam = new MunicipalityCode("GM0363");
        given().when(by(
                        new FirstReceptionApplicant(FirstReceptionApplicant.Kind.MUNICIPALITY, null, amsterdam),
                        SUCCESSOR))
                .thenRefused(flawed(new Flaw("applicant/municipality", Flaw.Kind.MUNICIPALITY_NOT_THERE)));
    }

    @Test
    void everything_that_is_wrong_with_an_estimate_is_told_at_once() {
        given().when(estimated(List.of())).thenRefused(flawed(new Flaw("estimate", Flaw.Kind.MISSING)));
        given().when(estimated(List.of(cost("Staff", "0.00"))))
                .thenRefused(flawed(new Flaw("estimate", Flaw.Kind.NOTHING_ASKED)));
        given().when(estimated(List.of(cost("Staff", "-0.01"), cost("Staff", "1.00"), cost("Buses", "10000000000.01"))))
                .thenRefused(flawed(
                        new Flaw("estimate/0/amount", Flaw.Kind.NEGATIVE),
                        new Flaw("estimate/1/category", Flaw.Kind.OVERLAPS),
                        new Flaw("estimate/2/amount", Flaw.Kind.TOO_MUCH)));
        given().when(estimated(List.of(cost("Staff", "10000000000.00"), cost("Buses", "0.01"))))
                .thenRefused(flawed(new Flaw("estimate", Flaw.Kind.TOO_MUCH)));
    }

    @Test
    void a_period_is_asked_for_once_and_a_repeat_changes_nothing() {
        given(applied()).when(on("2023-04-30")).thenNothing();
        given(applied())
                .when(apply(
                        APPLICATION,
                        CONTROLLER,
                        SAFETY_REGION,
                        List.of(cost("Staff", "1.00")),
                        HALF_YEAR,
                        END_OF_APRIL,
                        "2023-04-30"))
                .thenRefused(new NoStep(new IdTaken(APPLICATION)));
        given(applied()).when(another()).thenRefused(new ApplicationOpen(APPLICATION));
        given(applied(), assessed(), decided()).when(another()).thenRefused(new GrantedAlready(APPLICATION));
        given(applied(), new Withdrawn(REGION_OF_GRONINGEN, FROM, APPLICATION, new UUID(5, 1), CONTROLLER))
                .when(another())
                .thenAccepted(events -> assertThat(events).hasSize(1));
    }

    @Test
    void whoever_asked_or_assessed_does_not_approve_and_no_more_is_granted_than_was_asked() {
        given(applied(), assessed()).when(approve(ASSESSOR, GRANTED)).thenRefused(new NoStep(new OwnAssessment()));
        given(appliedBy(APPROVER), assessed())
                .when(approve(APPROVER, GRANTED))
                .thenRefused(new NoStep(new OwnRequest()));
        given(applied(), assessed())
                .when(approve(APPROVER, new Ruling(Outcome.GRANTED, Euro.parse("1000000.51"), "More.")))
                .thenRefused(flawed(new Flaw("amount", Flaw.Kind.ABOVE_WHAT_WAS_ASKED)));
        given(applied(), assessed()).when(approve(APPROVER, GRANTED)).then(decided());
        given().when(approve(APPROVER, GRANTED)).thenRefused(new NoStep(new RequestUnknown(APPLICATION)));
    }

    @ParameterizedTest
    @EnumSource(OfficerRole.class)
    void above_the_limit_two_approve_and_one_decides_once(OfficerRole role) {
        var limit = new ApprovalLimit(Euro.parse("999999.99"), null);
        var once = given(
                applied(),
                assessed(),
                new FirstReceptionEvent.Approved(
                        REGION_OF_GRONINGEN, FROM, APPLICATION, new Approval(APPROVAL, APPROVER, GRANTED, limit)));
        var second = new UUID(3, 2);
        var sameOne = new Officer(APPROVER.subject(), role);
        once.when(approve(second, sameOne, limit))
                .thenRefused(new NoStep(role == MINISTRY ? new OwnApproval() : new RoleMayNot(role)));
        given(applied(), assessed())
                .when(approve(APPROVAL, APPROVER, limit))
                .then(new FirstReceptionEvent.Approved(
                        REGION_OF_GRONINGEN, FROM, APPLICATION, new Approval(APPROVAL, APPROVER, GRANTED, limit)));
        once.when(approve(second, OTHER_APPROVER, limit))
                .then(new Decided(
                        REGION_OF_GRONINGEN,
                        FROM,
                        APPLICATION,
                        new Approval(second, OTHER_APPROVER, GRANTED, limit),
                        LocalDate.parse("2023-05-15"),
                        null,
                        null));
        given(applied(), assessed(), decided())
                .when(approve(second, OTHER_APPROVER, null))
                .thenRefused(new NoStep(new AlreadyDecided(APPROVAL)));
    }

    @Test
    void a_decision_is_reversed_on_objection_by_others_and_what_was_ordered_on_it_does_not_go() {
        var objection = new Objection(new UUID(6, 1), APPROVAL, CONTROLLER, "It was less.");
        var objected = given(
                applied(),
                assessed(),
                decided(),
                ordered(PAYABLE, "1000000.00"),
                new FirstReceptionEvent.ObjectionLodged(REGION_OF_GRONINGEN, FROM, APPLICATION, objection),
                new Assessed(REGION_OF_GRONINGEN, FROM, APPLICATION, new Assessment(OTHER, ASSESSOR, GRANTED)));
        var again = new UUID(3, 2);
        objected.when(approve(again, APPROVER, null)).thenRefused(new NoStep(new OwnDecision()));
        var less = new Ruling(Outcome.GRANTED, Euro.parse("400000.00"), "Less.");
        var decidedAgain = new Decided(
                REGION_OF_GRONINGEN,
                FROM,
                APPLICATION,
                new Approval(again, OTHER_APPROVER, less, null),
                LocalDate.parse("2023-05-15"),
                objection.objectionId(),
                APPROVAL);
        objected.when(new Take(
                        REGION_OF_GRONINGEN,
                        FROM,
                        APPLICATION,
                        new ProcedureStep.Approve(again, OTHER_APPROVER, less, null, LocalDate.parse("2023-05-15"))))
                .then(decidedAgain);
        given(
                        applied(),
                        assessed(),
                        decided(),
                        ordered(PAYABLE, "1000000.00"),
                        new FirstReceptionEvent.ObjectionLodged(REGION_OF_GRONINGEN, FROM, APPLICATION, objection),
                        new Assessed(REGION_OF_GRONINGEN, FROM, APPLICATION, new Assessment(OTHER, ASSESSOR, GRANTED)),
                        decidedAgain)
                .when(pay(new PaymentStep.Approve(PAYMENT, new UUID(5, 2), APPROVER, null, PAID_ON)))
                .thenRefused(new NoPayment(new PaymentRefusal.DecisionReplaced(again)));
    }

    @ParameterizedTest
    @EnumSource(OfficerRole.class)
    void every_role_does_only_what_is_its_to_do(OfficerRole role) {
        var officer = new Officer("somebody", role);
        boolean asks = EnumSet.of(REGION, MINISTRY).contains(role);
        boolean rules = role == MINISTRY;
        boolean spends = EnumSet.of(MUNICIPALITY, MINISTRY).contains(role);
        assertMay(asks, apply(OTHER, officer, SAFETY_REGION, ESTIMATE, HALF_YEAR, END_OF_APRIL, "2023-04-30"));
        assertMay(
                asks,
                new ReportActuals(
                        REGION_OF_GRONINGEN, FROM, REPORT, officer, ESTIMATE, EVIDENCE, LocalDate.parse("2023-07-01")),
                applied(),
                assessed(),
                decided());
        assertMay(
                rules,
                new Take(
                        REGION_OF_GRONINGEN,
                        FROM,
                        APPLICATION,
                        new ProcedureStep.Assess(new Assessment(OTHER, officer, GRANTED))),
                applied());
        assertMay(rules, approve(officer, GRANTED), applied(), assessed());
        assertMay(
                spends,
                new ReportSpending(
                        GRONINGEN,
                        REGION_OF_GRONINGEN,
                        FROM,
                        REPORT,
                        officer,
                        ESTIMATE,
                        EVIDENCE,
                        HALF_YEAR,
                        LocalDate.parse("2023-07-01")));
    }

    private void assertMay(boolean may, FirstReceptionCommand command, FirstReceptionEvent... before) {
        var when = given(before).when(command);
        if (may) when.thenAccepted(events -> assertThat(events).hasSize(1));
        else when.thenRefused(new NoStep(new RoleMayNot(by(command).role())));
    }

    private static Officer by(FirstReceptionCommand command) {
        return switch (command) {
            case Apply now -> now.by();
            case ReportActuals now -> now.by();
            case ReportSpending now -> now.by();
            case FirstReceptionCommand.Pay(var _, var _, var step) -> step.by();
            case Take(var _, var _, var _, ProcedureStep.Assess(var assessment)) -> assessment.by();
            case Take(var _, var _, var _, ProcedureStep.Approve approve) -> approve.by();
            case Take _ -> throw new IllegalArgumentException("nobody: " + command);
        };
    }

    @Test
    void actual_costs_are_told_of_what_was_granted_when_the_period_is_over() {
        given(applied(), assessed()).when(actuals("2023-07-01")).thenRefused(new NothingGranted());
        given(applied(), assessed(), decided())
                .when(actuals("2023-06-30"))
                .thenRefused(new PeriodNotOver(LocalDate.parse("2023-06-30")));
        var told = new ActualsReported(REGION_OF_GRONINGEN, FROM, REPORT, CONTROLLER, ESTIMATE, EVIDENCE);
        given(applied(), assessed(), decided()).when(actuals("2023-07-01")).then(told);
        given(applied(), assessed(), decided(), told)
                .when(actuals("2023-07-01"))
                .thenNothing();
    }

    @Test
    void what_municipalities_spent_for_their_region_is_told_by_them_and_adds_up_with_what_the_region_spent() {
        given().when(spending(GRONINGEN, HALF_YEAR, "2023-06-30"))
                .thenRefused(new PeriodNotOver(LocalDate.parse("2023-06-30")));
        given().when(spending(new MunicipalityCode("GM0363"), HALF_YEAR, "2023-07-01"))
                .thenRefused(new MunicipalityNotThere());
        var spent = new SpendingReported(
                REGION_OF_GRONINGEN,
                FROM,
                REPORT,
                GRONINGEN,
                new Officer("town", MUNICIPALITY),
                HALF_YEAR,
                List.of(cost("Beds", "10.00")),
                EVIDENCE);
        given().when(spending(GRONINGEN, HALF_YEAR, "2023-07-01")).then(spent);
        var actuals = new ActualsReported(
                REGION_OF_GRONINGEN, FROM, new UUID(4, 2), CONTROLLER, List.of(cost("Staff", "0.50")), EVIDENCE);
        var dossier = FirstReception.evolve(FirstReception.evolve(FirstReception.NONE, spent), actuals);
        assertThat(dossier.spent()).isEqualTo(Euro.parse("10.50"));
        var replaced = new SpendingReported(
                REGION_OF_GRONINGEN,
                FROM,
                new UUID(4, 3),
                GRONINGEN,
                new Officer("town", MUNICIPALITY),
                HALF_YEAR,
                List.of(cost("Beds", "11.00")),
                EVIDENCE);
        assertThat(FirstReception.evolve(dossier, replaced).spent()).isEqualTo(Euro.parse("11.50"));
    }

    @Test
    void a_region_is_paid_what_was_granted_and_not_by_whoever_ordered_it() {
        given(applied(), assessed())
                .when(order(PAYABLE, "1.00"))
                .thenRefused(new NoPayment(new PaymentRefusal.NothingDecided()));
        var granted = given(applied(), assessed(), decided());
        granted.when(order(PAYABLE, "1000000.00")).then(ordered(PAYABLE, "1000000.00"));
        granted.when(order(PAYABLE, "1000000.01"))
                .thenRefused(new NoPayment(new MoreThanDue(PAYABLE, Euro.parse("1000000.00"))));
        granted.when(order(RECLAIMABLE, "0.01")).thenRefused(new NoPayment(new MoreThanDue(RECLAIMABLE, Euro.ZERO)));
        var waiting = given(applied(), assessed(), decided(), ordered(PAYABLE, "1000000.00"));
        waiting.when(order(PAYABLE, "1000000.00")).thenNothing();
        waiting.when(release(ASSESSOR, null)).thenRefused(new NoPayment(new PaymentRefusal.NoStep(new OwnRequest())));
        waiting.when(release(APPROVER, null))
                .then(new PaymentReleased(REGION_OF_GRONINGEN, FROM, PAYMENT, APPROVAL, APPROVER, null));
        var limit = new ApprovalLimit(Euro.parse("999999.99"), null);
        waiting.when(release(APPROVER, limit))
                .then(new PaymentApproved(REGION_OF_GRONINGEN, FROM, PAYMENT, APPROVAL, APPROVER, limit));
        waiting.when(pay(new PaymentStep.Confirm(PAYMENT, REPORT, ASSESSOR, PAID_ON, "NL-1", PAID_ON)))
                .thenRefused(new NoPayment(new PaymentRefusal.NotReleased()));
        waiting.when(pay(new PaymentStep.Cancel(PAYMENT, REPORT, ASSESSOR)))
                .then(new PaymentCancelled(REGION_OF_GRONINGEN, FROM, PAYMENT, REPORT, ASSESSOR));
        given(
                        applied(),
                        assessed(),
                        decided(),
                        ordered(PAYABLE, "1000000.00"),
                        new PaymentReleased(REGION_OF_GRONINGEN, FROM, PAYMENT, APPROVAL, APPROVER, null))
                .when(pay(new PaymentStep.Confirm(PAYMENT, REPORT, ASSESSOR, PAID_ON, "NL-1", PAID_ON)))
                .then(new PaymentConfirmed(REGION_OF_GRONINGEN, FROM, PAYMENT, REPORT, ASSESSOR, PAID_ON, "NL-1"));
    }

    @ParameterizedTest
    @EnumSource(
            value = OfficerRole.class,
            names = {"MINISTRY"},
            mode = EnumSource.Mode.EXCLUDE)
    void only_the_ministry_pays_regions(OfficerRole role) {
        given(applied(), assessed(), decided())
                .when(pay(new PaymentStep.Order(
                        PAYMENT, new Officer("somebody", role), PAYABLE, Euro.parse("1.00"), PAID_ON)))
                .thenRefused(new NoPayment(new PaymentRefusal.NoStep(new RoleMayNot(role))));
    }

    @Test
    void a_region_has_its_actual_costs_up_to_what_was_granted() {
        var less = given(applied(), assessed(), decided(), ordered(PAYABLE, "900000.00"), told("850000.00"));
        less.when(another(RECLAIMABLE, "50000.00"))
                .thenAccepted(events -> assertThat(events).hasSize(1));
        less.when(another(RECLAIMABLE, "50000.01"))
                .thenRefused(new NoPayment(new MoreThanDue(RECLAIMABLE, Euro.parse("50000.00"))));
        less.when(release(APPROVER, null))
                .thenRefused(new NoPayment(new MoreThanDue(PAYABLE, Euro.parse("850000.00"))));
        var more = given(applied(), assessed(), decided(), ordered(PAYABLE, "900000.00"), told("1200000.00"));
        more.when(another(PAYABLE, "100000.00"))
                .thenAccepted(events -> assertThat(events).hasSize(1));
        more.when(another(PAYABLE, "100000.01"))
                .thenRefused(new NoPayment(new MoreThanDue(PAYABLE, Euro.parse("100000.00"))));
    }

    private static FirstReceptionCommand.Pay pay(PaymentStep step) {
        return new FirstReceptionCommand.Pay(REGION_OF_GRONINGEN, FROM, step);
    }

    private static FirstReceptionCommand.Pay order(PaymentDirection direction, String amount) {
        return pay(new PaymentStep.Order(PAYMENT, ASSESSOR, direction, Euro.parse(amount), PAID_ON));
    }

    private static FirstReceptionCommand.Pay another(PaymentDirection direction, String amount) {
        return pay(new PaymentStep.Order(OTHER, ASSESSOR, direction, Euro.parse(amount), PAID_ON));
    }

    private static FirstReceptionCommand.Pay release(Officer by, @Nullable ApprovalLimit limit) {
        return pay(new PaymentStep.Approve(PAYMENT, APPROVAL, by, limit, PAID_ON));
    }

    private static PaymentOrdered ordered(PaymentDirection direction, String amount) {
        return new PaymentOrdered(
                REGION_OF_GRONINGEN, FROM, PAYMENT, ASSESSOR, PAID_ON, APPROVAL, direction, Euro.parse(amount));
    }

    private static ActualsReported told(String amount) {
        return new ActualsReported(
                REGION_OF_GRONINGEN, FROM, REPORT, CONTROLLER, List.of(cost("Staff", amount)), EVIDENCE);
    }

    private static Apply on(String today) {
        return apply(APPLICATION, CONTROLLER, SAFETY_REGION, ESTIMATE, HALF_YEAR, END_OF_APRIL, today);
    }

    private static Apply another() {
        return apply(OTHER, CONTROLLER, SAFETY_REGION, ESTIMATE, HALF_YEAR, END_OF_APRIL, "2023-04-30");
    }

    private static Apply by(FirstReceptionApplicant applicant, FirstReceptionPeriod period) {
        return apply(APPLICATION, CONTROLLER, applicant, ESTIMATE, period, END_OF_APRIL, "2023-04-30");
    }

    private static Apply estimated(List<CostItem> estimate) {
        return apply(APPLICATION, CONTROLLER, SAFETY_REGION, estimate, HALF_YEAR, END_OF_APRIL, "2023-04-30");
    }

    private static Apply entered(Officer by, String receivedOn) {
        return new Apply(
                REGION_OF_GRONINGEN,
                FROM,
                APPLICATION,
                by,
                LocalDate.parse("2023-06-01"),
                LocalDate.parse(receivedOn),
                SAFETY_REGION,
                ESTIMATE,
                HALF_YEAR,
                END_OF_APRIL);
    }

    private static Apply apply(
            UUID id,
            Officer by,
            FirstReceptionApplicant applicant,
            List<CostItem> estimate,
            @Nullable FirstReceptionPeriod period,
            @Nullable Deadline deadline,
            String today) {
        return new Apply(
                REGION_OF_GRONINGEN, FROM, id, by, LocalDate.parse(today), null, applicant, estimate, period, deadline);
    }

    private static Applied applied() {
        return appliedBy(CONTROLLER);
    }

    private static Applied appliedBy(Officer by) {
        return new Applied(
                REGION_OF_GRONINGEN,
                FROM,
                APPLICATION,
                by,
                LocalDate.parse("2023-04-30"),
                HALF_YEAR,
                SAFETY_REGION,
                ESTIMATE,
                END_OF_APRIL);
    }

    private static Assessed assessed() {
        return new Assessed(REGION_OF_GRONINGEN, FROM, APPLICATION, new Assessment(ASSESSMENT, ASSESSOR, GRANTED));
    }

    private static Decided decided() {
        return new Decided(
                REGION_OF_GRONINGEN,
                FROM,
                APPLICATION,
                new Approval(APPROVAL, APPROVER, GRANTED, null),
                LocalDate.parse("2023-05-15"),
                null,
                null);
    }

    private static Take approve(UUID id, Officer by, @Nullable ApprovalLimit limit) {
        return new Take(
                REGION_OF_GRONINGEN,
                FROM,
                APPLICATION,
                new ProcedureStep.Approve(id, by, GRANTED, limit, LocalDate.parse("2023-05-15")));
    }

    private static Take approve(Officer by, Ruling ruling) {
        return new Take(
                REGION_OF_GRONINGEN,
                FROM,
                APPLICATION,
                new ProcedureStep.Approve(APPROVAL, by, ruling, null, LocalDate.parse("2023-05-15")));
    }

    private static ReportActuals actuals(String today) {
        return new ReportActuals(
                REGION_OF_GRONINGEN, FROM, REPORT, CONTROLLER, ESTIMATE, EVIDENCE, LocalDate.parse(today));
    }

    private static ReportSpending spending(
            MunicipalityCode municipality, @Nullable FirstReceptionPeriod period, String today) {
        return new ReportSpending(
                municipality,
                REGION_OF_GRONINGEN,
                FROM,
                REPORT,
                new Officer("town", MUNICIPALITY),
                List.of(cost("Beds", "10.00")),
                EVIDENCE,
                period,
                LocalDate.parse(today));
    }

    private static CostItem cost(String category, String amount) {
        return new CostItem(category, Euro.parse(amount));
    }

    private static NoStep flawed(Flaw... flaws) {
        return new NoStep(new Flawed(List.of(flaws)));
    }
}
