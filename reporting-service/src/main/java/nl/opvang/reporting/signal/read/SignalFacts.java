package nl.opvang.reporting.signal.read;

import static java.util.Objects.requireNonNull;
import static nl.opvang.contracts.ledger.Quantity.PLACES_OUT_OF_USE;
import static nl.opvang.contracts.ledger.Quantity.PLACES_REALISED;
import static nl.opvang.contracts.ledger.Quantity.REGISTERED;
import static nl.opvang.contracts.ledger.Quantity.STAYS;

import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import nl.opvang.contracts.capacity.DatedRules;
import nl.opvang.contracts.capacity.RuleEvent;
import nl.opvang.contracts.ledger.Quantity;
import nl.opvang.contracts.ledger.Timeline;
import nl.opvang.plumbing.ledger.Ledger;
import nl.opvang.plumbing.ledger.Level;
import nl.opvang.plumbing.ledger.Selection;
import nl.opvang.plumbing.projection.ProjectedThrough;
import nl.opvang.plumbing.projection.WholeEvents;
import nl.opvang.reporting.figure.read.Inquiry;
import nl.opvang.reporting.signal.domain.Count;
import nl.opvang.reporting.signal.domain.LocationDays;
import nl.opvang.reporting.signal.domain.MunicipalityDay;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.support.SqlArrayValue;
import org.springframework.stereotype.Component;

/** What signals are found in. */
@Component
class SignalFacts {
    /** Within the window by day, before it in one sum: so timelines are exact from its first day on. */
    private static final String STEPS = """
        select municipality, location, quantity, greatest(effective_on, :from::date) as day, sum(change)::int as change
        from views.ledger_line
        where municipality = any (:codes) and location <> '' and quantity = any (:quantities)
            and effective_on <= :on and known_at <= :knownAt
        group by 1, 2, 3, 4
        having sum(change) <> 0
        """;

    /** Counts and closings that nothing corrected, as far as was known; of counts about one day the last word counts. */
    private static final String STANDING = """
        select said.location, said.fact, said.on_day, said.number
        from views.location_said as said
        where said.municipality = any (:codes) and said.fact <> 'withdrawn'
            and said.known_at <= :knownAt and said.on_day <= :on
            and not exists (
                select from views.location_said as later
                where later.location = said.location and later.corrects = said.fact_id and later.known_at <= :knownAt)
        order by said.location, said.on_day, said.sequence
        """;

    private final JdbcClient jdbc;
    private final Ledger ledger;
    private final SignalFactsProjection projection;
    private final WholeEvents saidAboutRules;
    private final ProjectedThrough projectedThrough;

    SignalFacts(
            JdbcClient jdbc,
            Ledger ledger,
            SignalFactsProjection projection,
            WholeEvents saidAboutRules,
            ProjectedThrough projectedThrough) {
        this.jdbc = jdbc;
        this.ledger = ledger;
        this.projection = projection;
        this.saidAboutRules = saidAboutRules;
        this.projectedThrough = projectedThrough;
    }

    /** Up to and including which moment everything is here. */
    Instant projectedThrough() {
        var facts = projectedThrough.of(projection);
        var rules = projectedThrough.of(saidAboutRules);
        return facts.isBefore(rules) ? facts : rules;
    }

    /** The rules as known at a moment. */
    DatedRules rules(Instant knownAt) {
        return DatedRules.of(saidAboutRules.knownAt(knownAt).stream()
                .map(known -> (RuleEvent) known.event())
                .toList());
    }

    /**
     * All locations about which there is anything, by code.
     *
     * @param codes per recorded municipality code the municipality that it counts for
     * @param from first day of the window
     */
    List<LocationDays> locations(Map<String, String> codes, LocalDate from, LocalDate on, Instant knownAt) {
        var timelines = new TreeMap<String, Map<Quantity, Timeline>>();
        jdbc.sql(STEPS)
                .param("codes", texts(codes.keySet()))
                .param("quantities", texts(Set.of(PLACES_REALISED.text(), PLACES_OUT_OF_USE.text(), STAYS.text())))
                .param("from", from)
                .param("on", on)
                .param("knownAt", moment(knownAt))
                .query(row -> {
                    timelines
                            .computeIfAbsent(row.getString("location"), _ -> new EnumMap<>(Quantity.class))
                            .merge(
                                    Quantity.parse(row.getString("quantity")),
                                    Timeline.EMPTY.plus(
                                            requireNonNull(row.getObject("day", LocalDate.class)),
                                            row.getInt("change")),
                                    (one, other) -> one.plus(other.changes()));
                });
        var counts = new HashMap<String, List<Count>>();
        var closed = new HashMap<String, LocalDate>();
        jdbc.sql(STANDING)
                .param("codes", texts(codes.keySet()))
                .param("on", on)
                .param("knownAt", moment(knownAt))
                .query(row -> {
                    var location = row.getString("location");
                    var day = requireNonNull(row.getObject("on_day", LocalDate.class));
                    if (row.getString("fact").equals("closed")) closed.put(location, day);
                    else keep(counts.computeIfAbsent(location, _ -> new ArrayList<>()), day, row.getInt("number"));
                });
        var locations = new TreeSet<>(timelines.keySet());
        locations.addAll(counts.keySet());
        return locations.stream()
                .map(location -> {
                    var of = timelines.getOrDefault(location, Map.of());
                    var code = location.substring(0, location.indexOf(':'));
                    return new LocationDays(
                            codes.getOrDefault(code, code),
                            location,
                            of.getOrDefault(PLACES_REALISED, Timeline.EMPTY),
                            of.getOrDefault(PLACES_OUT_OF_USE, Timeline.EMPTY),
                            of.getOrDefault(STAYS, Timeline.EMPTY),
                            counts.getOrDefault(location, List.of()),
                            closed.get(location));
                })
                .toList();
    }

    /** Registered people and stays of each municipality. */
    List<MunicipalityDay> municipalities(Inquiry inquiry) {
        var registered = new TreeMap<String, Long>();
        var stays = new TreeMap<String, Long>();
        var selection = inquiry.narrow(Selection.of(Level.MUNICIPALITY, REGISTERED, STAYS));
        for (var amount : ledger.amounts(selection, inquiry.on(), inquiry.knownAt()))
            (amount.quantity() == STAYS ? stays : registered).merge(amount.area(), amount.amount(), Long::sum);
        var codes = new TreeSet<>(registered.keySet());
        codes.addAll(stays.keySet());
        return codes.stream()
                .map(code -> new MunicipalityDay(code, registered.getOrDefault(code, 0L), stays.getOrDefault(code, 0L)))
                .toList();
    }

    private static void keep(List<Count> counts, LocalDate day, int people) {
        if (!counts.isEmpty() && counts.getLast().on().equals(day)) counts.removeLast();
        counts.add(new Count(day, people));
    }

    private static OffsetDateTime moment(Instant instant) {
        return instant.truncatedTo(ChronoUnit.MICROS).atOffset(ZoneOffset.UTC);
    }

    private static SqlArrayValue texts(Set<String> texts) {
        return new SqlArrayValue("text", texts.stream().sorted().toArray());
    }
}
