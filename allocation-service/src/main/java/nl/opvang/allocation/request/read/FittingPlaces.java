package nl.opvang.allocation.request.read;

import static java.util.Comparator.comparing;
import static java.util.Comparator.reverseOrder;

import java.sql.Array;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Objects;
import java.util.function.Function;
import java.util.stream.Stream;
import nl.opvang.allocation.area.Areas;
import nl.opvang.contracts.allocation.HouseholdDescription;
import nl.opvang.contracts.allocation.Need;
import nl.opvang.contracts.allocation.ShelterWish;
import nl.opvang.contracts.area.Division.Municipality;
import nl.opvang.contracts.area.LocationId;
import nl.opvang.contracts.area.MunicipalityCode;
import nl.opvang.contracts.capacity.OwnFacility;
import nl.opvang.contracts.capacity.PrivacyLevel;
import nl.opvang.contracts.capacity.StayLength;
import nl.opvang.contracts.capacity.Suitability;
import nl.opvang.contracts.ledger.PlaceKind;
import nl.opvang.plumbing.projection.ProjectedThrough;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * Which places fit a household, over all locations at once. What was not stated about a location does not fit anybody who
 * needs it. Holds count for every day asked for, also where they are for some of them only: so what is suggested is free.
 */
@Component
public final class FittingPlaces {
    /** A location, and how many places are free there on every day. */
    private record Fitting(
            LocationId location,
            String name,
            PlaceKind kind,
            @Nullable StayLength stayLength,
            @Nullable PrivacyLevel privacyLevel,
            List<OwnFacility> ownFacilities,
            List<Suitability> suitableFor,
            @Nullable LocalDate availableUntil,
            int free) {}

    /** What locations elsewhere have in common that are suggested as one. */
    private record Alike(
            Nearness nearness,
            MunicipalityCode municipality,
            PlaceKind kind,
            @Nullable StayLength stayLength,
            @Nullable PrivacyLevel privacyLevel,
            List<OwnFacility> ownFacilities,
            List<Suitability> suitableFor) {}

    static final String FITTING = """
        with fit as (
            select location_id, name, kind, stay_length, privacy_level, own_facilities, suitable_for,
                   nullif(available_until, 'infinity') as available_until
            from views.shelter_location
            where case when :kind::text is null then kind <> 'PRIVATE' else kind = :kind::text end
              and (:stayLength::text is null or stay_length = :stayLength::text)
              and (not :ownRoom or privacy_level in ('OWN_ROOM', 'OWN_HOME'))
              and suitable_for @> :needed::text[]
              and ('NUISANCE' = any (suitable_for)) = :nuisance
              and available_from <= :from::date and available_until >= :until::date
        ), counted as materialized (
            -- Once for all locations: as part of the join below each period of places would look through all counts of its location.
            select location_id, from_day, until_day, places
            from views.count_level
            where until_day > :from::date and from_day < :until::date
        ), free as (
            select place.location_id, min(place.places - coalesce(counted.places, 0)) as places
            from views.place_level as place
            left join counted
              on counted.location_id = place.location_id
             and counted.until_day > place.from_day and counted.from_day < place.until_day
            where place.until_day > :from::date and place.from_day < :until::date
            group by place.location_id
        ), held as (
            select hold.location_id, sum(hold.places) as places
            from views.guest_book_hold as hold
            where hold.held_until > clock_timestamp()
              and hold.until_day > :from::date and hold.from_day < :until::date
              and (hold.arrived_on is null
                   or not exists (select from views.location_count as counted
                                  where counted.location_id = hold.location_id and not counted.withdrawn
                                    and counted.counted_on >= hold.arrived_on))
            group by hold.location_id
        )
        select fit.*, free.places - coalesce(held.places, 0) as free_places
        from fit
        join free on free.location_id = fit.location_id
        left join held on held.location_id = fit.location_id
        where free.places - coalesce(held.places, 0) >= :people
        """;

    private final JdbcClient jdbc;
    private final FreePlacesProjection free;
    private final ShelterLocationsProjection locations;
    private final LocationCountsProjection counts;
    private final ProjectedThrough projectedThrough;

    FittingPlaces(
            JdbcClient jdbc,
            FreePlacesProjection free,
            ShelterLocationsProjection locations,
            LocationCountsProjection counts,
            ProjectedThrough projectedThrough) {
        this.jdbc = jdbc;
        this.free = free;
        this.locations = locations;
        this.counts = counts;
        this.projectedThrough = projectedThrough;
    }

    /** Up to and including which moment everything that was said is taken into account. */
    public Instant projectedThrough() {
        return Stream.of(locations, free, counts)
                .map(projectedThrough::of)
                .min(Instant::compareTo)
                .orElseThrow();
    }

    /** The nearest first, and of these those with the most free places; families stay together. */
    public List<Suggestion> of(MunicipalityCode municipality, ShelterWish wish, HouseholdDescription description) {
        var own = Areas.municipality(municipality, wish.from());
        var suggestions = new ArrayList<Suggestion>();
        var elsewhere = new LinkedHashMap<Alike, Integer>();
        for (var fitting : fitting(wish, description)) {
            var there = Areas.municipality(fitting.location().municipality(), wish.from());
            var nearness = nearness(own, there);
            if (nearness == Nearness.OWN_MUNICIPALITY) suggestions.add(own(there, fitting));
            else elsewhere.merge(alike(nearness, there, fitting), fitting.free(), Integer::sum);
        }
        elsewhere.forEach((alike, free) -> suggestions.add(elsewhere(alike, free)));
        suggestions.sort(comparing(Suggestion::nearness)
                .thenComparing(Suggestion::freePlaces, reverseOrder())
                .thenComparing(suggestion -> suggestion.municipality().text())
                .thenComparing(suggestion -> String.valueOf(suggestion.location()))
                .thenComparing(Suggestion::toString));
        return suggestions;
    }

    private static Nearness nearness(Municipality own, Municipality there) {
        if (own.code().equals(there.code())) return Nearness.OWN_MUNICIPALITY;
        return own.region().equals(there.region()) ? Nearness.OWN_REGION : Nearness.COUNTRY;
    }

    private static Suggestion own(Municipality there, Fitting fitting) {
        return new Suggestion(
                Nearness.OWN_MUNICIPALITY,
                there.code(),
                fitting.location().id(),
                fitting.name(),
                fitting.kind(),
                fitting.stayLength(),
                fitting.privacyLevel(),
                fitting.ownFacilities(),
                fitting.suitableFor(),
                fitting.availableUntil(),
                fitting.free());
    }

    private static Alike alike(Nearness nearness, Municipality there, Fitting fitting) {
        return new Alike(
                nearness,
                there.code(),
                fitting.kind(),
                fitting.stayLength(),
                fitting.privacyLevel(),
                fitting.ownFacilities(),
                fitting.suitableFor());
    }

    private static Suggestion elsewhere(Alike alike, int free) {
        return new Suggestion(
                alike.nearness(),
                alike.municipality(),
                null,
                null,
                alike.kind(),
                alike.stayLength(),
                alike.privacyLevel(),
                alike.ownFacilities(),
                alike.suitableFor(),
                null,
                free);
    }

    private List<Fitting> fitting(ShelterWish wish, HouseholdDescription description) {
        var kind = wish.kind();
        var stayLength = wish.stayLength();
        var until = wish.until();
        return jdbc.sql(FITTING)
                .param("kind", kind == null ? null : kind.name())
                .param("stayLength", stayLength == null ? null : stayLength.name())
                .param("ownRoom", description.needs().contains(Need.OWN_ROOM))
                .param("needed", needed(description.needs()))
                .param("nuisance", description.nuisance())
                .param("from", wish.from())
                // Without an end the first day is sure; how long it can last is shown.
                .param("until", until == null ? wish.from().plusDays(1) : until)
                .param("people", wish.household().places())
                .query((row, _) -> fitting(row))
                .list();
    }

    private static String[] needed(List<Need> needs) {
        return needs.stream()
                .map(FittingPlaces::suitability)
                .filter(Objects::nonNull)
                .map(Enum::name)
                .toArray(String[]::new);
    }

    /** What a location must be suitable for; null where it is not by this that it is seen. */
    private static @Nullable Suitability suitability(Need need) {
        return switch (need) {
            case WHEELCHAIR -> Suitability.WHEELCHAIR;
            case SCHOOL -> Suitability.SCHOOL;
            case MEDICAL -> Suitability.MEDICAL;
            case PETS -> Suitability.PETS;
            case OWN_ROOM -> null;
        };
    }

    private static Fitting fitting(ResultSet row) throws SQLException {
        var stayLength = row.getString("stay_length");
        var privacyLevel = row.getString("privacy_level");
        return new Fitting(
                LocationId.parse(row.getString("location_id")),
                row.getString("name"),
                PlaceKind.valueOf(row.getString("kind")),
                stayLength == null ? null : StayLength.valueOf(stayLength),
                privacyLevel == null ? null : PrivacyLevel.valueOf(privacyLevel),
                values(row.getArray("own_facilities"), OwnFacility::valueOf),
                values(row.getArray("suitable_for"), Suitability::valueOf),
                row.getObject("available_until", LocalDate.class),
                row.getInt("free_places"));
    }

    private static <T> List<T> values(Array array, Function<String, T> value) throws SQLException {
        var values = new ArrayList<T>();
        for (var text : (Object[]) array.getArray()) values.add(value.apply(String.valueOf(text)));
        return values;
    }
}
