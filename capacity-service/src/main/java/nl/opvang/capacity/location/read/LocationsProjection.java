package nl.opvang.capacity.location.read;

import static java.util.stream.Collectors.toMap;
import static nl.opvang.plumbing.store.Columns.array;

import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.function.BinaryOperator;
import java.util.function.Function;
import nl.opvang.contracts.area.LocationId;
import nl.opvang.contracts.capacity.LocationEvent;
import nl.opvang.contracts.capacity.LocationEvent.Opened;
import nl.opvang.contracts.capacity.LocationEvent.OpeningCorrected;
import nl.opvang.contracts.capacity.LocationEvent.Restated;
import nl.opvang.contracts.event.Envelope;
import nl.opvang.contracts.ledger.Quantity;
import nl.opvang.plumbing.json.EventReader;
import nl.opvang.plumbing.projection.Projection;
import nl.opvang.plumbing.store.RecordedEvent;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Keeps what was said about locations, and their numbers over time, where questions find them. */
@Component
class LocationsProjection implements Projection {
    private static final String INSERT_FACTS = """
        insert into views.location_fact (
            municipality, location, fact_id, sequence, turn, fact, type, payload, event_id, known_at, recorded_at, reason)
        select * from unnest(
            :municipality, :location, :factId, :sequence, :turn, :fact, :type, :payload, :eventId, :knownAt, :recordedAt,
            :reason)
        """;

    private static final String MARK_CORRECTED = """
        update views.location_fact as fact
        set corrected_by = given.by
        from unnest(:municipality, :location, :corrected, :by) as given (municipality, location, corrected, by)
        where (fact.municipality, fact.location, fact.fact_id) = (given.municipality, given.location, given.corrected)
        """;

    private static final String FIND_TURNS = """
        select fact.municipality, fact.location, fact.fact_id, fact.turn
        from unnest(:municipality, :location, :corrected) as given (municipality, location, corrected)
        join views.location_fact as fact
            on (fact.municipality, fact.location, fact.fact_id) = (given.municipality, given.location, given.corrected)
        """;

    private static final String WRITE_OPENINGS = """
        insert into views.location as location (municipality, id, name, opening_type, opening, sequence, recorded_at)
        select * from unnest(:municipality, :location, :name, :type, :payload, :sequence, :recordedAt)
        on conflict (municipality, id) do update
            set name = excluded.name, opening_type = excluded.opening_type, opening = excluded.opening
        """;

    private static final String MOVE_ON = """
        update views.location as location
        set sequence = given.sequence, recorded_at = given.recorded_at
        from unnest(:municipality, :location, :sequence, :recordedAt)
            as given (municipality, id, sequence, recorded_at)
        where (location.municipality, location.id) = (given.municipality, given.id)
        """;

    private static final String ADD_FIGURES = """
        insert into views.location_figure as figure (municipality, location, quantity, effective_on, change)
        select * from unnest(:municipality, :location, :quantity, :effectiveOn, :change)
        on conflict (municipality, location, quantity, effective_on)
            do update set change = figure.change + excluded.change
        """;

    private final JdbcClient jdbc;
    private final EventReader events;

    LocationsProjection(JdbcClient jdbc, EventReader events) {
        this.jdbc = jdbc;
        this.events = events;
    }

    @Override
    public String name() {
        return "locations";
    }

    @Override
    public int version() {
        return 1;
    }

    @Override
    public Set<String> sources() {
        return Set.of("capacity");
    }

    @Override
    public Set<String> features() {
        return Set.of("capacity.location");
    }

    /** Numbers are added up here, so an event must not come twice. */
    @Override
    public boolean ordered() {
        return true;
    }

    @Override
    public void apply(List<RecordedEvent> recorded) {
        var said = recorded.stream()
                .map(each -> new Said(each.envelope(), (LocationEvent) each.event()))
                .toList();
        keepFacts(said);
        keepOpenings(said);
        moveOn(said);
        addFigures(said);
    }

    @Override
    public void clear() {
        jdbc.sql("truncate views.location, views.location_fact, views.location_figure")
                .update();
    }

    private void keepFacts(List<Said> said) {
        var turns = turns(said);
        jdbc.sql(INSERT_FACTS)
                .param("municipality", array("text", said, Said::municipality))
                .param("location", array("uuid", said, Said::location))
                .param("factId", array("uuid", said, each -> each.event().factId()))
                .param("sequence", array("int8", said, each -> each.envelope().sequence()))
                .param("turn", array("int8", said, each -> turns.get(each.fact())))
                .param("fact", array("text", said, each -> fact(each.event())))
                // In today's form: an older one is not written here.
                .param("type", array("text", said, each -> events.typeOf(each.event())))
                .param("payload", array("jsonb", said, each -> events.write(each.event())))
                .param("eventId", array("uuid", said, each -> each.envelope().eventId()))
                .param(
                        "knownAt",
                        array(
                                "timestamptz",
                                said,
                                each -> each.envelope().knownAt().atOffset(ZoneOffset.UTC)))
                .param("recordedAt", array("timestamptz", said, Said::recordedAt))
                .param("reason", array("text", said, each -> each.envelope().reason()))
                .update();
        var corrections = said.stream().filter(each -> each.corrected() != null).toList();
        if (corrections.isEmpty()) return;
        jdbc.sql(MARK_CORRECTED)
                .param("municipality", array("text", corrections, Said::municipality))
                .param("location", array("uuid", corrections, Said::location))
                .param(
                        "corrected",
                        array("uuid", corrections, each -> each.event().correctedFactId()))
                .param("by", array("uuid", corrections, each -> each.event().factId()))
                .update();
    }

    /** A correction has the turn of what it corrects, which may stand in the table or in this batch. */
    private Map<Fact, Long> turns(List<Said> said) {
        var turns = new HashMap<>(turnsBefore(said));
        for (var each : said) {
            var corrected = each.corrected();
            var turn = corrected == null ? null : turns.get(corrected);
            turns.put(each.fact(), turn == null ? each.envelope().sequence() : turn);
        }
        return turns;
    }

    private Map<Fact, Long> turnsBefore(List<Said> said) {
        var corrections = said.stream().filter(each -> each.corrected() != null).toList();
        if (corrections.isEmpty()) return Map.of();
        return jdbc
                .sql(FIND_TURNS)
                .param("municipality", array("text", corrections, Said::municipality))
                .param("location", array("uuid", corrections, Said::location))
                .param(
                        "corrected",
                        array("uuid", corrections, each -> each.event().correctedFactId()))
                .query((row, _) -> Map.entry(
                        new Fact(
                                LocationId.parse(row.getString("municipality") + ":" + row.getString("location")),
                                row.getObject("fact_id", UUID.class)),
                        row.getLong("turn")))
                .list()
                .stream()
                .collect(toMap(Map.Entry::getKey, Map.Entry::getValue));
    }

    private void keepOpenings(List<Said> said) {
        var openings = last(said.stream().filter(each -> each.name() != null).toList());
        if (openings.isEmpty()) return;
        jdbc.sql(WRITE_OPENINGS)
                .param("municipality", array("text", openings, Said::municipality))
                .param("location", array("uuid", openings, Said::location))
                .param("name", array("text", openings, Said::name))
                .param("type", array("text", openings, each -> events.typeOf(each.event())))
                .param("payload", array("jsonb", openings, each -> events.write(each.event())))
                .param(
                        "sequence",
                        array("int8", openings, each -> each.envelope().sequence()))
                .param("recordedAt", array("timestamptz", openings, Said::recordedAt))
                .update();
    }

    private void moveOn(List<Said> said) {
        var last = last(said);
        jdbc.sql(MOVE_ON)
                .param("municipality", array("text", last, Said::municipality))
                .param("location", array("uuid", last, Said::location))
                .param("sequence", array("int8", last, each -> each.envelope().sequence()))
                .param("recordedAt", array("timestamptz", last, Said::recordedAt))
                .update();
    }

    private void addFigures(List<Said> said) {
        var sums = new LinkedHashMap<Figure, Long>();
        for (var each : said) {
            for (var line : each.event().lines()) {
                var figure = new Figure(each.event().locationId(), line.quantity(), line.effectiveOn());
                sums.merge(figure, (long) line.change(), Long::sum);
            }
        }
        if (sums.isEmpty()) return;
        var figures = new ArrayList<>(sums.entrySet());
        jdbc.sql(ADD_FIGURES)
                .param(
                        "municipality",
                        array(
                                "text",
                                figures,
                                each -> each.getKey().location().municipality().text()))
                .param(
                        "location",
                        array("uuid", figures, each -> each.getKey().location().id()))
                .param(
                        "quantity",
                        array("text", figures, each -> each.getKey().quantity().text()))
                .param(
                        "effectiveOn",
                        array("date", figures, each -> each.getKey().effectiveOn()))
                .param("change", array("int8", figures, Map.Entry::getValue))
                .update();
    }

    private static List<Said> last(List<Said> said) {
        BinaryOperator<Said> later = (_, second) -> second;
        return List.copyOf(said.stream()
                .collect(toMap(each -> each.event().locationId(), Function.identity(), later, LinkedHashMap::new))
                .values());
    }

    /** What kind of fact it is, as part of the name under which it is stored, whatever its version. */
    private String fact(LocationEvent event) {
        return events.typeOf(event).split("\\.", -1)[4];
    }

    private record Fact(LocationId location, UUID id) {}

    private record Figure(LocationId location, Quantity quantity, LocalDate effectiveOn) {}

    private record Said(Envelope envelope, LocationEvent event) {
        String municipality() {
            return event.locationId().municipality().text();
        }

        UUID location() {
            return event.locationId().id();
        }

        Fact fact() {
            return new Fact(event.locationId(), event.factId());
        }

        /** What no longer stands because of this: a restatement mends lines, and leaves the fact standing. */
        @Nullable
        Fact corrected() {
            var id = event.correctedFactId();
            return id == null || event instanceof Restated ? null : new Fact(event.locationId(), id);
        }

        @Nullable
        String name() {
            return switch (event) {
                case Opened opened -> opened.description().name();
                case OpeningCorrected corrected -> corrected.description().name();
                default -> null;
            };
        }

        Object recordedAt() {
            return envelope.recordedAt().atOffset(ZoneOffset.UTC);
        }
    }
}
