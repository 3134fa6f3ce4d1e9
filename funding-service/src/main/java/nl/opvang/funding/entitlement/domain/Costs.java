package nl.opvang.funding.entitlement.domain;

import static java.util.Comparator.comparing;

import java.math.BigInteger;
import java.time.Instant;
import java.time.LocalDate;
import java.time.YearMonth;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Predicate;
import java.util.stream.Stream;
import nl.opvang.contracts.area.MunicipalityCode;
import nl.opvang.contracts.funding.Depreciation;
import nl.opvang.contracts.funding.Posting;
import nl.opvang.contracts.funding.PostingKind;
import nl.opvang.contracts.funding.RuleName;
import nl.opvang.contracts.funding.TransitionCostBasis;
import nl.opvang.contracts.money.Euro;
import nl.opvang.funding.entitlement.domain.Entitlement.Cost;
import nl.opvang.funding.posting.domain.PostingFact;
import nl.opvang.funding.rule.domain.Rule;

/**
 * What stands in the books of a municipality, as far as it counts for a year.
 *
 * <p>Living allowance counts in the month in which it was paid, receipts in that in which they were received. Transition
 * costs count as the rule for the year says. A month belongs to the municipality that exists on its first day.
 */
record Costs(int year, Ownership ownership, List<PostingFact> said) {
    /** Whether what was recorded under a code belongs to the municipality asked about on a day. */
    interface Ownership {
        boolean belongs(MunicipalityCode code, LocalDate day);
    }

    private record Key(MunicipalityCode municipality, UUID postingId) {}

    /** What counts as known at a moment, by kind and then in order of months. */
    List<Cost> asKnownAt(Instant moment, KnownRegulations known) {
        return standing(moment, known).values().stream()
                .sorted(comparing(Cost::kind).thenComparing(Cost::from).thenComparing(Cost::postingId))
                .toList();
    }

    /** What became of them between two moments. */
    List<CostDifference> differences(
            Instant earlier, KnownRegulations before, Instant later, KnownRegulations after, RuleNews ruleNews) {
        // Also of a cost that counts for nothing under one of them.
        var news = ruleNews.between(
                rule(before).stream().toList(), rule(after).stream().toList());
        var countedBefore = standing(earlier, before);
        var countedAfter = standing(later, after);
        return Stream.concat(countedBefore.keySet().stream(), countedAfter.keySet().stream())
                .distinct()
                .map(key -> {
                    var was = Optional.ofNullable(countedBefore.get(key));
                    var is = Optional.ofNullable(countedAfter.get(key));
                    var causes = new ArrayList<>(news(key, earlier, later));
                    if (Stream.of(was, is).flatMap(Optional::stream).anyMatch(Costs::isTransition)) causes.addAll(news);
                    return new CostDifference(key.postingId(), was, is, causes);
                })
                .filter(CostDifference::isSome)
                .sorted(comparing(CostDifference::kind)
                        .thenComparing(difference -> difference.either().from())
                        .thenComparing(CostDifference::postingId))
                .toList();
    }

    /** What was said in between about the rules that held before and after. */
    interface RuleNews {
        List<UUID> between(List<Rule> before, List<Rule> after);
    }

    private Optional<Rule> rule(KnownRegulations known) {
        return known.rules().ofYear(RuleName.TRANSITION_COSTS, year);
    }

    private static boolean isTransition(Cost cost) {
        return cost.kind() == PostingKind.TRANSITION_COST;
    }

    private List<UUID> news(Key key, Instant earlier, Instant later) {
        return said.stream()
                .filter(fact -> key.equals(key(fact)))
                .filter(fact ->
                        fact.knownAt().isAfter(earlier) && !fact.knownAt().isAfter(later))
                .map(PostingFact::eventId)
                .toList();
    }

    private Map<Key, Cost> standing(Instant moment, KnownRegulations known) {
        var last = new LinkedHashMap<Key, PostingFact>();
        for (var fact : said) if (!fact.knownAt().isAfter(moment)) last.put(key(fact), fact);
        var rule = rule(known);
        var costs = new LinkedHashMap<Key, Cost>();
        last.forEach((key, fact) -> cost(fact, rule, known).ifPresent(cost -> costs.put(key, cost)));
        return costs;
    }

    private static Key key(PostingFact fact) {
        return new Key(fact.municipality(), fact.postingId());
    }

    private Optional<Cost> cost(PostingFact fact, Optional<Rule> rule, KnownRegulations known) {
        var posting = fact.posting();
        if (posting == null) return Optional.empty();
        if (posting.kind() != PostingKind.TRANSITION_COST) return inMonth(fact, posting, Optional.empty(), known);
        return switch (rule.map(Costs::basis).orElse(null)) {
            case null -> inMonth(fact, posting, rule, known).map(Costs::worthNothing);
            case INVESTMENT -> inMonth(fact, posting, rule, known);
            case DEPRECIATION -> overMonths(fact, posting, rule, known);
        };
    }

    private static TransitionCostBasis basis(Rule rule) {
        return rule.terms().choice("basis", TransitionCostBasis.class);
    }

    private Optional<Cost> inMonth(PostingFact fact, Posting posting, Optional<Rule> rule, KnownRegulations known) {
        var month = posting.month();
        if (!belongs(fact).test(month)) return Optional.empty();
        var amount = posting.kind().received() ? Euro.ZERO.minus(posting.amount()) : posting.amount();
        return Optional.of(cost(fact, posting, month, month.plusMonths(1), amount, rule, known));
    }

    private Optional<Cost> overMonths(PostingFact fact, Posting posting, Optional<Rule> rule, KnownRegulations known) {
        var depreciation = Objects.requireNonNull(posting.depreciation());
        var months = Stream.iterate(
                        depreciation.from(),
                        month -> month.isBefore(depreciation.until()),
                        month -> month.plusMonths(1))
                .filter(belongs(fact))
                .toList();
        if (months.isEmpty()) return Optional.empty();
        var from = months.getFirst();
        var until = months.getLast().plusMonths(1);
        var amount = spread(posting.amount(), depreciation, until).minus(spread(posting.amount(), depreciation, from));
        return Optional.of(cost(fact, posting, from, until, amount, rule, known));
    }

    /** What is written off before a month: whole cents, and all of it at the end, so that no cent is lost between years. */
    private static Euro spread(Euro amount, Depreciation depreciation, YearMonth month) {
        long elapsed = depreciation.from().until(month, ChronoUnit.MONTHS);
        return new Euro(BigInteger.valueOf(amount.cents())
                .multiply(BigInteger.valueOf(elapsed))
                .divide(BigInteger.valueOf(depreciation.months()))
                .longValueExact());
    }

    private Predicate<YearMonth> belongs(PostingFact fact) {
        return month -> month.getYear() == year && ownership.belongs(fact.municipality(), month.atDay(1));
    }

    private static Cost cost(
            PostingFact fact,
            Posting posting,
            YearMonth from,
            YearMonth until,
            Euro amount,
            Optional<Rule> rule,
            KnownRegulations known) {
        return new Cost(
                posting.kind(),
                fact.postingId(),
                from.atDay(1),
                until.atDay(1),
                posting.amount(),
                amount,
                rule,
                known.provisional(posting.kind().scheme(), until.atDay(1).minusDays(1)),
                fact.eventId());
    }

    private static Cost worthNothing(Cost cost) {
        return new Cost(
                cost.kind(),
                cost.postingId(),
                cost.from(),
                cost.until(),
                cost.posted(),
                Euro.ZERO,
                cost.rule(),
                cost.provisional(),
                cost.eventId());
    }
}
