package nl.opvang.funding.carecompensation.domain;

import static nl.opvang.plumbing.decision.Decision.accept;
import static nl.opvang.plumbing.decision.Decision.nothing;
import static nl.opvang.plumbing.decision.Decision.refuse;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import nl.opvang.contracts.area.Division;
import nl.opvang.contracts.area.MunicipalityCode;
import nl.opvang.contracts.funding.CareCompensation;
import nl.opvang.contracts.funding.CareCompensationEvent;
import nl.opvang.contracts.funding.CareCompensationEvent.Published;
import nl.opvang.contracts.funding.CareCompensationEvent.Withdrawn;
import nl.opvang.contracts.money.Euro;
import nl.opvang.funding.carecompensation.domain.CareCompensationCommand.Counted;
import nl.opvang.funding.carecompensation.domain.CareCompensationCommand.Publish;
import nl.opvang.funding.carecompensation.domain.CareCompensationCommand.Withdraw;
import nl.opvang.funding.carecompensation.domain.CareCompensationRefusal.Flawed;
import nl.opvang.funding.carecompensation.domain.CareCompensationRefusal.IdTaken;
import nl.opvang.funding.carecompensation.domain.CareCompensationRefusal.NotStanding;
import nl.opvang.funding.carecompensation.domain.CareCompensationRefusal.TotalDiffers;
import nl.opvang.funding.procedure.domain.Bounds;
import nl.opvang.funding.procedure.domain.Flaw;
import nl.opvang.plumbing.decision.Decider;
import nl.opvang.plumbing.decision.Decision;

/** Compensation for care is what was published: a total, or a price times people of each municipality that comes to it. */
public final class CareCompensationDecider {
    public static final Decider<
                    CareCompensationCommand, CareCompensations, CareCompensationEvent, CareCompensationRefusal>
            DECIDER = new Decider<>(
                    CareCompensationCommand.FEATURE,
                    CareCompensationCommand.class,
                    CareCompensationEvent.class,
                    CareCompensations.NONE,
                    CareCompensationDecider::decide,
                    CareCompensations::evolve);

    private static final int FIRST_YEAR = 2022;

    /** More people in one municipality are a mistake. */
    private static final int MOST_PEOPLE = 1_000_000;

    private CareCompensationDecider() {}

    public static Decision<CareCompensationEvent, CareCompensationRefusal> decide(
            CareCompensationCommand command, CareCompensations year) {
        return switch (command) {
            case Publish publish -> publish(publish, year);
            case Withdraw withdraw -> withdraw(withdraw, year);
        };
    }

    private static Decision<CareCompensationEvent, CareCompensationRefusal> publish(
            Publish publish, CareCompensations year) {
        var flaws = flaws(publish);
        if (!flaws.isEmpty()) return refuse(new Flawed(flaws));
        var compensation = compensation(publish);
        var said = year.said().get(publish.publicationId());
        if (said != null)
            return said instanceof Published before && before.compensation().equals(compensation)
                    ? nothing()
                    : refuse(new IdTaken(publish.publicationId()));
        var calculated = compensation.shares().stream()
                .map(CareCompensation.Share::amount)
                .reduce(Euro.ZERO, Euro::plus);
        if (!compensation.shares().isEmpty() && !calculated.equals(publish.total()))
            return refuse(new TotalDiffers(calculated));
        var standing = year.standing();
        return accept(new Published(
                publish.year(),
                publish.publicationId(),
                compensation,
                standing == null ? null : standing.publicationId()));
    }

    private static CareCompensation compensation(Publish publish) {
        var price = publish.price();
        var shares = price == null
                ? List.<CareCompensation.Share>of()
                : publish.counted().stream()
                        .sorted(Comparator.comparing(Counted::municipality))
                        .map(counted -> new CareCompensation.Share(
                                counted.municipality(), counted.people(), price.times(counted.people())))
                        .toList();
        return new CareCompensation(
                publish.total(), price, shares, publish.publishedOn(), publish.certainty(), publish.source());
    }

    private static List<Flaw> flaws(Publish publish) {
        var flaws = new ArrayList<Flaw>();
        if (publish.year() < FIRST_YEAR) flaws.add(new Flaw("year", Flaw.Kind.OUTSIDE_YEAR));
        flaws.addAll(Bounds.flaws("total", publish.total()));
        var price = publish.price();
        if (price != null) flaws.addAll(Bounds.flaws("price", price));
        if (price == null && !publish.counted().isEmpty()) flaws.add(new Flaw("price", Flaw.Kind.MISSING));
        if (price != null && publish.counted().isEmpty()) flaws.add(new Flaw("counted", Flaw.Kind.MISSING));
        var named = new HashSet<MunicipalityCode>();
        for (int i = 0; i < publish.counted().size(); i++) {
            var counted = publish.counted().get(i);
            var field = "counted/" + i;
            if (!named.add(counted.municipality())) flaws.add(new Flaw(field + "/municipality", Flaw.Kind.OVERLAPS));
            if (!wasThere(counted.municipality(), publish.year()))
                flaws.add(new Flaw(field + "/municipality", Flaw.Kind.MUNICIPALITY_NOT_THERE));
            if (counted.people() < 0) flaws.add(new Flaw(field + "/people", Flaw.Kind.NEGATIVE));
            boolean tooMany = counted.people() > MOST_PEOPLE
                    || (price != null
                            && price.cents() > 0
                            && Bounds.product(price, counted.people(), 1).isEmpty());
            if (tooMany) flaws.add(new Flaw(field + "/people", Flaw.Kind.TOO_MUCH));
        }
        return flaws;
    }

    private static boolean wasThere(MunicipalityCode municipality, int year) {
        return Division.ofTheNetherlands()
                .municipality(municipality)
                .filter(it -> it.from().isBefore(LocalDate.of(year + 1, 1, 1))
                        && it.until().isAfter(LocalDate.of(year, 1, 1)))
                .isPresent();
    }

    private static Decision<CareCompensationEvent, CareCompensationRefusal> withdraw(
            Withdraw withdraw, CareCompensations year) {
        var event = new Withdrawn(withdraw.year(), withdraw.publicationId(), withdraw.withdrawalId());
        var said = year.said().get(withdraw.withdrawalId());
        if (said != null) return said.equals(event) ? nothing() : refuse(new IdTaken(withdraw.withdrawalId()));
        var standing = year.standing();
        return standing != null && standing.publicationId().equals(withdraw.publicationId())
                ? accept(event)
                : refuse(new NotStanding(withdraw.publicationId()));
    }
}
