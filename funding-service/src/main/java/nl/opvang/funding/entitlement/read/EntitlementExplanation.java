package nl.opvang.funding.entitlement.read;

import java.time.Instant;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;
import nl.opvang.contracts.area.LocationId;
import nl.opvang.contracts.area.MunicipalityCode;
import nl.opvang.contracts.funding.NormId;
import nl.opvang.contracts.funding.NormScheme;
import nl.opvang.contracts.funding.PostingKind;
import nl.opvang.contracts.money.Euro;
import nl.opvang.funding.entitlement.domain.Entitlement;
import nl.opvang.funding.entitlement.read.EntitlementOverview.Line;
import nl.opvang.funding.entitlement.read.EntitlementOverview.RuleVersion;
import org.jspecify.annotations.Nullable;

/**
 * Every euro of an entitlement, or of a part of it: each row is in one month, but for transition costs that are spread.
 *
 * @param amount the sum of the items
 */
record EntitlementExplanation(
        MunicipalityCode municipality,
        int year,
        Instant knownAt,
        Instant projectedThrough,
        Euro amount,
        List<Item> items) {
    /**
     * A row of the calculation.
     *
     * @param month the month, or the first one
     * @param kind of an amount in the books; null for what a norm pays
     * @param location null for private reception and amounts
     * @param until first day after it
     * @param places that count on each of these days
     * @param placeDays rate times place-days, or rate times person-months, is the amount
     * @param normEventId the decision about the norm, or its last correction
     * @param provisional the norm is not confirmed for all of these days
     * @param rules versions of the dated rules on which it depends what of it counts
     * @param eventIds events that make it so: whose changes add up to the places or the person-months, or that posted the amount
     */
    record Item(
            YearMonth month,
            NormScheme scheme,
            @Nullable PostingKind kind,
            @Nullable LocationId location,
            LocalDate from,
            LocalDate until,
            long days,
            long places,
            long realisedPlaces,
            long outOfUsePlaces,
            long afterRightEndedPlaces,
            boolean situatedOutside,
            long placeDays,
            long personMonths,
            @Nullable NormId normId,
            @Nullable UUID normEventId,
            @Nullable Euro rate,
            @Nullable UUID postingId,
            @Nullable Euro postedAmount,
            Euro amount,
            boolean provisional,
            List<RuleVersion> rules,
            List<UUID> eventIds) {
        private static Item of(Line line) {
            return new Item(
                    YearMonth.from(line.from()),
                    line.scheme(),
                    line.kind(),
                    line.location(),
                    line.from(),
                    line.until(),
                    line.days(),
                    line.places(),
                    line.realisedPlaces(),
                    line.outOfUsePlaces(),
                    line.afterRightEndedPlaces(),
                    line.situatedOutside(),
                    line.placeDays(),
                    line.personMonths(),
                    line.normId(),
                    line.normEventId(),
                    line.rate(),
                    line.postingId(),
                    line.postedAmount(),
                    line.amount(),
                    line.provisional(),
                    line.rules(),
                    line.eventIds());
        }
    }

    static EntitlementExplanation of(
            Entitlement entitlement,
            @Nullable YearMonth month,
            @Nullable LocationId location,
            Instant knownAt,
            Instant projectedThrough) {
        var items = Stream.concat(
                        entitlement.lines().stream()
                                .flatMap(EntitlementExplanation::byMonth)
                                .map(Line::of),
                        entitlement.costs().stream().map(Line::of))
                .map(Item::of)
                .filter(item -> month == null || item.month().equals(month))
                .filter(item -> location == null || location.equals(item.location()))
                .toList();
        return new EntitlementExplanation(
                entitlement.municipality(),
                entitlement.year(),
                knownAt,
                projectedThrough,
                items.stream().map(Item::amount).reduce(Euro.ZERO, Euro::plus),
                items);
    }

    private static Stream<Entitlement.Line> byMonth(Entitlement.Line line) {
        return Stream.iterate(
                        line.from(),
                        first -> first.isBefore(line.until()),
                        first -> first.plusMonths(1).withDayOfMonth(1))
                .map(first -> line.during(first, earlier(first.plusMonths(1).withDayOfMonth(1), line.until())));
    }

    private static LocalDate earlier(LocalDate one, LocalDate other) {
        return one.isBefore(other) ? one : other;
    }
}
