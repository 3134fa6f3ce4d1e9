package nl.opvang.funding.entitlement.domain;

import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.toList;

import java.time.Instant;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.UUID;
import java.util.function.BiPredicate;
import java.util.function.BinaryOperator;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import nl.opvang.contracts.area.Division;
import nl.opvang.contracts.area.LocationId;
import nl.opvang.contracts.area.MunicipalityCode;
import nl.opvang.contracts.funding.NormScheme;
import nl.opvang.contracts.funding.RuleName;
import nl.opvang.funding.entitlement.domain.Entitlement.Line;
import nl.opvang.funding.entitlement.domain.Entitlement.Places;
import nl.opvang.funding.norm.domain.KnownNorms;
import nl.opvang.funding.norm.domain.Norm;
import nl.opvang.funding.norm.domain.NormFact;
import nl.opvang.funding.posting.domain.PostingFact;
import nl.opvang.funding.rule.domain.KnownRules;
import nl.opvang.funding.rule.domain.Rule;
import nl.opvang.funding.rule.domain.RuleFact;

/**
 * Everything that bears on a municipality's entitlement for a year, and what follows from it at any moment.
 *
 * <p>Municipal reception is paid per realised place per day (BooO article 3(1)), occupied or not. Whether places count that
 * are out of use, that lie outside the boundary of their municipality (article 2(1)a), or in which someone stays who has no
 * right to reception any more (article 2(1)f), dated rules say. A day belongs to the municipality that runs the place on
 * that day. Private reception is paid per person and calendar month (article 3(4)); a month belongs to the municipality that
 * exists on its first day. Actual amounts are added, and receipts deducted (article 3(3), 3(5) and 3(7)). Days to come count
 * as far as they are known.
 */
public record EntitlementHistory(
        Division division, MunicipalityCode municipality, int year, Facts facts, Regulations regulations) {

    /**
     * What is known of a municipality and of all that became part of it.
     *
     * @param changes whenever they are effective
     * @param situations those of one location in their order
     * @param postings those about one amount in their order
     */
    public record Facts(List<Change> changes, List<Situation> situations, List<PostingFact> postings) {
        /** Nothing. */
        public static final Facts NONE = new Facts(List.of(), List.of(), List.of());

        public Facts {
            changes = List.copyOf(changes);
            situations = List.copyOf(situations);
            postings = List.copyOf(postings);
        }
    }

    /** What the municipality is entitled to as known then, that moment included. */
    public Entitlement asKnownAt(Instant moment) {
        var known = regulations.at(moment);
        var lines = pieces(moment, known.cuts())
                .map(piece -> piece.line(moment, known))
                .filter(Line::isSome)
                .toList();
        var costs = costs().asKnownAt(moment, known);
        boolean confirmed = Stream.of(NormScheme.values())
                .noneMatch(scheme -> known.provisional(scheme, LocalDate.of(year, 12, 31)));
        return new Entitlement(municipality, year, joined(lines, Line::continues, Line::with), costs, confirmed);
    }

    /**
     * What became known after one moment and no later than another, where it makes a difference.
     *
     * @throws IllegalArgumentException when the later moment comes first
     */
    public Differences differences(Instant earlier, Instant later) {
        if (later.isBefore(earlier)) throw new IllegalArgumentException("the later moment comes first");
        var before = regulations.at(earlier);
        var after = regulations.at(later);
        var between = new Between(earlier, later);
        var differences = pieces(later, both(before.cuts(), after.cuts()))
                .map(piece -> piece.difference(between, before, after, this))
                .filter(Difference::isSome)
                .toList();
        return new Differences(
                joined(differences, Difference::continues, Difference::with),
                costs().differences(earlier, before, later, after, (was, is) -> ruleNews(was, is, between)));
    }

    private Costs costs() {
        return new Costs(year, this::belongs, facts.postings());
    }

    /** After one moment and no later than another. */
    private record Between(Instant earlier, Instant later) {
        boolean holds(Instant moment) {
            return moment.isAfter(earlier) && !moment.isAfter(later);
        }
    }

    /** What was said in between about the norms that were paid before and after. */
    private List<UUID> normNews(Line before, Line after, Between between) {
        if (before.norm().equals(after.norm())) return List.of();
        var concerned = Stream.of(before, after)
                .flatMap(line -> line.norm().map(Norm::normId).stream())
                .toList();
        return regulations.norms().stream()
                .filter(fact -> between.holds(fact.knownAt()))
                .filter(fact -> fact.event().scheme() == before.scheme())
                .filter(fact -> KnownNorms.subject(fact.event())
                        .map(concerned::contains)
                        .orElse(false))
                .map(NormFact::eventId)
                .toList();
    }

    /** What was said in between about the rules that held before and after. */
    private List<UUID> ruleNews(List<Rule> before, List<Rule> after, Between between) {
        var concerned = Stream.concat(before.stream(), after.stream())
                .filter(rule -> !before.contains(rule) || !after.contains(rule))
                .flatMap(rule -> Stream.ofNullable(rule.ruleId()))
                .toList();
        if (concerned.isEmpty()) return List.of();
        return regulations.rules().stream()
                .filter(fact -> between.holds(fact.knownAt()))
                .filter(fact -> KnownRules.subject(fact.event())
                        .map(concerned::contains)
                        .orElse(false))
                .map(RuleFact::eventId)
                .toList();
    }

    /** The year in pieces in which nothing that was known then changes. */
    private Stream<Piece> pieces(Instant moment, SortedSet<LocalDate> cuts) {
        var known = facts.changes().stream()
                .filter(change -> !change.knownAt().isAfter(moment))
                .toList();
        return Stream.concat(
                placesPerDay(
                        known.stream()
                                .filter(change -> change.counted() != Counted.PERSON_MONTHS)
                                .toList(),
                        cuts),
                peoplePerMonth(known.stream()
                        .filter(change -> change.counted() == Counted.PERSON_MONTHS)
                        .toList()));
    }

    private Stream<Piece> placesPerDay(List<Change> known, Set<LocalDate> cuts) {
        var byLocation = known.stream()
                .collect(groupingBy(
                        change -> Objects.requireNonNull(change.location()).text(), TreeMap::new, toList()));
        var situations = facts.situations().stream()
                .collect(groupingBy(situation -> situation.location().text()));
        return byLocation.entrySet().stream().flatMap(entry -> {
            var ofLocation = entry.getValue();
            var said = situations.getOrDefault(entry.getKey(), List.of());
            var bounds = new TreeSet<>(cuts);
            ofLocation.forEach(change -> bounds.add(change.effectiveOn()));
            said.forEach(situation ->
                    division.municipality(situation.situatedIn()).ifPresent(there -> bounds.add(there.until())));
            var location = Optional.ofNullable(ofLocation.getFirst().location());
            return spans(ofLocation.getFirst().municipality())
                    .flatMap(span -> span.cut(bounds))
                    .map(span -> new Piece(
                            NormScheme.MUNICIPAL,
                            location,
                            span,
                            ofLocation.stream()
                                    .filter(change -> !change.effectiveOn().isAfter(span.from()))
                                    .toList(),
                            said.stream()
                                    .map(situation -> new Lying(
                                            !belongs(situation.situatedIn(), span.from()),
                                            situation.knownAt(),
                                            situation.eventId()))
                                    .toList()));
        });
    }

    private Stream<Piece> peoplePerMonth(List<Change> known) {
        var byCode = known.stream().collect(groupingBy(Change::municipality));
        return IntStream.rangeClosed(1, 12)
                .mapToObj(month -> YearMonth.of(year, month))
                .map(month -> new Span(month.atDay(1), month.plusMonths(1).atDay(1)))
                .map(month -> new Piece(
                        NormScheme.PRIVATE,
                        Optional.empty(),
                        month,
                        byCode.entrySet().stream()
                                .filter(coded -> belongs(coded.getKey(), month.from()))
                                .flatMap(coded -> coded.getValue().stream())
                                .filter(change -> !change.effectiveOn().isAfter(month.from()))
                                .toList(),
                        List.of()));
    }

    private boolean belongs(MunicipalityCode code, LocalDate day) {
        return division.standsFor(code, day)
                .map(there -> there.code().equals(municipality))
                .orElse(false);
    }

    /** The days of the year on which a recorded code stands for the municipality. */
    private Stream<Span> spans(MunicipalityCode code) {
        var bounds = new TreeSet<LocalDate>();
        division.coveredBy(municipality)
                .forEach(covered -> division.municipality(covered).ifPresent(there -> bounds.add(there.until())));
        return new Span(LocalDate.of(year, 1, 1), LocalDate.of(year + 1, 1, 1))
                .cut(bounds)
                .filter(span -> belongs(code, span.from()));
    }

    private static SortedSet<LocalDate> both(Set<LocalDate> some, Set<LocalDate> others) {
        var both = new TreeSet<>(some);
        both.addAll(others);
        return both;
    }

    /** Puts neighbours that belong together into one. */
    private static <T> List<T> joined(List<T> parts, BiPredicate<T, T> continues, BinaryOperator<T> join) {
        var joined = new ArrayList<T>();
        for (var part : parts) {
            if (!joined.isEmpty() && continues.test(part, joined.getLast()))
                joined.add(join.apply(joined.removeLast(), part));
            else joined.add(part);
        }
        return joined;
    }

    /** Days, the last one excluded. */
    private record Span(LocalDate from, LocalDate until) {
        Stream<Span> cut(SortedSet<LocalDate> days) {
            var spans = new ArrayList<Span>();
            var start = from;
            for (var day : days) {
                if (!day.isAfter(start) || !day.isBefore(until)) continue;
                spans.add(new Span(start, day));
                start = day;
            }
            spans.add(new Span(start, until));
            return spans.stream();
        }
    }

    /** Whether a location lies outside, as it was said at some moment. */
    private record Lying(boolean outside, Instant knownAt, UUID eventId) {}

    /**
     * A location over some days, or private reception over a month.
     *
     * @param changes in effect on the first of these days, and so on all of them, but for those of a month
     * @param lying in the order in which it was said
     */
    private record Piece(
            NormScheme scheme, Optional<LocationId> location, Span span, List<Change> changes, List<Lying> lying) {
        Line line(Instant moment, KnownRegulations known) {
            var day = span.from();
            var places = scheme == NormScheme.MUNICIPAL ? places(moment) : Places.NONE;
            return new Line(
                    scheme,
                    location,
                    day,
                    span.until(),
                    places,
                    scheme == NormScheme.MUNICIPAL ? known.counted(places, day) : sum(Counted.PERSON_MONTHS, moment),
                    known.norms().on(scheme, day),
                    known.concerning(places, day),
                    known.provisional(scheme, span.until().minusDays(1)),
                    events(moment, deducted(known)));
        }

        Difference difference(
                Between between, KnownRegulations before, KnownRegulations after, EntitlementHistory history) {
            var was = line(between.earlier(), before);
            var is = line(between.later(), after);
            var deducted = EnumSet.copyOf(deducted(before));
            deducted.addAll(deducted(after));
            var causes =
                    new ArrayList<>(net(changes.stream().filter(change -> between.holds(change.knownAt())), deducted));
            if (was.places().outside() != is.places().outside())
                lying.stream()
                        .filter(said -> between.holds(said.knownAt()))
                        .map(Lying::eventId)
                        .forEach(causes::add);
            causes.addAll(history.normNews(was, is, between));
            causes.addAll(history.ruleNews(was.rules(), is.rules(), between));
            return new Difference(was, is, causes);
        }

        private Places places(Instant moment) {
            return new Places(
                    sum(Counted.REALISED, moment),
                    sum(Counted.OUT_OF_USE, moment),
                    sum(Counted.AFTER_RIGHT_ENDED, moment),
                    lying.stream()
                            .filter(said -> !said.knownAt().isAfter(moment))
                            .reduce((_, last) -> last)
                            .map(Lying::outside)
                            .orElse(false));
        }

        private long sum(Counted counted, Instant moment) {
            long sum = 0;
            for (var change : changes)
                if (change.counted() == counted && !change.knownAt().isAfter(moment))
                    sum = Math.addExact(sum, change.change());
            return sum;
        }

        /** What makes a difference for the count. */
        private Set<Counted> deducted(KnownRegulations known) {
            var deducted = EnumSet.of(Counted.REALISED, Counted.PERSON_MONTHS);
            if (!known.counts(RuleName.OUT_OF_USE_PLACES, span.from())) deducted.add(Counted.OUT_OF_USE);
            if (!known.counts(RuleName.PLACES_AFTER_RIGHT_ENDED, span.from())) deducted.add(Counted.AFTER_RIGHT_ENDED);
            return deducted;
        }

        private List<UUID> events(Instant moment, Set<Counted> deducted) {
            return net(changes.stream().filter(change -> !change.knownAt().isAfter(moment)), deducted);
        }

        /** An event that only changed earlier days, and these back again, is none of them. */
        private static List<UUID> net(Stream<Change> some, Set<Counted> counted) {
            record Cause(Counted counted, UUID eventId) {}
            var nets = new LinkedHashMap<Cause, Long>();
            some.filter(change -> counted.contains(change.counted())).forEach(change -> {
                var eventId = change.eventId();
                if (eventId != null) nets.merge(new Cause(change.counted(), eventId), change.change(), Math::addExact);
            });
            return nets.entrySet().stream()
                    .filter(net -> net.getValue() != 0)
                    .map(net -> net.getKey().eventId())
                    .distinct()
                    .toList();
        }
    }
}
