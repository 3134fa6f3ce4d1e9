package nl.opvang.funding.substantiation.read;

import static java.util.stream.Collectors.joining;

import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import nl.opvang.contracts.area.Division;
import nl.opvang.contracts.area.LocationId;
import nl.opvang.contracts.area.MunicipalityCode;
import nl.opvang.contracts.area.RegionCode;
import nl.opvang.contracts.funding.AdvanceEvent;
import nl.opvang.contracts.funding.ClaimEvent;
import nl.opvang.contracts.funding.CostItem;
import nl.opvang.contracts.funding.Evidence;
import nl.opvang.contracts.funding.FirstReceptionEvent;
import nl.opvang.contracts.funding.PaymentEvent;
import nl.opvang.contracts.funding.SettlementEvent;
import nl.opvang.contracts.funding.TransitionEvent;
import nl.opvang.contracts.money.Euro;
import nl.opvang.funding.advance.domain.Advance;
import nl.opvang.funding.claim.domain.Claims;
import nl.opvang.funding.dossier.read.Dossier;
import nl.opvang.funding.dossier.read.Dossiers;
import nl.opvang.funding.entitlement.domain.Entitlement;
import nl.opvang.funding.entitlement.read.NormPayments;
import nl.opvang.funding.firstreception.domain.FirstReception;
import nl.opvang.funding.firstreception.domain.FirstReceptionCommand;
import nl.opvang.funding.firstreception.read.FirstReceptionOverview;
import nl.opvang.funding.norm.domain.Norm;
import nl.opvang.funding.payment.domain.Payments;
import nl.opvang.funding.procedure.domain.Procedure;
import nl.opvang.funding.rule.read.Rules;
import nl.opvang.funding.settlement.domain.Settlement;
import nl.opvang.funding.substantiation.read.Substantiation.EventRange;
import nl.opvang.funding.substantiation.read.Tables.ActualLine;
import nl.opvang.funding.substantiation.read.Tables.CostLine;
import nl.opvang.funding.substantiation.read.Tables.EventLine;
import nl.opvang.funding.substantiation.read.Tables.NormLine;
import nl.opvang.funding.substantiation.read.Tables.PaymentLine;
import nl.opvang.funding.substantiation.read.Tables.PostingLine;
import nl.opvang.funding.substantiation.read.Tables.RequestLine;
import nl.opvang.funding.substantiation.read.Tables.RuleLine;
import nl.opvang.funding.substantiation.read.Tables.SettlementLine;
import nl.opvang.funding.substantiation.read.Tables.TransitionLine;
import nl.opvang.funding.transition.domain.Transition;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Gathers what there is about a year of a municipality, as known at a moment for which there is one answer for ever. */
@Component
class Substantiations {
    private final Dossiers dossiers;
    private final NormPayments norms;
    private final Rules rules;

    Substantiations(Dossiers dossiers, NormPayments norms, Rules rules) {
        this.dossiers = dossiers;
        this.norms = norms;
        this.rules = rules;
    }

    /** Up to and including which moment everything that bears on it is here. */
    Instant projectedThrough() {
        var ledger = norms.projectedThrough();
        var said = dossiers.moment(null).projectedThrough();
        return ledger.isBefore(said) ? ledger : said;
    }

    byte[] of(MunicipalityCode municipality, int year, Instant knownAt) {
        var entitlement = norms.entitlement(municipality, year, knownAt);
        var requests = new ArrayList<RequestLine>();
        var transitions = new ArrayList<TransitionLine>();
        var actuals = new ArrayList<ActualLine>();
        var settlements = new ArrayList<SettlementLine>();
        var payments = new ArrayList<PaymentLine>();
        var events = new ArrayList<EventLine>();
        for (var dossier : dossiers.ofArea(municipality.text(), knownAt)) {
            if (!bears(dossier, year)) continue;
            events(dossier, events);
            switch (dossier.said().getFirst().event()) {
                case AdvanceEvent _ -> advance(dossier, requests);
                case ClaimEvent _ -> claims(dossier, requests);
                case TransitionEvent _ -> transition(dossier, transitions, actuals);
                case SettlementEvent _ -> settlement(dossier, settlements);
                case PaymentEvent _ -> payments(dossier, payments);
                case FirstReceptionEvent _ -> {}
            }
        }
        events.sort(Comparator.comparing(EventLine::knownAt).thenComparing(EventLine::eventId));
        var known = ruleLines(knownAt);
        return new Substantiation()
                .with("norm-lines", normLines(entitlement), NormLine.class)
                .with("postings", postings(entitlement), PostingLine.class)
                .with("requests", requests, RequestLine.class)
                .with("transitions", transitions, TransitionLine.class)
                .with("transition-actuals", actuals, ActualLine.class)
                .with("settlements", settlements, SettlementLine.class)
                .with("payments", payments, PaymentLine.class)
                .with("rules", known, RuleLine.class)
                .with("events", events, EventLine.class)
                .zip("A16", municipality.text(), year, knownAt, ruleEvents(known), range(events));
    }

    /** First reception in a region: what was asked, granted and spent by whom for the periods that began in the year (A18). */
    byte[] ofRegion(RegionCode region, int year, Instant knownAt) {
        var requests = new ArrayList<RequestLine>();
        var costs = new ArrayList<CostLine>();
        var payments = new ArrayList<PaymentLine>();
        var events = new ArrayList<EventLine>();
        for (var dossier : dossiers.ofArea(region.text(), knownAt)) {
            if (dossier.year() != year || !(dossier.said().getFirst().event() instanceof FirstReceptionEvent)) continue;
            events(dossier, events);
            var state = FirstReceptionOverview.folded(dossier);
            for (var one : state.applications()) {
                var applied = one.applied();
                requests.add(line(
                        dossier,
                        applied.applicationId(),
                        FirstReceptionCommand.FEATURE,
                        applied.receivedOn(),
                        FirstReception.total(applied.estimate()),
                        one.procedure()));
                costs.addAll(costs(dossier, "estimate", null, applied.estimate(), null));
            }
            var actuals = state.actuals();
            if (actuals != null) costs.addAll(costs(dossier, "actual", null, actuals.costs(), actuals.evidence()));
            state.spendings().values().stream()
                    .sorted(Comparator.comparing(FirstReceptionEvent.SpendingReported::municipality))
                    .forEach(spending -> costs.addAll(spending(dossier, spending)));
            payments(state.payments(), payments);
        }
        return firstReception("A18", region.text(), year, knownAt, requests, costs, payments, events);
    }

    /** What a municipality spent for its safety region in the periods that began in the year (A18B). */
    byte[] spentFor(MunicipalityCode municipality, int year, Instant knownAt) {
        var costs = new ArrayList<CostLine>();
        var events = new ArrayList<EventLine>();
        var region = Division.ofTheNetherlands()
                .municipality(municipality)
                .map(Division.Municipality::region)
                .orElseThrow();
        for (var dossier : dossiers.ofArea(region.text(), knownAt)) {
            if (dossier.year() != year || !(dossier.said().getFirst().event() instanceof FirstReceptionEvent)) continue;
            // Of others in the region nothing is told.
            for (var said : dossier.said())
                if (said.event() instanceof FirstReceptionEvent.SpendingReported report
                        && report.municipality().equals(municipality))
                    events.add(new EventLine(said.eventId(), dossier.aggregateId(), said.type(), said.knownAt()));
            var spending = FirstReceptionOverview.folded(dossier).spendings().get(municipality);
            if (spending != null) costs.addAll(spending(dossier, spending));
        }
        return firstReception("A18B", municipality.text(), year, knownAt, List.of(), costs, List.of(), events);
    }

    private byte[] firstReception(
            String code,
            String area,
            int year,
            Instant knownAt,
            List<RequestLine> requests,
            List<CostLine> costs,
            List<PaymentLine> payments,
            List<EventLine> events) {
        events.sort(Comparator.comparing(EventLine::knownAt).thenComparing(EventLine::eventId));
        var known = ruleLines(knownAt);
        return new Substantiation()
                .with("requests", requests, RequestLine.class)
                .with("costs", costs, CostLine.class)
                .with("payments", payments, PaymentLine.class)
                .with("rules", known, RuleLine.class)
                .with("events", events, EventLine.class)
                .zip(code, area, year, knownAt, ruleEvents(known), range(events));
    }

    private static List<CostLine> spending(Dossier dossier, FirstReceptionEvent.SpendingReported spending) {
        return costs(dossier, "spent for the region", spending.municipality(), spending.costs(), spending.evidence());
    }

    private static List<CostLine> costs(
            Dossier dossier,
            String what,
            @Nullable MunicipalityCode municipality,
            List<CostItem> costs,
            @Nullable Evidence evidence) {
        return costs.stream()
                .map(item -> new CostLine(
                        dossier.aggregateId(),
                        what,
                        municipality,
                        item.category(),
                        item.amount(),
                        evidence == null ? null : evidence.reference(),
                        evidence == null ? null : evidence.sha256()))
                .toList();
    }

    private static void events(Dossier dossier, List<EventLine> lines) {
        for (var said : dossier.said())
            lines.add(new EventLine(said.eventId(), dossier.aggregateId(), said.type(), said.knownAt()));
    }

    /** What is of the year itself, and transitions in which was invested in it. */
    private static boolean bears(Dossier dossier, int year) {
        return dossier.year() == year
                || dossier.said().stream()
                        .anyMatch(said -> said.event() instanceof TransitionEvent.ActualsReported report
                                && report.financialYear() == year);
    }

    private static List<PostingLine> postings(Entitlement entitlement) {
        return entitlement.costs().stream()
                .map(cost -> new PostingLine(
                        cost.postingId(),
                        cost.kind(),
                        cost.from(),
                        cost.until(),
                        cost.posted(),
                        cost.amount(),
                        cost.provisional(),
                        cost.eventId()))
                .toList();
    }

    private static List<NormLine> normLines(Entitlement entitlement) {
        return entitlement.lines().stream()
                .map(line -> new NormLine(
                        line.scheme(),
                        line.location().map(LocationId::text).orElse(null),
                        line.from(),
                        line.until(),
                        line.count(),
                        line.units(),
                        line.norm().map(norm -> norm.terms().amount()).orElse(null),
                        line.amount(),
                        line.provisional(),
                        line.norm().map(Norm::eventId).orElse(null)))
                .toList();
    }

    private static void advance(Dossier dossier, List<RequestLine> lines) {
        var advance = Advance.NONE;
        for (var said : dossier.said()) advance = Advance.evolve(advance, (AdvanceEvent) said.event());
        for (var each : advance.applications()) {
            var applied = each.applied();
            lines.add(line(
                    dossier,
                    applied.applicationId(),
                    "advance",
                    applied.receivedOn(),
                    applied.amount(),
                    each.procedure()));
        }
    }

    private static void claims(Dossier dossier, List<RequestLine> lines) {
        var claims = Claims.NONE;
        for (var said : dossier.said()) claims = Claims.evolve(claims, (ClaimEvent) said.event());
        for (var each : claims.claims()) {
            var claimed = each.claimed();
            lines.add(line(
                    dossier,
                    claimed.claimId(),
                    "claim",
                    claimed.receivedOn(),
                    claimed.actualCosts(),
                    each.procedure()));
        }
    }

    private static RequestLine line(
            Dossier dossier, UUID requestId, String kind, LocalDate receivedOn, Euro asked, Procedure procedure) {
        var decision = procedure.decision();
        return new RequestLine(
                dossier.aggregateId(),
                requestId,
                kind,
                receivedOn,
                asked,
                procedure.status(),
                decision == null ? null : decision.ruling().outcome(),
                decision == null ? null : decision.ruling().amount(),
                decision == null ? null : decision.approvalId());
    }

    private static void transition(Dossier dossier, List<TransitionLine> lines, List<ActualLine> actuals) {
        var transition = Transition.NONE;
        for (var said : dossier.said()) transition = Transition.evolve(transition, (TransitionEvent) said.event());
        var id = Objects.requireNonNull(transition.applied()).transitionId();
        transition
                .requests()
                .forEach((requestId, request) -> lines.add(new TransitionLine(
                        id,
                        request.kind(),
                        requestId,
                        request.amount(),
                        request.procedure().status(),
                        request.procedure().granted())));
        for (var actual : transition.invested().values())
            actuals.add(new ActualLine(
                    id,
                    actual.financialYear(),
                    actual.invested(),
                    actual.evidence().reference(),
                    actual.evidence().sha256()));
    }

    private static void settlement(Dossier dossier, List<SettlementLine> lines) {
        var settlement = Settlement.NONE;
        for (var said : dossier.said()) settlement = Settlement.evolve(settlement, (SettlementEvent) said.event());
        var accounted = Objects.requireNonNull(settlement.accounted());
        var procedure = Objects.requireNonNull(settlement.procedure());
        var calculation = settlement.calculation();
        var decided = settlement.decided();
        var reclaimable = decided == null ? null : decided.reclaimableThrough();
        lines.add(new SettlementLine(
                accounted.receivedOn(),
                accounted.account().livingAllowance(),
                accounted.account().transitionCosts(),
                accounted.account().receipts(),
                procedure.status(),
                calculation == null ? null : calculation.total(),
                decided == null ? null : decided.approval().ruling().amount(),
                decided == null ? null : decided.on(),
                reclaimable == null ? null : reclaimable.lastDay()));
    }

    private static void payments(Dossier dossier, List<PaymentLine> lines) {
        var payments = Payments.NONE;
        for (var said : dossier.said()) payments = Payments.evolve(payments, (PaymentEvent) said.event());
        payments(payments, lines);
    }

    private static void payments(Payments payments, List<PaymentLine> lines) {
        for (var payment : payments.payments().values()) {
            var ordered = payment.ordered();
            var confirmed = payment.confirmed();
            lines.add(new PaymentLine(
                    ordered.paymentId(),
                    payment.status(),
                    ordered.ground(),
                    ordered.decisionId(),
                    ordered.direction(),
                    ordered.amount(),
                    confirmed == null ? null : confirmed.on(),
                    confirmed == null ? null : confirmed.reference()));
        }
    }

    private List<RuleLine> ruleLines(Instant knownAt) {
        return rules.knownAt(knownAt).periods().stream()
                .map(period -> new RuleLine(
                        period.rule().name(),
                        period.from(),
                        period.until(),
                        period.rule().terms().values().stream()
                                .map(value -> value.name() + "=" + value.value())
                                .collect(joining("; ")),
                        period.rule().terms().certainty(),
                        period.rule().terms().note(),
                        period.rule().eventId()))
                .toList();
    }

    private static List<UUID> ruleEvents(List<RuleLine> lines) {
        return lines.stream()
                .flatMap(line -> Optional.ofNullable(line.ruleEventId()).stream())
                .sorted()
                .toList();
    }

    private static EventRange range(List<EventLine> events) {
        return events.isEmpty()
                ? new EventRange(0, null, null)
                : new EventRange(
                        events.size(),
                        events.getFirst().eventId(),
                        events.getLast().eventId());
    }
}
