package nl.opvang.funding.entitlement.domain;

import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import nl.opvang.contracts.area.LocationId;
import nl.opvang.contracts.area.MunicipalityCode;
import nl.opvang.contracts.funding.NormScheme;
import nl.opvang.contracts.money.Euro;
import nl.opvang.funding.norm.domain.Norm;

/** What a municipality is entitled to for a year, as known at a moment, and how that adds up. */
public record Entitlement(MunicipalityCode municipality, int year, List<Line> lines) {
    public Entitlement {
        lines = List.copyOf(lines);
    }

    /**
     * One number of places or people under one norm.
     *
     * @param location empty for private reception
     * @param until first day after it
     * @param count realised places on each of these days, or people with a provision in this month
     * @param norm empty when none was known that holds then; nothing is paid
     * @param provisional the norm is not confirmed for the last of these days
     * @param eventIds events whose changes add up to the count, as far as they were asked for
     */
    public record Line(
            NormScheme scheme,
            Optional<LocationId> location,
            LocalDate from,
            LocalDate until,
            long count,
            Optional<Norm> norm,
            boolean provisional,
            List<UUID> eventIds) {
        public Line {
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

        /** Whether this goes on where the other ends, with nothing but the days different. */
        boolean continues(Line before) {
            return scheme == NormScheme.MUNICIPAL && from.equals(before.until) && equals(before.during(from, until));
        }

        /** This one and the next, which continues it, as one. */
        Line with(Line next) {
            return during(from, next.until);
        }

        private Line during(LocalDate first, LocalDate end) {
            return new Line(scheme, location, first, end, count, norm, provisional, eventIds);
        }
    }

    public long placeDays() {
        return units(NormScheme.MUNICIPAL);
    }

    public long personMonths() {
        return units(NormScheme.PRIVATE);
    }

    public Euro amount() {
        return lines.stream().map(Line::amount).reduce(Euro.ZERO, Euro::plus);
    }

    /** The part of the amount that one scheme pays. */
    public Euro amount(NormScheme scheme) {
        return lines.stream()
                .filter(line -> line.scheme() == scheme)
                .map(Line::amount)
                .reduce(Euro.ZERO, Euro::plus);
    }

    /** The part of the amount for which the norm is not confirmed. */
    public Euro provisionalAmount() {
        return lines.stream().filter(Line::provisional).map(Line::amount).reduce(Euro.ZERO, Euro::plus);
    }

    private long units(NormScheme scheme) {
        return lines.stream()
                .filter(line -> line.scheme() == scheme)
                .mapToLong(Line::units)
                .reduce(0, Math::addExact);
    }
}
