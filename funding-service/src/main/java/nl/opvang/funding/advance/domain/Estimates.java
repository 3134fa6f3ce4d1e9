package nl.opvang.funding.advance.domain;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import nl.opvang.contracts.area.Division;
import nl.opvang.contracts.funding.ExpectedPlaces;
import nl.opvang.contracts.funding.OfficerRole;
import nl.opvang.contracts.funding.PricedPlaces;
import nl.opvang.contracts.money.Euro;
import nl.opvang.funding.advance.domain.AdvanceCommand.Apply;
import nl.opvang.funding.advance.domain.AdvanceRefusal.NoNorm;
import nl.opvang.funding.advance.domain.AdvanceRefusal.NoStep;
import nl.opvang.funding.norm.domain.KnownNorms;
import nl.opvang.funding.procedure.domain.Bounds;
import nl.opvang.funding.procedure.domain.Flaw;
import nl.opvang.funding.procedure.domain.ProcedureRefusal;

/** Whether an estimate makes sense, and what it comes to: places per day under the norm of that day. */
final class Estimates {
    /** The first day for which the regulation pays (BooO article 3(1)). */
    private static final int FIRST_YEAR = 2022;

    private Estimates() {}

    /** What an estimate comes to. */
    sealed interface Priced {
        record At(List<PricedPlaces> places, Euro amount) implements Priced {
            public At {
                places = List.copyOf(places);
            }
        }

        record Unpriced(AdvanceRefusal why) implements Priced {}
    }

    /** All that is wrong with it. */
    static List<Flaw> flaws(Apply apply) {
        var flaws = new ArrayList<Flaw>();
        var received = apply.receivedOn();
        if (received != null && received.isAfter(apply.today()))
            flaws.add(new Flaw("receivedOn", Flaw.Kind.IN_THE_FUTURE));
        if (received != null && apply.by().role() != OfficerRole.MINISTRY)
            flaws.add(new Flaw("receivedOn", Flaw.Kind.NOT_FOR_THIS_ROLE));
        // Costs of the year after next are nobody's to expect; what the regulation did not pay yet, neither.
        if (apply.year() < FIRST_YEAR || apply.year() > apply.received().getYear() + 1)
            flaws.add(new Flaw("year", Flaw.Kind.OUTSIDE_YEAR));
        var estimate = apply.estimate();
        flaws.addAll(Bounds.flaws("transitionCosts", estimate.transitionCosts()));
        flaws.addAll(Bounds.flaws("livingAllowance", estimate.livingAllowance()));
        flaws.addAll(Bounds.flaws("receipts", estimate.receipts()));
        var places = estimate.places();
        for (int i = 0; i < places.size(); i++) flaws.addAll(flaws(places, i, apply));
        return flaws;
    }

    private static List<Flaw> flaws(List<ExpectedPlaces> all, int i, Apply apply) {
        var flaws = new ArrayList<Flaw>();
        var places = all.get(i);
        var field = "places/" + i;
        if (places.places() < 0) flaws.add(new Flaw(field + "/places", Flaw.Kind.NEGATIVE));
        if (places.places() > Bounds.MOST_PLACES) flaws.add(new Flaw(field + "/places", Flaw.Kind.TOO_MUCH));
        if (!places.from().isBefore(places.until())) {
            flaws.add(new Flaw(field + "/until", Flaw.Kind.ENDS_BEFORE_IT_BEGINS));
            return flaws;
        }
        if (places.from().getYear() != apply.year()) flaws.add(new Flaw(field + "/from", Flaw.Kind.OUTSIDE_YEAR));
        if (places.until().isAfter(LocalDate.of(apply.year(), 1, 1).plusYears(1)))
            flaws.add(new Flaw(field + "/until", Flaw.Kind.OUTSIDE_YEAR));
        // Of a municipality that ends in the year, its successor expects the rest.
        boolean there = Division.ofTheNetherlands()
                .municipality(apply.municipality())
                .filter(it ->
                        it.existsOn(places.from()) && it.existsOn(places.until().minusDays(1)))
                .isPresent();
        if (!there) flaws.add(new Flaw(field, Flaw.Kind.MUNICIPALITY_NOT_THERE));
        if (i > 0 && places.from().isBefore(all.get(i - 1).until()))
            flaws.add(new Flaw(field + "/from", Flaw.Kind.OVERLAPS));
        return flaws;
    }

    /** What it comes to under the norms that are known. */
    static Priced price(Apply apply) {
        var estimate = apply.estimate();
        var priced = new ArrayList<PricedPlaces>();
        var amount = estimate.transitionCosts().plus(estimate.livingAllowance()).minus(estimate.receipts());
        for (var places : estimate.places()) {
            if (places.places() == 0) continue;
            var day = places.from();
            while (day.isBefore(places.until())) {
                var on = day;
                var norm = apply.basis().norms().stream()
                        .filter(period -> holds(period, on))
                        .findFirst();
                if (norm.isEmpty()) return new Priced.Unpriced(new NoNorm(on));
                var until = earlier(places.until(), norm.get());
                var piece = piece(places, on, until, norm.get());
                if (piece.isEmpty()) return unsound("places", Flaw.Kind.TOO_MUCH);
                priced.add(piece.get());
                amount = amount.plus(piece.get().amount());
                day = until;
            }
        }
        if (amount.compareTo(Bounds.MOST_MONEY) > 0) return unsound("places", Flaw.Kind.TOO_MUCH);
        if (amount.cents() <= 0) return unsound("receipts", Flaw.Kind.NOTHING_ASKED);
        return new Priced.At(priced, amount);
    }

    private static Priced unsound(String field, Flaw.Kind kind) {
        return new Priced.Unpriced(new NoStep(new ProcedureRefusal.Flawed(List.of(new Flaw(field, kind)))));
    }

    private static Optional<PricedPlaces> piece(
            ExpectedPlaces places, LocalDate from, LocalDate until, KnownNorms.Period period) {
        var norm = period.norm();
        long days = until.toEpochDay() - from.toEpochDay();
        return Bounds.product(norm.terms().amount(), places.places(), days)
                .map(amount -> new PricedPlaces(
                        from,
                        until,
                        places.places(),
                        norm.normId(),
                        norm.eventId(),
                        norm.terms().amount(),
                        amount));
    }

    private static boolean holds(KnownNorms.Period period, LocalDate on) {
        var until = period.until();
        return !on.isBefore(period.from()) && (until == null || on.isBefore(until));
    }

    private static LocalDate earlier(LocalDate until, KnownNorms.Period period) {
        var end = period.until();
        return end != null && end.isBefore(until) ? end : until;
    }
}
