package nl.opvang.funding.application.page;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import nl.opvang.contracts.area.Division;
import nl.opvang.contracts.area.LocationId;
import nl.opvang.contracts.area.MunicipalityCode;
import nl.opvang.contracts.funding.AdvanceEvent;
import nl.opvang.contracts.funding.Calculation;
import nl.opvang.contracts.funding.ClaimEvent;
import nl.opvang.contracts.funding.CostItem;
import nl.opvang.contracts.funding.Deadline;
import nl.opvang.contracts.funding.DossierEvent;
import nl.opvang.contracts.funding.Evidence;
import nl.opvang.contracts.funding.FirstReceptionEvent;
import nl.opvang.contracts.funding.FirstReceptionPeriod;
import nl.opvang.contracts.funding.PaymentDirection;
import nl.opvang.contracts.funding.PaymentEvent;
import nl.opvang.contracts.funding.PricedPlaces;
import nl.opvang.contracts.funding.SettlementEvent;
import nl.opvang.contracts.funding.TransitionEvent;
import nl.opvang.contracts.money.Euro;
import nl.opvang.funding.firstreception.domain.FirstReception;
import nl.opvang.funding.transition.domain.Transition;
import nl.opvang.plumbing.page.Words;
import org.jspecify.annotations.Nullable;

/** What was asked, and on what it rests, in the words of a page. */
final class Substance {
    private final Words words;
    private final List<Fact> facts = new ArrayList<>();
    private final List<Line> lines = new ArrayList<>();
    private @Nullable Euro total;

    private Substance(Words words) {
        this.words = words;
    }

    /** Something that was said. */
    record Fact(String name, String value) {}

    /**
     * A part of an amount.
     *
     * @param how it was calculated; empty when it was not
     */
    record Line(String what, String how, Euro amount) {}

    /** @param total of the lines; null when there are none */
    record Shown(
            List<Fact> facts, List<Line> lines, @Nullable Euro total) {}

    /** Of the event by which it was asked. */
    static Shown of(DossierEvent asking, Words words) {
        var substance = new Substance(words);
        switch (asking) {
            case AdvanceEvent.Applied now -> substance.advance(now);
            case ClaimEvent.Claimed now -> substance.claim(now);
            case TransitionEvent.Applied now -> substance.plan(now);
            case TransitionEvent.SupplementAsked now -> substance.supplement(now);
            case TransitionEvent.ConversionAsked now -> substance.conversion(now);
            case SettlementEvent.AccountedFor now -> substance.account(now);
            case FirstReceptionEvent.Applied now -> substance.firstReception(now);
            case FirstReceptionEvent.ActualsReported now -> substance.costs(now.costs(), now.evidence());
            case FirstReceptionEvent.SpendingReported now -> {
                substance.fact("period", substance.period(now.period()));
                substance.costs(now.costs(), now.evidence());
            }
            case FirstReceptionEvent.PaymentOrdered now -> substance.payment(now.direction(), now.amount());
            case PaymentEvent.Ordered now -> substance.payment(now.direction(), now.amount());
            case TransitionEvent.ArrangementMade now -> substance.arrangement(now);
            case TransitionEvent.ActualsReported now -> substance.actuals(now);
            case TransitionEvent.LocationLinked now -> substance.fact("location", name(now.locationId()));
            default -> throw new IllegalArgumentException("nothing is asked by " + asking);
        }
        return new Shown(substance.facts, substance.lines, substance.total);
    }

    /** What a year comes to. */
    static Shown of(Calculation calculation, Words words) {
        var substance = new Substance(words);
        substance.calculation(calculation);
        return new Shown(substance.facts, substance.lines, substance.total);
    }

    private void advance(AdvanceEvent.Applied now) {
        received(now.receivedOn(), now.deadline());
        var ground = now.ground();
        if (ground != null) fact("late", words.text("late." + ground.reason()) + ": " + ground.explanation());
        var lateness = now.lateness();
        if (lateness != null)
            fact(
                    "late-until",
                    words.text(
                            "substance.late-until.is",
                            words.date(lateness.until().lastDay()),
                            words.number(lateness.occupancy().occupiedPlaces()),
                            words.number(lateness.occupancy().realisedPlaces())));
        now.places().forEach(this::places);
        lines(now.estimate().transitionCosts(), "transition-costs");
        lines(now.estimate().livingAllowance(), "living-allowance");
        lines(Euro.ZERO.minus(now.estimate().receipts()), "receipts");
        total = now.amount();
    }

    private void places(PricedPlaces priced) {
        long days = priced.until().toEpochDay() - priced.from().toEpochDay();
        lines.add(new Line(
                words.text(
                        "substance.places",
                        words.date(priced.from()),
                        words.date(priced.until().minusDays(1))),
                words.text(
                        "substance.places.how",
                        words.number(priced.places()),
                        words.number(days),
                        words.wording().euro(priced.rate())),
                priced.amount()));
    }

    private void claim(ClaimEvent.Claimed now) {
        received(now.receivedOn(), null);
        euro("actual-costs", now.actualCosts());
        fact(
                "norm",
                words.text(
                        now.norm().provisional() ? "substance.norm.provisional" : "substance.norm.is",
                        words.wording().euro(now.norm().amount()),
                        words.number(now.norm().placeDays())));
        euro("difference", now.actualCosts().minus(now.norm().amount()));
        evidence(now.evidence());
    }

    private void plan(TransitionEvent.Applied now) {
        var plan = now.plan();
        received(now.receivedOn(), null);
        fact("description", plan.description());
        fact("suitability", plan.suitability());
        fact("execution", plan.execution());
        fact("parties", String.join(", ", plan.parties()));
        fact("number-of-places", words.number(plan.places()));
        fact("carried-out", period(plan.from(), plan.until()));
        fact("available", period(plan.availableFrom(), plan.availableUntil()));
        fact("depreciation", words.text("substance.months", words.number(plan.depreciationMonths())));
        euro("budget", plan.budget());
    }

    private void supplement(TransitionEvent.SupplementAsked now) {
        euro("expected", now.expected());
        euro("covered", now.margin().through());
        euro("above", now.amount());
        fact("grounds", now.grounds());
    }

    private void conversion(TransitionEvent.ConversionAsked now) {
        euro("spread", now.amount());
        fact("years", words.number(now.years()));
        fact("grounds", now.grounds());
    }

    private void account(SettlementEvent.AccountedFor now) {
        received(now.receivedOn(), now.deadline());
        euro("living-allowance", now.account().livingAllowance());
        euro("transition-costs", now.account().transitionCosts());
        euro("receipts", now.account().receipts());
        evidence(now.account().evidence());
    }

    private void calculation(Calculation calculation) {
        var costs = calculation.actualCosts();
        if (costs == null)
            lines.add(new Line(
                    words.text("substance.municipal"),
                    words.text(
                            "substance.place-days",
                            words.number(calculation.norm().placeDays())),
                    calculation.norm().amount()));
        else lines(costs, "granted-costs");
        lines(calculation.privateReception(), "private");
        lines(calculation.livingAllowance(), "living-allowance");
        lines(calculation.transitionCosts(), "transition-costs");
        lines(Euro.ZERO.minus(calculation.receipts()), "receipts");
        total = calculation.total();
    }

    private void firstReception(FirstReceptionEvent.Applied now) {
        received(now.receivedOn(), now.deadline());
        var applicant = now.applicant();
        var named = applicant.name() == null ? name(applicant.municipality()) : applicant.name();
        fact("applicant", words.text("applicant." + applicant.kind()) + (named == null ? "" : ": " + named));
        fact("period", period(now.period()));
        now.estimate().forEach(item -> lines.add(new Line(item.category(), "", item.amount())));
        total = FirstReception.total(now.estimate());
    }

    private void costs(List<CostItem> costs, Evidence evidence) {
        evidence(List.of(evidence));
        costs.forEach(item -> lines.add(new Line(item.category(), "", item.amount())));
        total = FirstReception.total(costs);
    }

    private void payment(PaymentDirection direction, Euro amount) {
        fact("direction", words.text("payments.direction." + direction));
        euro("amount", amount);
    }

    private void arrangement(TransitionEvent.ArrangementMade now) {
        fact("arrangement", now.text());
        if (now.evidence() != null) evidence(List.of(now.evidence()));
    }

    private void actuals(TransitionEvent.ActualsReported now) {
        fact("financial-year", Integer.toString(now.financialYear()));
        euro("invested", now.invested());
        evidence(List.of(now.evidence()));
    }

    /** What came of a transition so far: what is granted and was invested, which location it made, and what was agreed. */
    static Shown of(Transition transition, Words words) {
        var substance = new Substance(words);
        if (transition.granted().cents() > 0) substance.euro("granted", transition.granted());
        transition
                .invested()
                .forEach((year, said) -> substance.facts.add(new Fact(
                        words.text("substance.invested.in", Integer.toString(year)),
                        words.wording().euro(said.invested()))));
        if (transition.location() != null) substance.fact("location", name(transition.location()));
        transition.arrangements().forEach(made -> substance.fact("arrangement", made.text()));
        return new Shown(substance.facts, substance.lines, substance.total);
    }

    /** What costs were told of a period, and on what that rests. */
    static Shown of(List<CostItem> costs, Evidence evidence, Words words) {
        var substance = new Substance(words);
        substance.costs(costs, evidence);
        return new Shown(substance.facts, substance.lines, substance.total);
    }

    /** A location has a name in capacity-service alone: here it goes by the end of its number. */
    static String name(LocationId location) {
        return location.id().toString().substring(24);
    }

    private String period(FirstReceptionPeriod period) {
        return period(period.from(), period.lastDay().plusDays(1));
    }

    private static @Nullable String name(@Nullable MunicipalityCode code) {
        return code == null ? null : Division.ofTheNetherlands().nameOf(code);
    }

    private void received(LocalDate on, @Nullable Deadline deadline) {
        fact("received", words.date(on));
        if (deadline != null) fact("deadline", words.date(deadline.lastDay()));
    }

    private void evidence(List<Evidence> evidence) {
        fact("evidence", evidence.stream().map(Evidence::reference).collect(Collectors.joining(", ")));
    }

    private String period(LocalDate from, LocalDate until) {
        return words.text("substance.days", words.date(from), words.date(until.minusDays(1)));
    }

    private void lines(Euro amount, String name) {
        if (!amount.equals(Euro.ZERO)) lines.add(new Line(words.text("substance." + name), "", amount));
    }

    private void euro(String name, Euro amount) {
        fact(name, words.wording().euro(amount));
    }

    private void fact(String name, String value) {
        facts.add(new Fact(words.text("substance." + name), value));
    }
}
