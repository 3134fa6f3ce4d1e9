package nl.opvang.funding.entitlement.read;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;
import nl.opvang.contracts.area.Division;
import nl.opvang.contracts.area.LocationId;
import nl.opvang.contracts.area.MunicipalityCode;
import nl.opvang.contracts.funding.NormId;
import nl.opvang.contracts.funding.NormScheme;
import nl.opvang.contracts.money.Euro;
import nl.opvang.funding.entitlement.domain.Entitlement;
import nl.opvang.funding.norm.domain.Norm;
import nl.opvang.funding.norm.read.NormOverview;
import nl.opvang.plumbing.http.form.Example;
import org.jspecify.annotations.Nullable;

/**
 * What a municipality is entitled to for a year, and how that adds up.
 *
 * @param on last day of the year
 * @param knownAt the figures are as known then, that moment included
 * @param projectedThrough everything recorded by then is here; a later {@code knownAt} is not answered
 * @param placeDays realised municipal places, each counted once per day
 * @param personMonths people privately housed with a provision, each counted once per month
 * @param amount all of it, in euros
 * @param provisionalAmount the part of it for which the norm is not confirmed
 */
record EntitlementOverview(
        Area area,
        int year,
        LocalDate on,
        Instant knownAt,
        KnownAtBasis knownAtBasis,
        Instant projectedThrough,
        long placeDays,
        long personMonths,
        Euro amount,
        Euro municipalAmount,
        Euro privateAmount,
        Euro provisionalAmount,
        List<Line> lines,
        Explanation explanation) {

    /** A municipality. */
    record Area(
            @Example("municipality") String level,
            MunicipalityCode code,
            @Example("Groningen") String name) {
        static Area of(MunicipalityCode code) {
            var name = Division.ofTheNetherlands()
                    .municipality(code)
                    .map(Division.Municipality::name)
                    .orElse("");
            return new Area("municipality", code, name);
        }
    }

    /**
     * Days with the same places under the same norm, or a month of private reception: rate times place-days, or rate
     * times person-months, is the amount.
     *
     * @param location null for private reception; an id that tells nobody what or where it is, unless the capacity service
     *     may tell them
     * @param until first day after it
     * @param places on each of these days; 0 for private reception
     * @param personMonths people in this month; 0 for municipal reception
     * @param normId the norm that holds on these days; null when none was known, and nothing is paid
     * @param normEventId the decision about that norm, or its last correction
     * @param provisional the norm is not confirmed for all of these days
     * @param eventIds events whose changes add up to the places; for private reception the list of changes has them
     */
    record Line(
            NormScheme scheme,
            @Nullable LocationId location,
            LocalDate from,
            LocalDate until,
            long days,
            long places,
            long placeDays,
            long personMonths,
            @Nullable NormId normId,
            @Nullable UUID normEventId,
            @Nullable Euro rate,
            Euro amount,
            boolean provisional,
            List<UUID> eventIds) {
        static Line of(Entitlement.Line line) {
            boolean perDay = line.scheme() == NormScheme.MUNICIPAL;
            return new Line(
                    line.scheme(),
                    line.location().orElse(null),
                    line.from(),
                    line.until(),
                    line.days(),
                    perDay ? line.count() : 0,
                    perDay ? line.units() : 0,
                    perDay ? 0 : line.units(),
                    line.norm().map(Norm::normId).orElse(null),
                    line.norm().map(Norm::eventId).orElse(null),
                    line.norm().map(norm -> norm.terms().amount()).orElse(null),
                    line.amount(),
                    line.provisional(),
                    line.eventIds());
        }
    }

    /**
     * Why it is so.
     *
     * @param rules what is paid, and on what it rests
     * @param norms those that the lines name
     * @param changes where all ledger lines behind it are, each with its event
     */
    record Explanation(
            List<Rule> rules,
            List<NormOverview> norms,
            @Example("/v1/entitlements/GM0014/2025/changes") String changes) {}

    /** What is paid for, and the article that says so. */
    record Rule(
            NormScheme scheme,
            @Example("BooO article 3(1)") String article,
            @Example("Per realised place per day") String text) {
        private static final Rule PER_PLACE = new Rule(
                NormScheme.MUNICIPAL,
                "BooO article 3(1)",
                "Per realised place per day, occupied or not and also while out of use, at the norm of that day, to the"
                        + " municipality in which the place lies on that day.");
        private static final Rule PER_PERSON = new Rule(
                NormScheme.PRIVATE,
                "BooO article 3(4)",
                "Per registered person per calendar month in which a provision was made, at the norm of that month, to"
                        + " the municipality that exists on its first day.");

        static Rule of(NormScheme scheme) {
            return switch (scheme) {
                case MUNICIPAL -> PER_PLACE;
                case PRIVATE -> PER_PERSON;
            };
        }
    }

    static EntitlementOverview of(
            Entitlement entitlement,
            List<NormOverview> norms,
            Instant knownAt,
            KnownAtBasis basis,
            Instant projectedThrough) {
        var code = entitlement.municipality();
        int year = entitlement.year();
        var used = entitlement.lines().stream()
                .map(Entitlement.Line::norm)
                .flatMap(Optional::stream)
                .map(Norm::eventId)
                .toList();
        return new EntitlementOverview(
                Area.of(code),
                year,
                LocalDate.of(year, 12, 31),
                knownAt,
                basis,
                projectedThrough,
                entitlement.placeDays(),
                entitlement.personMonths(),
                entitlement.amount(),
                entitlement.amount(NormScheme.MUNICIPAL),
                entitlement.amount(NormScheme.PRIVATE),
                entitlement.provisionalAmount(),
                entitlement.lines().stream().map(Line::of).toList(),
                new Explanation(
                        Stream.of(NormScheme.values()).map(Rule::of).toList(),
                        norms.stream()
                                .filter(norm -> used.contains(norm.eventId()))
                                .toList(),
                        "/v1/entitlements/%s/%d/changes?knownAt=%s".formatted(code, year, knownAt)));
    }
}
