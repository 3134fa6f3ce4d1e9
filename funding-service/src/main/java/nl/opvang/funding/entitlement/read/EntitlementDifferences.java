package nl.opvang.funding.entitlement.read;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;
import nl.opvang.contracts.area.LocationId;
import nl.opvang.contracts.funding.NormId;
import nl.opvang.contracts.funding.NormScheme;
import nl.opvang.contracts.funding.PostingKind;
import nl.opvang.contracts.money.Euro;
import nl.opvang.funding.entitlement.domain.CostDifference;
import nl.opvang.funding.entitlement.domain.Difference;
import nl.opvang.funding.entitlement.domain.Differences;
import nl.opvang.funding.entitlement.domain.Entitlement;
import nl.opvang.funding.entitlement.domain.EntitlementHistory;
import nl.opvang.funding.entitlement.read.EntitlementOverview.RuleVersion;
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

    /**
     * An entitlement in a few numbers.
     *
     * @param provisionalAmount the part of the amount for which the norm is not confirmed
     */
    record Figures(long placeDays, long personMonths, Euro amount, Euro provisionalAmount) {
        static Figures of(Entitlement entitlement) {
            return new Figures(
                    entitlement.placeDays(),
                    entitlement.personMonths(),
                    entitlement.amount(),
                    entitlement.provisionalAmount());
        }
    }

    /**
     * Days of a location, a month of private reception, or an amount in the books, for which it became known that something
     * else is due.
     *
     * @param kind of an amount in the books; null for what a norm pays
     * @param location null for private reception and amounts
     * @param until first day after it
     * @param placeDays more, or less when negative
     * @param postingId of an amount in the books
     * @param eventIds events known in between that caused it: changes in places or people, amounts, and what was said of
     *     norms and rules
     */
    record Item(
            NormScheme scheme,
            @Nullable PostingKind kind,
            @Nullable LocationId location,
            LocalDate from,
            LocalDate until,
            Side before,
            Side after,
            long placeDays,
            long personMonths,
            @Nullable UUID postingId,
            Euro amount,
            List<UUID> eventIds) {
        static Item of(Difference difference) {
            var line = difference.after();
            boolean perDay = line.scheme() == NormScheme.MUNICIPAL;
            return new Item(
                    line.scheme(),
                    null,
                    line.location().orElse(null),
                    line.from(),
                    line.until(),
                    Side.of(difference.before()),
                    Side.of(line),
                    perDay ? difference.units() : 0,
                    perDay ? 0 : difference.units(),
                    null,
                    difference.amount(),
                    difference.eventIds());
        }

        static Item of(CostDifference difference) {
            var cost = difference.either();
            return new Item(
                    cost.kind().scheme(),
                    cost.kind(),
                    null,
                    cost.from(),
                    cost.until(),
                    Side.of(difference.before()),
                    Side.of(difference.after()),
                    0,
                    0,
                    difference.postingId(),
                    difference.amount(),
                    difference.eventIds());
        }

        static List<Item> of(Differences differences) {
            return Stream.concat(
                            differences.lines().stream().map(Item::of),
                            differences.costs().stream().map(Item::of))
                    .toList();
        }
    }

    /**
     * What was due on these days at one of the moments.
     *
     * @param count places that count on each day, or people in the month; 0 for an amount in the books
     * @param rate null when no norm was known for these days
     * @param provisional the norm was not confirmed for all of these days
     * @param rules versions of the dated rules on which it depended
     */
    record Side(
            long count,
            @Nullable NormId normId,
            @Nullable Euro rate,
            Euro amount,
            boolean provisional,
            List<RuleVersion> rules) {
        static Side of(Entitlement.Line line) {
            return new Side(
                    line.count(),
                    line.norm().map(Norm::normId).orElse(null),
                    line.norm().map(norm -> norm.terms().amount()).orElse(null),
                    line.amount(),
                    line.provisional(),
                    line.rules().stream().map(RuleVersion::of).toList());
        }

        static Side of(Optional<Entitlement.Cost> cost) {
            return new Side(
                    0,
                    null,
                    null,
                    cost.map(Entitlement.Cost::amount).orElse(Euro.ZERO),
                    cost.map(Entitlement.Cost::provisional).orElse(false),
                    cost.flatMap(Entitlement.Cost::rule).stream()
                            .map(RuleVersion::of)
                            .toList());
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
                Item.of(history.differences(from, to)));
    }
}
