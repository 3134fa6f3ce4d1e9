package nl.opvang.funding.firstreception.domain;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeMap;
import java.util.UUID;
import nl.opvang.contracts.area.MunicipalityCode;
import nl.opvang.contracts.funding.CostItem;
import nl.opvang.contracts.funding.Evidence;
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
import nl.opvang.contracts.funding.Officer;
import nl.opvang.contracts.funding.PaymentGround;
import nl.opvang.contracts.money.Euro;
import nl.opvang.funding.payment.domain.DecidedAmount;
import nl.opvang.funding.payment.domain.PaymentTaken;
import nl.opvang.funding.payment.domain.Payments;
import nl.opvang.funding.procedure.domain.Procedure;
import nl.opvang.funding.procedure.domain.Said;
import nl.opvang.funding.procedure.domain.StepTaken;
import org.jspecify.annotations.Nullable;

/**
 * What was asked for, granted and spent for first reception in a region over a period.
 *
 * @param applications in their order
 * @param actuals the last report; null when there is none
 * @param spendings the last report of each municipality that spent something for the region
 * @param payments to the region and from it
 */
public record FirstReception(
        List<One> applications,
        @Nullable ActualsReported actuals,
        Map<MunicipalityCode, SpendingReported> spendings,
        Payments payments,
        Said said) {
    /** Nothing was asked for or spent. */
    public static final FirstReception NONE =
            new FirstReception(List.of(), null, Map.of(), Payments.NONE, Said.NOTHING);

    public FirstReception {
        applications = List.copyOf(applications);
        spendings = Map.copyOf(spendings);
    }

    /** An application, and how far it is. */
    public record One(Applied applied, Procedure procedure) {}

    /** What makes an application the same as another. */
    record Asked(Officer by, FirstReceptionApplicant applicant, List<CostItem> estimate) {}

    /** What makes a later step the same as another. */
    record Step(UUID applicationId, Object what) {}

    /** What makes a report the same as another. */
    record Reported(@Nullable MunicipalityCode municipality, Officer by, List<CostItem> costs, Evidence evidence) {}

    /** The dossier after one more event. */
    public static FirstReception evolve(FirstReception dossier, FirstReceptionEvent event) {
        return switch (event) {
            case Applied applied -> dossier.applied(applied);
            case InformationAsked now ->
                dossier.step(event, now.applicationId(), new StepTaken.InformationAsked(now.question()));
            case InformationSupplied now ->
                dossier.step(event, now.applicationId(), new StepTaken.InformationSupplied(now.answer()));
            case Assessed now -> dossier.step(event, now.applicationId(), new StepTaken.Assessed(now.assessment()));
            case Approved now -> dossier.step(event, now.applicationId(), new StepTaken.Approved(now.approval()));
            case Decided now ->
                dossier.step(
                        event,
                        now.applicationId(),
                        new StepTaken.Decided(now.approval(), now.on(), now.objectionId(), now.insteadOf()));
            case ObjectionLodged now ->
                dossier.step(event, now.applicationId(), new StepTaken.ObjectionLodged(now.objection()));
            case Withdrawn now ->
                dossier.step(event, now.applicationId(), new StepTaken.Withdrawn(now.withdrawalId(), now.by()));
            case ActualsReported now ->
                new FirstReception(
                        dossier.applications,
                        now,
                        dossier.spendings,
                        dossier.payments,
                        dossier.said.and(now.reportId(), new Reported(null, now.by(), now.costs(), now.evidence())));
            case SpendingReported now -> {
                var spendings = new TreeMap<>(dossier.spendings);
                spendings.put(now.municipality(), now);
                yield new FirstReception(
                        dossier.applications,
                        dossier.actuals,
                        spendings,
                        dossier.payments,
                        dossier.said.and(
                                now.reportId(),
                                new Reported(now.municipality(), now.by(), now.costs(), now.evidence())));
            }
            case PaymentOrdered now ->
                dossier.paying(new PaymentTaken.Ordered(
                        now.paymentId(),
                        now.by(),
                        now.on(),
                        PaymentGround.FIRST_RECEPTION,
                        now.decisionId(),
                        now.direction(),
                        now.amount()));
            case PaymentApproved now ->
                dossier.paying(new PaymentTaken.Approved(now.paymentId(), now.approvalId(), now.by(), now.limit()));
            case PaymentReleased now ->
                dossier.paying(new PaymentTaken.Released(now.paymentId(), now.approvalId(), now.by(), now.limit()));
            case PaymentCancelled now ->
                dossier.paying(new PaymentTaken.Cancelled(now.paymentId(), now.cancellationId(), now.by()));
            case PaymentConfirmed now ->
                dossier.paying(new PaymentTaken.Confirmed(
                        now.paymentId(), now.confirmationId(), now.by(), now.on(), now.reference()));
        };
    }

    /** What was granted for the period. */
    public Euro granted() {
        return standing().map(one -> one.procedure().granted()).orElse(Euro.ZERO);
    }

    /** What the period cost as far as it was told: by those who were granted something, and by municipalities. */
    public Euro spent() {
        var own = actuals == null ? Euro.ZERO : total(actuals.costs());
        return spendings.values().stream()
                .map(spending -> total(spending.costs()))
                .reduce(own, Euro::plus);
    }

    /**
     * What the region is to have by the decision that stands: actual costs, up to what was granted; until these are told, what was
     * granted. Until when too much can be reclaimed was found nowhere, so there is no such day.
     */
    public Optional<DecidedAmount> decided() {
        return standing()
                .or(() -> applications.stream()
                        .filter(one -> one.procedure().decision() != null)
                        .reduce((_, last) -> last))
                .map(One::procedure)
                .map(procedure -> new DecidedAmount(
                        PaymentGround.FIRST_RECEPTION,
                        Objects.requireNonNull(procedure.decision()).approvalId(),
                        actuals == null || spent().compareTo(procedure.granted()) > 0 ? procedure.granted() : spent(),
                        null));
    }

    /** What costs come to. */
    public static Euro total(List<CostItem> costs) {
        return costs.stream().map(CostItem::amount).reduce(Euro.ZERO, Euro::plus);
    }

    Optional<One> standing() {
        return applications.stream()
                .filter(one -> one.procedure().granted().cents() > 0)
                .reduce((_, last) -> last);
    }

    Optional<One> application(UUID applicationId) {
        return applications.stream()
                .filter(one -> one.applied().applicationId().equals(applicationId))
                .findFirst();
    }

    Optional<One> open() {
        return applications.stream().filter(one -> one.procedure().undecided()).findFirst();
    }

    private FirstReception paying(PaymentTaken taken) {
        return new FirstReception(applications, actuals, spendings, payments.after(taken), said);
    }

    private FirstReception applied(Applied now) {
        var more = new ArrayList<>(applications);
        more.add(new One(now, Procedure.askedBy(now.by())));
        return new FirstReception(
                more,
                actuals,
                spendings,
                payments,
                said.and(now.applicationId(), new Asked(now.by(), now.applicant(), now.estimate())));
    }

    private FirstReception step(FirstReceptionEvent event, UUID applicationId, StepTaken taken) {
        return new FirstReception(
                applications.stream()
                        .map(one -> one.applied().applicationId().equals(applicationId)
                                ? new One(one.applied(), one.procedure().after(taken))
                                : one)
                        .toList(),
                actuals,
                spendings,
                payments,
                said.and(Objects.requireNonNull(event.factId()), new Step(applicationId, taken.what())));
    }
}
