package nl.opvang.funding.entitlement.read;

import static java.util.stream.Collectors.toUnmodifiableSet;

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
import nl.opvang.contracts.funding.PostingKind;
import nl.opvang.contracts.funding.RuleName;
import nl.opvang.contracts.money.Euro;
import nl.opvang.funding.entitlement.domain.Entitlement;
import nl.opvang.funding.norm.domain.Norm;
import nl.opvang.funding.norm.read.NormOverview;
import nl.opvang.funding.rule.read.RuleOverview;
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
 * @param amount all of it, in euros: the sum of the lines
 * @param municipalAmount what the norm pays for municipal reception
 * @param privateAmount what the norm pays for private reception
 * @param provisionalAmount the part of it for which the norm is not confirmed
 * @param livingAllowance actual costs, of municipal and private reception together
 * @param transitionCosts as they count under the rule of the year
 * @param receipts own contributions and recoveries, which are deducted
 * @param provisional some day or month is not confirmed, or has not been: it cannot be settled yet
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
        Euro livingAllowance,
        Euro transitionCosts,
        Euro receipts,
        boolean provisional,
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
     * Days with the same places under the same norm, a month of private reception, or an amount in the books. For the first
     * two, rate times place-days, or rate times person-months, is the amount.
     *
     * @param kind of an amount in the books; null for what a norm pays
     * @param location null for private reception and amounts; an id that tells nobody what or where it is, unless the capacity
     *     service may tell them
     * @param until first day after it
     * @param places that count on each of these days; 0 for private reception
     * @param realisedPlaces whether they count or not
     * @param outOfUsePlaces the part of them that is out of use
     * @param afterRightEndedPlaces the part in which someone stays who has no right to reception any more
     * @param situatedOutside they lie outside the boundary of the municipality
     * @param personMonths people in this month; 0 for municipal reception
     * @param normId the norm that holds on these days; null when none was known, and nothing is paid
     * @param normEventId the decision about that norm, or its last correction
     * @param postingId of an amount in the books
     * @param postedAmount as it stands in the books, whether it counts or not
     * @param amount negative when it is deducted
     * @param provisional the norm is not confirmed for all of these days
     * @param rules versions of the dated rules on which it depends what of it counts
     * @param eventIds events whose changes add up to the places, or that posted the amount; for private reception the
     *     explanation has them
     */
    record Line(
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
        static Line of(Entitlement.Line line) {
            boolean perDay = line.scheme() == NormScheme.MUNICIPAL;
            return new Line(
                    line.scheme(),
                    null,
                    line.location().orElse(null),
                    line.from(),
                    line.until(),
                    line.days(),
                    perDay ? line.count() : 0,
                    line.places().realised(),
                    line.places().outOfUse(),
                    line.places().afterRightEnded(),
                    line.places().outside(),
                    perDay ? line.units() : 0,
                    perDay ? 0 : line.units(),
                    line.norm().map(Norm::normId).orElse(null),
                    line.norm().map(Norm::eventId).orElse(null),
                    line.norm().map(norm -> norm.terms().amount()).orElse(null),
                    null,
                    null,
                    line.amount(),
                    line.provisional(),
                    line.rules().stream().map(RuleVersion::of).toList(),
                    line.eventIds());
        }

        static Line of(Entitlement.Cost cost) {
            return new Line(
                    cost.kind().scheme(),
                    cost.kind(),
                    null,
                    cost.from(),
                    cost.until(),
                    cost.until().toEpochDay() - cost.from().toEpochDay(),
                    0,
                    0,
                    0,
                    0,
                    false,
                    0,
                    0,
                    null,
                    null,
                    null,
                    cost.postingId(),
                    cost.posted(),
                    cost.amount(),
                    cost.provisional(),
                    cost.rule().stream().map(RuleVersion::of).toList(),
                    List.of(cost.eventId()));
        }

        static List<Line> of(Entitlement entitlement) {
            return Stream.concat(
                            entitlement.lines().stream().map(Line::of),
                            entitlement.costs().stream().map(Line::of))
                    .toList();
        }
    }

    /**
     * A dated rule as it was applied.
     *
     * @param ruleId null for the register's own default
     * @param eventId its version: the decision, or its last correction
     */
    record RuleVersion(
            RuleName rule, @Nullable UUID ruleId, @Nullable UUID eventId) {
        static RuleVersion of(nl.opvang.funding.rule.domain.Rule rule) {
            return new RuleVersion(rule.name(), rule.ruleId(), rule.eventId());
        }
    }

    /**
     * Why it is so.
     *
     * @param rules what is paid, and on what it rests
     * @param norms those that the lines name
     * @param datedRules those that the lines name, among them defaults of this register
     * @param changes where all ledger lines behind it are, each with its event
     */
    record Explanation(
            List<Rule> rules,
            List<NormOverview> norms,
            List<RuleOverview> datedRules,
            @Example("/v1/entitlements/GM0014/2025/changes") String changes) {}

    /** What is paid for, and the article that says so. */
    record Rule(
            NormScheme scheme,
            @Example("BooO article 3(1)") String article,
            @Example("Per realised place per day") String text) {
        private static final Rule PER_PLACE = new Rule(
                NormScheme.MUNICIPAL,
                "BooO article 3(1)",
                "Per realised place per day, occupied or not, at the norm of that day, as far as dated rules let it"
                        + " count. Living allowance and transition costs are added, receipts deducted (3(3), 3(5),"
                        + " 3(7)).");
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
            List<RuleOverview> rules,
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
        var lines = Line.of(entitlement);
        var named = lines.stream().flatMap(line -> line.rules().stream()).collect(toUnmodifiableSet());
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
                entitlement.livingAllowance(),
                entitlement.transitionCosts(),
                entitlement.receipts(),
                entitlement.provisional(),
                lines,
                new Explanation(
                        Stream.of(NormScheme.values()).map(Rule::of).toList(),
                        norms.stream()
                                .filter(norm -> used.contains(norm.eventId()))
                                .toList(),
                        rules.stream()
                                .filter(rule ->
                                        named.contains(new RuleVersion(rule.rule(), rule.ruleId(), rule.eventId())))
                                .toList(),
                        "/v1/entitlements/%s/%d/changes?knownAt=%s".formatted(code, year, knownAt)));
    }
}
