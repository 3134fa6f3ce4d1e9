package nl.opvang.capacity.statement.read;

import java.time.Instant;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;
import nl.opvang.capacity.statement.domain.RecordedCodes;
import nl.opvang.contracts.area.MunicipalityCode;
import nl.opvang.contracts.calendar.Week;
import nl.opvang.contracts.ledger.PlaceKind;
import nl.opvang.contracts.ledger.Quantity;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.support.SqlArrayValue;
import org.springframework.stereotype.Component;

/** The figures of a week, as sums of lines known by a moment. */
@Component
public class WeekFigures {
    private static final String SUMS = """
        select given.municipality, line.municipality as code, line.location, line.kind, line.quantity, sum(line.change) as last_day,
            sum(line.change::bigint * (:until::date - greatest(line.effective_on, :from::date))) as days
        from unnest(:codes, :municipalities, :moments) as given (code, municipality, moment)
            join views.statement_line as line on line.municipality = given.code
        where line.effective_on < :until and line.known_at <= given.moment
        group by 1, 2, 3, 4, 5
        having sum(line.change) <> 0
            or sum(line.change::bigint * (:until::date - greatest(line.effective_on, :from::date))) <> 0
        """;

    private final JdbcClient jdbc;

    WeekFigures(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /**
     * Figures of one kind of places.
     *
     * @param plannedPlaces as the next three, on the last day of the week
     * @param realisedPlaces places that are there, those out of use included
     * @param occupiedPlaces stays, counted or by name
     * @param placeDays realised places of all seven days
     * @param stayDays occupied places of all seven days
     */
    public record Figures(
            long plannedPlaces,
            long realisedPlaces,
            long outOfUsePlaces,
            long occupiedPlaces,
            long placeDays,
            long stayDays) {
        public static final Figures NONE = new Figures(0, 0, 0, 0, 0, 0);

        static Figures of(Quantity quantity, long lastDay, long days) {
            return switch (quantity) {
                case PLACES_PLANNED -> new Figures(lastDay, 0, 0, 0, 0, 0);
                case PLACES_REALISED -> new Figures(0, lastDay, 0, 0, days, 0);
                case PLACES_OUT_OF_USE -> new Figures(0, 0, lastDay, 0, 0, 0);
                case STAYS -> new Figures(0, 0, 0, lastDay, 0, days);
                case REGISTERED, DEREGISTERED, PROVISION_PERSON_MONTHS -> NONE;
            };
        }

        public Figures plus(Figures other) {
            return new Figures(
                    plannedPlaces + other.plannedPlaces,
                    realisedPlaces + other.realisedPlaces,
                    outOfUsePlaces + other.outOfUsePlaces,
                    occupiedPlaces + other.occupiedPlaces,
                    placeDays + other.placeDays,
                    stayDays + other.stayDays);
        }
    }

    /**
     * A location and a kind of its places.
     *
     * @param municipality under whose code it was opened
     */
    public record Place(MunicipalityCode municipality, UUID location, PlaceKind kind) {}

    /** Figures per location of one municipality, as known at a moment. */
    public Map<Place, Figures> of(MunicipalityCode municipality, Week week, Instant moment) {
        return sums(Map.of(municipality, moment), week).getOrDefault(municipality, Map.of());
    }

    /**
     * Figures per kind of several municipalities, each as known at a moment of its own.
     *
     * @return without municipalities that have none
     */
    public Map<MunicipalityCode, Map<PlaceKind, Figures>> perKind(Map<MunicipalityCode, Instant> moments, Week week) {
        var perKind = new HashMap<MunicipalityCode, Map<PlaceKind, Figures>>();
        sums(moments, week).forEach((municipality, places) -> {
            var kinds = perKind.computeIfAbsent(municipality, _ -> new TreeMap<>());
            places.forEach((place, figures) -> kinds.merge(place.kind(), figures, Figures::plus));
        });
        return perKind;
    }

    private Map<MunicipalityCode, Map<Place, Figures>> sums(Map<MunicipalityCode, Instant> moments, Week week) {
        if (moments.isEmpty()) return Map.of();
        var given = given(moments, week);
        var sums = new HashMap<MunicipalityCode, Map<Place, Figures>>();
        jdbc.sql(SUMS)
                .param("codes", texts(given.stream().map(Given::code).toList()))
                .param(
                        "municipalities",
                        texts(given.stream().map(Given::municipality).toList()))
                .param("moments", moments(given.stream().map(Given::moment).toList()))
                .param("from", week.from())
                .param("until", week.until())
                .query(row -> {
                    var municipality = new MunicipalityCode(row.getString("municipality"));
                    var place = new Place(
                            new MunicipalityCode(row.getString("code")),
                            row.getObject("location", UUID.class),
                            PlaceKind.valueOf(row.getString("kind")));
                    var figures = Figures.of(
                            Quantity.parse(row.getString("quantity")), row.getLong("last_day"), row.getLong("days"));
                    sums.computeIfAbsent(municipality, _ -> new HashMap<>()).merge(place, figures, Figures::plus);
                });
        return sums;
    }

    /** A code under which figures of a municipality were recorded. */
    record Given(MunicipalityCode code, MunicipalityCode municipality, Instant moment) {}

    /** The codes of these municipalities in a week, each with the municipality's moment. */
    static List<Given> given(Map<MunicipalityCode, Instant> moments, Week week) {
        var given = new ArrayList<Given>();
        moments.forEach((municipality, moment) -> RecordedCodes.of(municipality, week.lastDay())
                .forEach(code -> given.add(new Given(code, municipality, moment))));
        return given;
    }

    static SqlArrayValue texts(Collection<MunicipalityCode> codes) {
        return new SqlArrayValue(
                "text", codes.stream().map(MunicipalityCode::text).toArray());
    }

    /** The database knows microseconds, and the driver would round to them. */
    static SqlArrayValue moments(Collection<Instant> moments) {
        return new SqlArrayValue(
                "timestamptz",
                moments.stream()
                        .map(moment -> moment.truncatedTo(ChronoUnit.MICROS).atOffset(ZoneOffset.UTC))
                        .toArray());
    }
}
