package nl.opvang.funding.firstreception.domain;

import static nl.opvang.plumbing.decision.Decision.accept;
import static nl.opvang.plumbing.decision.Decision.refuse;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import nl.opvang.contracts.area.Division;
import nl.opvang.contracts.area.MunicipalityCode;
import nl.opvang.contracts.area.RegionCode;
import nl.opvang.contracts.funding.CostItem;
import nl.opvang.contracts.funding.FirstReceptionApplicant;
import nl.opvang.contracts.funding.FirstReceptionEvent;
import nl.opvang.contracts.funding.FirstReceptionEvent.ActualsReported;
import nl.opvang.contracts.funding.FirstReceptionEvent.Applied;
import nl.opvang.contracts.funding.FirstReceptionEvent.Approved;
import nl.opvang.contracts.funding.FirstReceptionEvent.Assessed;
import nl.opvang.contracts.funding.FirstReceptionEvent.Decided;
import nl.opvang.contracts.funding.FirstReceptionEvent.InformationAsked;
import nl.opvang.contracts.funding.FirstReceptionEvent.InformationSupplied;
import nl.opvang.contracts.funding.FirstReceptionEvent.ObjectionLodged;
import nl.opvang.contracts.funding.FirstReceptionEvent.PaymentApproved;
import nl.opvang.contracts.funding.FirstReceptionEvent.PaymentCancelled;
import nl.opvang.contracts.funding.FirstReceptionEvent.PaymentConfirmed;
import nl.opvang.contracts.funding.FirstReceptionEvent.PaymentOrdered;
import nl.opvang.contracts.funding.FirstReceptionEvent.PaymentReleased;
import nl.opvang.contracts.funding.FirstReceptionEvent.SpendingReported;
import nl.opvang.contracts.funding.FirstReceptionEvent.Withdrawn;
import nl.opvang.contracts.funding.FirstReceptionPeriod;
import nl.opvang.contracts.funding.FirstReceptionScheme;
import nl.opvang.contracts.funding.Officer;
import nl.opvang.contracts.funding.OfficerRole;
import nl.opvang.contracts.money.Euro;
import nl.opvang.funding.firstreception.domain.FirstReception.Asked;
import nl.opvang.funding.firstreception.domain.FirstReception.Reported;
import nl.opvang.funding.firstreception.domain.FirstReception.Step;
import nl.opvang.funding.firstreception.domain.FirstReceptionCommand.Apply;
import nl.opvang.funding.firstreception.domain.FirstReceptionCommand.Pay;
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
import nl.opvang.funding.payment.domain.PaymentTaken;
import nl.opvang.funding.procedure.domain.Bounds;
import nl.opvang.funding.procedure.domain.Flaw;
import nl.opvang.funding.procedure.domain.Parties;
import nl.opvang.funding.procedure.domain.ProcedureRefusal.Flawed;
import nl.opvang.funding.procedure.domain.ProcedureRefusal.RequestUnknown;
import nl.opvang.funding.procedure.domain.ProcedureRefusal.RoleMayNot;
import nl.opvang.funding.procedure.domain.StepTaken;
import nl.opvang.plumbing.decision.Decider;
import nl.opvang.plumbing.decision.Decision;

/** Costs of first reception are asked for per period of a dated rule, in time, and are actual costs in the end. */
public final class FirstReceptionDecider {
    public static final Decider<FirstReceptionCommand, FirstReception, FirstReceptionEvent, FirstReceptionRefusal>
            DECIDER = new Decider<>(
                    FirstReceptionCommand.FEATURE,
                    FirstReceptionCommand.class,
                    FirstReceptionEvent.class,
                    FirstReception.NONE,
                    FirstReceptionDecider::decide,
                    FirstReception::evolve);

    /** The ministry may enter what reached it otherwise: for the applicant, so that it asked. */
    static final Parties PARTIES = new Parties(
            Set.of(OfficerRole.REGION, OfficerRole.MINISTRY),
            Set.of(OfficerRole.MINISTRY),
            Set.of(OfficerRole.MINISTRY));

    private static final Set<OfficerRole> SPENDING = Set.of(OfficerRole.MUNICIPALITY, OfficerRole.MINISTRY);

    private FirstReceptionDecider() {}

    public static Decision<FirstReceptionEvent, FirstReceptionRefusal> decide(
            FirstReceptionCommand command, FirstReception dossier) {
        return switch (command) {
            case Apply apply ->
                dossier.said()
                        .once(
                                apply.applicationId(),
                                new Asked(apply.by(), apply.applicant(), apply.estimate()),
                                NoStep::new,
                                () -> apply(apply, dossier));
            case Take take ->
                dossier.said()
                        .once(
                                take.step().id(),
                                new Step(take.applicationId(), take.step().what()),
                                NoStep::new,
                                () -> take(take, dossier));
            case Pay pay -> pay(pay, dossier);
            case ReportActuals report ->
                dossier.said()
                        .once(
                                report.reportId(),
                                new Reported(null, report.by(), report.costs(), report.evidence()),
                                NoStep::new,
                                () -> actuals(report, dossier));
            case ReportSpending report ->
                dossier.said()
                        .once(
                                report.reportId(),
                                new Reported(report.municipality(), report.by(), report.costs(), report.evidence()),
                                NoStep::new,
                                () -> spending(report));
        };
    }

    private static Decision<FirstReceptionEvent, FirstReceptionRefusal> apply(Apply apply, FirstReception dossier) {
        if (!PARTIES.asking().contains(apply.by().role())) return mayNot(apply.by());
        var period = apply.period();
        if (period == null) return refuse(new NoSuchPeriod(apply.from()));
        var flaws = flaws(apply, period);
        if (!flaws.isEmpty()) return refuse(new NoStep(new Flawed(flaws)));
        var deadline = apply.deadline();
        if (deadline != null && apply.received().isAfter(deadline.lastDay()))
            return refuse(new ApplicationLate(deadline));
        var open = dossier.open();
        if (open.isPresent())
            return refuse(new ApplicationOpen(open.get().applied().applicationId()));
        var standing = dossier.standing();
        if (standing.isPresent())
            return refuse(new GrantedAlready(standing.get().applied().applicationId()));
        return accept(new Applied(
                apply.region(),
                apply.from(),
                apply.applicationId(),
                apply.by(),
                apply.received(),
                period,
                apply.applicant(),
                apply.estimate(),
                deadline));
    }

    private static List<Flaw> flaws(Apply apply, FirstReceptionPeriod period) {
        var flaws = new ArrayList<Flaw>();
        var received = apply.receivedOn();
        if (received != null && received.isAfter(apply.today()))
            flaws.add(new Flaw("receivedOn", Flaw.Kind.IN_THE_FUTURE));
        if (received != null && apply.by().role() != OfficerRole.MINISTRY)
            flaws.add(new Flaw("receivedOn", Flaw.Kind.NOT_FOR_THIS_ROLE));
        flaws.addAll(flaws(apply.applicant(), apply.region(), period));
        flaws.addAll(flaws("estimate", apply.estimate()));
        if (flaws.isEmpty() && FirstReception.total(apply.estimate()).equals(Euro.ZERO))
            flaws.add(new Flaw("estimate", Flaw.Kind.NOTHING_ASKED));
        return flaws;
    }

    private static List<Flaw> flaws(FirstReceptionApplicant applicant, RegionCode region, FirstReceptionPeriod period) {
        var flaws = new ArrayList<Flaw>();
        var kind = applicant.kind();
        boolean named =
                kind == FirstReceptionApplicant.Kind.REGIONAL_BODY || kind == FirstReceptionApplicant.Kind.PROVINCE;
        boolean municipal = kind == FirstReceptionApplicant.Kind.MUNICIPALITY;
        if (period.scheme() == FirstReceptionScheme.SAFETY_REGIONS
                && kind != FirstReceptionApplicant.Kind.SAFETY_REGION)
            flaws.add(new Flaw("applicant/kind", Flaw.Kind.NOT_UNDER_SCHEME));
        if (named && applicant.name() == null) flaws.add(new Flaw("applicant/name", Flaw.Kind.MISSING));
        if (!named && applicant.name() != null) flaws.add(new Flaw("applicant/name", Flaw.Kind.NOT_OF_THIS_KIND));
        var municipality = applicant.municipality();
        if (municipal && municipality == null) flaws.add(new Flaw("applicant/municipality", Flaw.Kind.MISSING));
        if (!municipal && municipality != null)
            flaws.add(new Flaw("applicant/municipality", Flaw.Kind.NOT_OF_THIS_KIND));
        if (municipal && municipality != null && !liesIn(municipality, region, period))
            flaws.add(new Flaw("applicant/municipality", Flaw.Kind.MUNICIPALITY_NOT_THERE));
        return flaws;
    }

    /** Whether there is such a municipality in the region on some day of the period. */
    private static boolean liesIn(MunicipalityCode municipality, RegionCode region, FirstReceptionPeriod period) {
        return Division.ofTheNetherlands()
                .municipality(municipality)
                .filter(it -> it.region().equals(region)
                        && !it.from().isAfter(period.lastDay())
                        && it.until().isAfter(period.from()))
                .isPresent();
    }

    private static List<Flaw> flaws(String field, List<CostItem> costs) {
        var flaws = new ArrayList<Flaw>();
        if (costs.isEmpty()) flaws.add(new Flaw(field, Flaw.Kind.MISSING));
        var named = new HashSet<String>();
        for (int i = 0; i < costs.size(); i++) {
            var item = costs.get(i);
            if (!named.add(item.category())) flaws.add(new Flaw(field + "/" + i + "/category", Flaw.Kind.OVERLAPS));
            flaws.addAll(Bounds.flaws(field + "/" + i + "/amount", item.amount()));
        }
        if (flaws.isEmpty() && FirstReception.total(costs).compareTo(Bounds.MOST_MONEY) > 0)
            flaws.add(new Flaw(field, Flaw.Kind.TOO_MUCH));
        return flaws;
    }

    private static Decision<FirstReceptionEvent, FirstReceptionRefusal> take(Take take, FirstReception dossier) {
        var application = dossier.application(take.applicationId());
        if (application.isEmpty()) return refuse(new NoStep(new RequestUnknown(take.applicationId())));
        var most = FirstReception.total(application.get().applied().estimate());
        return switch (application.get().procedure().take(take.step(), most, PARTIES)) {
            case Decision.Refused(var why) -> refuse(new NoStep(why));
            case Decision.Accepted(var taken) ->
                accept(taken.stream().map(each -> event(take, each)).toList());
        };
    }

    private static FirstReceptionEvent event(Take take, StepTaken taken) {
        var region = take.region();
        var from = take.from();
        var id = take.applicationId();
        return switch (taken) {
            case StepTaken.InformationAsked(var question) -> new InformationAsked(region, from, id, question);
            case StepTaken.InformationSupplied(var answer) -> new InformationSupplied(region, from, id, answer);
            case StepTaken.Assessed(var assessment) -> new Assessed(region, from, id, assessment);
            case StepTaken.Approved(var approval) -> new Approved(region, from, id, approval);
            case StepTaken.Decided(var approval, var on, var objectionId, var insteadOf) ->
                new Decided(region, from, id, approval, on, objectionId, insteadOf);
            case StepTaken.ObjectionLodged(var objection) -> new ObjectionLodged(region, from, id, objection);
            case StepTaken.Withdrawn(var withdrawalId, var by) -> new Withdrawn(region, from, id, withdrawalId, by);
        };
    }

    private static Decision<FirstReceptionEvent, FirstReceptionRefusal> actuals(
            ReportActuals report, FirstReception dossier) {
        if (!PARTIES.asking().contains(report.by().role())) return mayNot(report.by());
        var flaws = flaws("costs", report.costs());
        if (!flaws.isEmpty()) return refuse(new NoStep(new Flawed(flaws)));
        var standing = dossier.standing();
        if (standing.isEmpty()) return refuse(new NothingGranted());
        var lastDay = standing.get().applied().period().lastDay();
        if (!report.today().isAfter(lastDay)) return refuse(new PeriodNotOver(lastDay));
        return accept(new ActualsReported(
                report.region(), report.from(), report.reportId(), report.by(), report.costs(), report.evidence()));
    }

    private static Decision<FirstReceptionEvent, FirstReceptionRefusal> spending(ReportSpending report) {
        if (!SPENDING.contains(report.by().role())) return mayNot(report.by());
        var period = report.period();
        if (period == null) return refuse(new NoSuchPeriod(report.from()));
        var flaws = flaws("costs", report.costs());
        if (!flaws.isEmpty()) return refuse(new NoStep(new Flawed(flaws)));
        if (!liesIn(report.municipality(), report.region(), period)) return refuse(new MunicipalityNotThere());
        if (!report.today().isAfter(period.lastDay())) return refuse(new PeriodNotOver(period.lastDay()));
        return accept(new SpendingReported(
                report.region(),
                report.from(),
                report.reportId(),
                report.municipality(),
                report.by(),
                period,
                report.costs(),
                report.evidence()));
    }

    private static Decision<FirstReceptionEvent, FirstReceptionRefusal> pay(Pay pay, FirstReception dossier) {
        var decided = dossier.decided().orElse(null);
        return switch (dossier.payments().take(pay.step(), decided)) {
            case Decision.Refused(var why) -> refuse(new NoPayment(why));
            case Decision.Accepted(var taken) ->
                accept(taken.stream().map(each -> event(pay, each)).toList());
        };
    }

    private static FirstReceptionEvent event(Pay pay, PaymentTaken taken) {
        var region = pay.region();
        var from = pay.from();
        return switch (taken) {
            case PaymentTaken.Ordered now ->
                new PaymentOrdered(
                        region,
                        from,
                        now.paymentId(),
                        now.by(),
                        now.on(),
                        now.decisionId(),
                        now.direction(),
                        now.amount());
            case PaymentTaken.Approved(var id, var approvalId, var by, var limit) ->
                new PaymentApproved(region, from, id, approvalId, by, limit);
            case PaymentTaken.Released(var id, var approvalId, var by, var limit) ->
                new PaymentReleased(region, from, id, approvalId, by, limit);
            case PaymentTaken.Cancelled(var id, var cancellationId, var by) ->
                new PaymentCancelled(region, from, id, cancellationId, by);
            case PaymentTaken.Confirmed(var id, var confirmationId, var by, var on, var reference) ->
                new PaymentConfirmed(region, from, id, confirmationId, by, on, reference);
        };
    }

    private static Decision<FirstReceptionEvent, FirstReceptionRefusal> mayNot(Officer by) {
        return refuse(new NoStep(new RoleMayNot(by.role())));
    }
}
