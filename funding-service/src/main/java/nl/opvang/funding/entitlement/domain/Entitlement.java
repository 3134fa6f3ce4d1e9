package nl.opvang.funding.entitlement.domain;

import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Predicate;
import java.util.stream.Stream;
import nl.opvang.contracts.area.LocationId;
import nl.opvang.contracts.area.MunicipalityCode;
import nl.opvang.contracts.funding.NormScheme;
import nl.opvang.contracts.funding.PostingKind;
import nl.opvang.contracts.money.Euro;
import nl.opvang.funding.norm.domain.Norm;
import nl.opvang.funding.rule.domain.Rule;

/**
 * What a municipality is entitled to for a year, as known at a moment, and how that adds up.
 *
 * @param lines what norms pay
 * @param costs actual amounts: paid ones are added, received ones are deducted
 * @param confirmed the norms of all schemes are confirmed for the last day of the year
 */
public record Entitlement(
        MunicipalityCode municipality, int year, List<Line> lines, List<Cost> costs, boolean confirmed) {
    public Entitlement {
        lines = List.copyOf(lines);
        costs = List.copyOf(costs);
    }

    /**
     * What there is at a location.
     *
     * @param realised those out of use included
     * @param afterRightEnded those in which someone stays who has no right to reception any more
     * @param outside it lies outside the boundary of the municipality that runs it
     */
    public record Places(long realised, long outOfUse, long afterRightEnded, boolean outside) {
        /** Of private reception. */
        static final Places NONE = new Places(0, 0, 0, false);
    }

    /**
     * One number of places or people under one norm.
     *
     * @param location empty for private reception
     * @param until first day after it
     * @param places of municipal reception, on each of these days
     * @param count places that count on each of these days, or people with a provision in this month
     * @param norm empty when none was known that holds then; nothing is paid
     * @param rules those on which it depends which of the places count
     * @param provisional the norm is not confirmed for the last of these days
     * @param eventIds events whose changes add up to the count, as far as they were asked for
     */
    public record Line(
            NormScheme scheme,
            Optional<LocationId> location,
            LocalDate from,
            LocalDate until,
            Places places,
            long count,
            Optional<Norm> norm,
            List<Rule> rules,
            boolean provisional,
            List<UUID> eventIds) {
        public Line {
            rules = List.copyOf(rules);
            eventIds = List.copyOf(eventIds);
        }

        public long days() {
            return until.toEpochDay() - from.toEpochDay();
        }

        /** What the norm is multiplied with: places times days, or people in a month. */
        public long units() {
            return switch (scheme) {
                case MUNICIPAL -> Math.multiplyExact(count, days());
                case PRIVATE -> count;
            };
        }

        public Euro amount() {
            return norm.map(known -> known.terms().amount().times(units())).orElse(Euro.ZERO);
        }

        /** Whether there is anything to explain. */
        boolean isSome() {
            return count != 0 || places.realised() != 0;
        }

        /** Whether this goes on where the other ends, with nothing but the days different. */
        boolean continues(Line before) {
            return scheme == NormScheme.MUNICIPAL && from.equals(before.until) && equals(before.during(from, until));
        }

        /** This one and the next, which continues it, as one. */
        Line with(Line next) {
            return during(from, next.until);
        }

        /** The same over other days. */
        public Line during(LocalDate first, LocalDate end) {
            return new Line(scheme, location, first, end, places, count, norm, rules, provisional, eventIds);
        }
    }

    /**
     * An amount in the books, as far as it counts for the year.
     *
     * @param from the first day of the months over which it counts
     * @param until first day after them
     * @param posted as it stands in the books
     * @param amount as it counts: negative when it was received
     * @param rule how transition costs are accounted for; empty for others, and when no rule was known: then nothing counts
     * @param provisional the norms are not confirmed for the last of these days
     * @param eventId the event that said so: the posting, or its last correction
     */
    public record Cost(
            PostingKind kind,
            UUID postingId,
            LocalDate from,
            LocalDate until,
            Euro posted,
            Euro amount,
            Optional<Rule> rule,
            boolean provisional,
            UUID eventId) {}

    public long placeDays() {
        return units(NormScheme.MUNICIPAL);
    }

    public long personMonths() {
        return units(NormScheme.PRIVATE);
    }

    /** What norms pay and what is reimbursed, less what was received. */
    public Euro amount() {
        return sum(line -> true, cost -> true);
    }

    /** What the norms of one scheme pay. */
    public Euro amount(NormScheme scheme) {
        return sum(line -> line.scheme() == scheme, cost -> false);
    }

    /** Living allowance of municipal and private reception: actual costs. */
    public Euro livingAllowance() {
        return sum(
                line -> false,
                cost -> cost.kind() == PostingKind.LIVING_ALLOWANCE_MUNICIPAL
                        || cost.kind() == PostingKind.LIVING_ALLOWANCE_PRIVATE);
    }

    public Euro transitionCosts() {
        return sum(line -> false, cost -> cost.kind() == PostingKind.TRANSITION_COST);
    }

    /** Own contributions and recoveries, not negative, as they are deducted. */
    public Euro receipts() {
        return Euro.ZERO.minus(sum(line -> false, cost -> cost.kind().received()));
    }

    /** The part of the amount for which the norms are not confirmed. */
    public Euro provisionalAmount() {
        return sum(Line::provisional, Cost::provisional);
    }

    /** Whether anything in it is not confirmed, or the last day of the year is not: then it cannot be settled. */
    public boolean provisional() {
        return !confirmed
                || lines.stream().anyMatch(Line::provisional)
                || costs.stream().anyMatch(Cost::provisional);
    }

    private Euro sum(Predicate<Line> ofLines, Predicate<Cost> ofCosts) {
        return Stream.concat(
                        lines.stream().filter(ofLines).map(Line::amount),
                        costs.stream().filter(ofCosts).map(Cost::amount))
                .reduce(Euro.ZERO, Euro::plus);
    }

    private long units(NormScheme scheme) {
        return lines.stream()
                .filter(line -> line.scheme() == scheme)
                .mapToLong(Line::units)
                .reduce(0, Math::addExact);
    }
}
