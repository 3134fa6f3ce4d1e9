package nl.opvang.funding.entitlement.read;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import nl.opvang.contracts.area.LocationId;
import nl.opvang.contracts.funding.NormId;
import nl.opvang.contracts.funding.NormScheme;
import nl.opvang.contracts.money.Euro;
import nl.opvang.funding.entitlement.domain.Difference;
import nl.opvang.funding.entitlement.domain.Entitlement;
import nl.opvang.funding.entitlement.domain.EntitlementHistory;
import nl.opvang.funding.norm.domain.Norm;
import org.jspecify.annotations.Nullable;

/**
 * What a municipality's entitlement for a year changed by between two moments, and why.
 *
 * @param from what was known by this moment, itself included, is before
 * @param to what was known by this moment, itself included, is after
 * @param amount what it changed by in all: the sum of the items
 */
record EntitlementDifferences(
        EntitlementOverview.Area area,
        int year,
        Instant from,
        Instant to,
        Instant projectedThrough,
        Figures before,
        Figures after,
        long placeDays,
        long personMonths,
        Euro amount,
        List<Item> items) {

    /** An entitlement in three numbers. */
    record Figures(long placeDays, long personMonths, Euro amount) {
        static Figures of(Entitlement entitlement) {
            return new Figures(entitlement.placeDays(), entitlement.personMonths(), entitlement.amount());
        }
    }

    /**
     * Days of a location, or a month of private reception, for which it became known that something else is due.
     *
     * @param location null for private reception
     * @param until first day after it
     * @param placeDays more, or less when negative
     * @param eventIds events known in between that caused it: changes in places or people, and what was said of norms
     */
    record Item(
            NormScheme scheme,
            @Nullable LocationId location,
            LocalDate from,
            LocalDate until,
            Side before,
            Side after,
            long placeDays,
            long personMonths,
            Euro amount,
            List<UUID> eventIds) {
        static Item of(Difference difference) {
            var line = difference.after();
            boolean perDay = line.scheme() == NormScheme.MUNICIPAL;
            return new Item(
                    line.scheme(),
                    line.location().orElse(null),
                    line.from(),
                    line.until(),
                    Side.of(difference.before()),
                    Side.of(line),
                    perDay ? difference.units() : 0,
                    perDay ? 0 : difference.units(),
                    difference.amount(),
                    difference.eventIds());
        }
    }

    /**
     * What was due on these days at one of the moments.
     *
     * @param count places on each day, or people in the month
     * @param rate null when no norm was known for these days
     */
    record Side(
            long count, @Nullable NormId normId, @Nullable Euro rate, Euro amount) {
        static Side of(Entitlement.Line line) {
            return new Side(
                    line.count(),
                    line.norm().map(Norm::normId).orElse(null),
                    line.norm().map(norm -> norm.terms().amount()).orElse(null),
                    line.amount());
        }
    }

    static EntitlementDifferences of(EntitlementHistory history, Instant from, Instant to, Instant projectedThrough) {
        var before = Figures.of(history.asKnownAt(from));
        var after = Figures.of(history.asKnownAt(to));
        return new EntitlementDifferences(
                EntitlementOverview.Area.of(history.municipality()),
                history.year(),
                from,
                to,
                projectedThrough,
                before,
                after,
                after.placeDays() - before.placeDays(),
                after.personMonths() - before.personMonths(),
                after.amount().minus(before.amount()),
                history.differences(from, to).stream().map(Item::of).toList());
    }
}
