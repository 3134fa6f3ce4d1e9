package nl.opvang.funding.entitlement.domain;

import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.toList;

import java.time.Instant;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.ArrayList;
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
import java.util.function.Function;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import nl.opvang.contracts.area.Division;
import nl.opvang.contracts.area.LocationId;
import nl.opvang.contracts.area.MunicipalityCode;
import nl.opvang.contracts.funding.NormScheme;
import nl.opvang.funding.entitlement.domain.Entitlement.Line;
import nl.opvang.funding.norm.domain.KnownNorms;
import nl.opvang.funding.norm.domain.Norm;
import nl.opvang.funding.norm.domain.NormFact;

/**
 * Everything that bears on a municipality's entitlement for a year, and what follows from it at any moment.
 *
 * <p>Municipal reception is paid per realised place per day (BooO article 3(1)): occupied or not, and also while out of
 * use, because the regulation does not say otherwise. A day belongs to the municipality in which the place lies on that
 * day. Private reception is paid per person and calendar month (article 3(4)); a month belongs to the municipality that
 * exists on its first day. Days to come count as far as they are known. Whether a location lies within its municipality's
 * boundary (article 2(1)(a)) is not looked at here.
 *
 * @param changes of this municipality and of all that became part of it, whenever they are effective
 * @param norms those of one scheme in their order
 */
public record EntitlementHistory(
        Division division, MunicipalityCode municipality, int year, List<Change> changes, List<NormFact> norms) {
    public EntitlementHistory {
        changes = List.copyOf(changes);
        norms = List.copyOf(norms);
    }

    /** What the municipality is entitled to as known then, that moment included. */
    public Entitlement asKnownAt(Instant moment) {
        var known = KnownNorms.at(moment, norms);
        var lines = pieces(moment, known::cuts)
                .map(piece -> piece.line(moment, known))
                .filter(line -> line.count() != 0)
                .toList();
        return new Entitlement(municipality, year, joined(lines, Line::continues, Line::with));
    }

    /**
     * What became known after one moment and no later than another, where it makes a difference.
     *
     * @throws IllegalArgumentException when the later moment comes first
     */
    public List<Difference> differences(Instant earlier, Instant later) {
        if (later.isBefore(earlier)) throw new IllegalArgumentException("the later moment comes first");
        var normsBefore = KnownNorms.at(earlier, norms);
        var normsAfter = KnownNorms.at(later, norms);
        var differences = pieces(later, scheme -> both(normsBefore.cuts(scheme), normsAfter.cuts(scheme)))
                .map(piece -> {
                    var before = piece.line(earlier, normsBefore);
                    var after = piece.line(later, normsAfter);
                    var causes = Stream.concat(
                            piece.news(earlier).stream(), normNews(before, after, earlier, later).stream());
                    return new Difference(before, after, causes.toList());
                })
                .filter(Difference::isSome)
                .toList();
        return joined(differences, Difference::continues, Difference::with);
    }

    /** What was said in between about the norms that were paid before and after. */
    private List<UUID> normNews(Line before, Line after, Instant earlier, Instant later) {
        if (before.norm().equals(after.norm())) return List.of();
        var concerned = Stream.of(before, after)
                .flatMap(line -> line.norm().map(Norm::normId).stream())
                .toList();
        return norms.stream()
                .filter(fact ->
                        fact.knownAt().isAfter(earlier) && !fact.knownAt().isAfter(later))
                .filter(fact -> fact.event().scheme() == before.scheme())
                .filter(fact -> KnownNorms.subject(fact.event())
                        .map(concerned::contains)
                        .orElse(false))
                .map(NormFact::eventId)
                .toList();
    }

    /** The year in pieces in which nothing that was known then changes. */
    private Stream<Piece> pieces(Instant moment, Function<NormScheme, SortedSet<LocalDate>> cuts) {
        var known = changes.stream()
                .filter(change -> !change.knownAt().isAfter(moment))
                .collect(groupingBy(Change::scheme));
        return Stream.concat(
                placesPerDay(known.getOrDefault(NormScheme.MUNICIPAL, List.of()), cuts.apply(NormScheme.MUNICIPAL)),
                peoplePerMonth(known.getOrDefault(NormScheme.PRIVATE, List.of())));
    }

    private Stream<Piece> placesPerDay(List<Change> known, Set<LocalDate> cuts) {
        var byLocation = known.stream()
                .collect(groupingBy(
                        change -> Objects.requireNonNull(change.location()).text(), TreeMap::new, toList()));
        return byLocation.values().stream().flatMap(ofLocation -> {
            var bounds = new TreeSet<>(cuts);
            ofLocation.forEach(change -> bounds.add(change.effectiveOn()));
            var location = Optional.ofNullable(ofLocation.getFirst().location());
            return spans(ofLocation.getFirst().municipality())
                    .flatMap(span -> span.cut(bounds))
                    .map(span -> new Piece(NormScheme.MUNICIPAL, location, span, ofLocation));
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
                                .toList()));
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

    /**
     * A location over some days, or private reception over a month.
     *
     * @param changes none of them takes effect within these days, but for those of a month
     */
    private record Piece(NormScheme scheme, Optional<LocationId> location, Span span, List<Change> changes) {
        Line line(Instant moment, KnownNorms norms) {
            var until = changes.stream()
                    .filter(change -> !change.knownAt().isAfter(moment))
                    .toList();
            return new Line(
                    scheme,
                    location,
                    span.from(),
                    span.until(),
                    inEffect(until).mapToLong(Change::change).reduce(0, Math::addExact),
                    norms.on(scheme, span.from()),
                    norms.provisional(scheme, span.until().minusDays(1)),
                    events(until));
        }

        /** Events that became known after a moment. */
        List<UUID> news(Instant moment) {
            return events(changes.stream()
                    .filter(change -> change.knownAt().isAfter(moment))
                    .toList());
        }

        private Stream<Change> inEffect(List<Change> some) {
            return some.stream().filter(change -> !change.effectiveOn().isAfter(span.from()));
        }

        /** An event that only changed earlier days, and these back again, is none of them. */
        private List<UUID> events(List<Change> some) {
            var nets = new LinkedHashMap<UUID, Long>();
            inEffect(some).forEach(change -> {
                if (change.eventId() != null) nets.merge(change.eventId(), change.change(), Math::addExact);
            });
            return nets.entrySet().stream()
                    .filter(net -> net.getValue() != 0)
                    .map(net -> net.getKey())
                    .toList();
        }
    }
}
