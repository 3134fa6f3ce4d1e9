package nl.opvang.funding.entitlement.read;

import static java.util.Comparator.comparing;
import static java.util.stream.Collectors.groupingBy;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import nl.opvang.contracts.area.Division;
import nl.opvang.contracts.area.LocationId;
import nl.opvang.contracts.area.MunicipalityCode;
import nl.opvang.contracts.ledger.Quantity;
import nl.opvang.funding.entitlement.domain.Change;
import nl.opvang.funding.entitlement.domain.Counted;
import nl.opvang.funding.entitlement.domain.EntitlementHistory.Facts;
import nl.opvang.funding.entitlement.domain.RightsEnded;
import nl.opvang.funding.entitlement.domain.Situation;
import nl.opvang.funding.posting.domain.PostingFact;
import nl.opvang.funding.posting.read.Postings;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.core.simple.JdbcClient.StatementSpec;
import org.springframework.jdbc.support.SqlArrayValue;
import org.springframework.stereotype.Component;

/** What the ledger, the guest books and the books say about municipalities; a few statements, for one or for all of them. */
@Component
class EntitlementFacts {
    /** So early that everything is told apart. */
    static final Instant ALWAYS = Instant.EPOCH;

    private final JdbcClient jdbc;
    private final Postings postings;
    private final Division division = Division.ofTheNetherlands();

    EntitlementFacts(JdbcClient jdbc, Postings postings) {
        this.jdbc = jdbc;
        this.postings = postings;
    }

    /**
     * Which part of what is known is asked for.
     *
     * @param codes as coded at recording; null for all there are
     * @param placesApartAfter changes in places that were known by then are added up per location and day
     * @param peopleApartAfter changes in private reception that were known by then are added up per day
     */
    record Wanted(
            @Nullable Collection<MunicipalityCode> codes,
            int year,
            Instant moment,
            Instant placesApartAfter,
            Instant peopleApartAfter) {
        LocalDate firstDay() {
            return LocalDate.of(year, 1, 1);
        }

        LocalDate until() {
            return LocalDate.of(year + 1, 1, 1);
        }

        String which() {
            return codes == null ? "true" : "municipality = any (:codes)";
        }

        SqlArrayValue texts() {
            return new SqlArrayValue(
                    "text",
                    (codes == null ? List.<MunicipalityCode>of() : codes)
                            .stream().map(MunicipalityCode::text).sorted().toArray());
        }
    }

    /** Everything about one municipality that was known by a moment. */
    Facts of(MunicipalityCode municipality, int year, Instant moment, Instant placesApart, Instant peopleApart) {
        var codes = division.coveredBy(municipality);
        var wanted = new Wanted(codes, year, moment, placesApart, peopleApart);
        return new Facts(changes(wanted), situations(wanted), postings.knownAt(codes, moment));
    }

    /** The same about all municipalities that exist in a year, what was known by an earlier moment added up. */
    Map<MunicipalityCode, Facts> ofAll(int year, Instant moment, Instant apartAfter) {
        var wanted = new Wanted(null, year, moment, apartAfter, apartAfter);
        var changes = byCode(changes(wanted), Change::municipality);
        var situations =
                byCode(situations(wanted), situation -> situation.location().municipality());
        var said = byCode(postings.knownAt(null, moment), PostingFact::municipality);
        var facts = new LinkedHashMap<MunicipalityCode, Facts>();
        division.all().stream()
                .filter(there ->
                        there.from().isBefore(wanted.until()) && there.until().isAfter(wanted.firstDay()))
                .map(Division.Municipality::code)
                .sorted(comparing(MunicipalityCode::text))
                .forEach(code -> {
                    var covered = division.coveredBy(code);
                    facts.put(code, new Facts(of(covered, changes), of(covered, situations), of(covered, said)));
                });
        return facts;
    }

    private static <T> Map<MunicipalityCode, List<T>> byCode(List<T> all, Function<T, MunicipalityCode> code) {
        return all.stream().collect(groupingBy(code));
    }

    private static <T> List<T> of(Collection<MunicipalityCode> codes, Map<MunicipalityCode, List<T>> byCode) {
        return codes.stream()
                .flatMap(code -> byCode.getOrDefault(code, List.of()).stream())
                .toList();
    }

    private List<Change> changes(Wanted wanted) {
        var changes = new ArrayList<>(places(wanted));
        changes.addAll(people(wanted));
        changes.addAll(RightsEnded.changes(rights(wanted)));
        return changes;
    }

    private List<Change> places(Wanted wanted) {
        return ask("""
            select case when known_at > :apartAfter then event_id end as event_id, quantity, municipality, location,
                   greatest(effective_on, :firstDay) as effective_on, max(known_at) as known_at,
                   sum(change)::bigint as change
            from views.ledger_line
            where %s and quantity in ('places.realised', 'places.outOfUse') and kind = 'MUNICIPAL'
                and effective_on < :until and known_at <= :moment
            group by 1, 2, 3, 4, 5
            having sum(change) <> 0
            order by 5, 6, 1
            """, wanted)
                .param("apartAfter", at(wanted.placesApartAfter()))
                .query((row, _) -> change(row))
                .list();
    }

    /** There may be very many of them: what was known before the day of {@code apartAfter} is in the roll-up. */
    private List<Change> people(Wanted wanted) {
        return ask("""
            select event_id, 'provision.personMonths' as quantity, municipality, '' as location, effective_on,
                   max(known_at) as known_at, sum(change)::bigint as change
            from (
                select null::uuid as event_id, municipality, greatest(effective_on, :firstDay) as effective_on,
                       :apartAfter as known_at, change
                from views.ledger_rollup
                where %1$s and quantity = 'provision.personMonths' and effective_on < :until and known_on < :apartDay
                union all
                select case when known_at > :apartAfter then event_id end, municipality,
                       greatest(effective_on, :firstDay), known_at, change
                from views.ledger_line
                where %1$s and quantity = 'provision.personMonths' and effective_on < :until
                    and known_at >= :apartDay::timestamp at time zone 'UTC' and known_at <= :moment
            ) as known
            group by 1, 3, 5
            having sum(change) <> 0
            order by 5, 6, 1
            """, wanted)
                .param("apartAfter", at(wanted.peopleApartAfter()))
                .param("apartDay", LocalDate.ofInstant(wanted.peopleApartAfter(), ZoneOffset.UTC))
                .query((row, _) -> change(row))
                .list();
    }

    private List<Situation> situations(Wanted wanted) {
        return ask("""
            select event_id, location, situated_in, known_at
            from views.situation
            where %s and known_at <= :moment
            order by location, sequence
            """, wanted)
                .query((row, _) -> new Situation(
                        LocationId.parse(row.getString("location")),
                        new MunicipalityCode(row.getString("situated_in")),
                        instant(row),
                        row.getObject("event_id", UUID.class)))
                .list();
    }

    /** What was said about stays of people of whom it was ever said that they lost the right, and about that. */
    private List<RightsEnded.Fact> rights(Wanted wanted) {
        var people = new HashMap<String, UUID>();
        var facts = new ArrayList<RightsEnded.Fact>();
        for (var row : losses(wanted)) {
            var key = row.stay() + " " + row.loss();
            var person = row.person() == null ? people.get(key) : row.person();
            if (person == null) continue;
            people.put(key, person);
            facts.add(new RightsEnded.RightLost(row.eventId(), row.knownAt(), person, key, row.firstDay()));
        }
        if (facts.isEmpty()) return facts;
        var merges = merges(wanted);
        facts.addAll(merges);
        facts.addAll(stays(wanted, led(facts, merges)));
        return facts;
    }

    /** Whose persons ever led to one another: few, so all of them. */
    private List<RightsEnded.LedTo> merges(Wanted wanted) {
        return jdbc.sql("""
            select event_id, known_at, person, merge, survivor
            from views.person_led
            where known_at <= :moment
            order by known_at, merge, sequence
            """)
                .param("moment", at(wanted.moment()))
                .query((row, _) -> new RightsEnded.LedTo(
                        row.getObject("event_id", UUID.class),
                        instant(row),
                        row.getObject("person", UUID.class),
                        row.getString("merge"),
                        row.getObject("survivor", UUID.class)))
                .list();
    }

    /** Of whom something was said, and whoever was one with one of them at any moment. */
    private static Set<UUID> led(List<RightsEnded.Fact> facts, List<RightsEnded.LedTo> merges) {
        var people = new HashSet<UUID>();
        facts.stream()
                .filter(RightsEnded.RightLost.class::isInstance)
                .map(RightsEnded.Fact::person)
                .forEach(people::add);
        for (int before = -1; before != people.size(); ) {
            before = people.size();
            for (var merge : merges) {
                var survivor = merge.survivor();
                if (survivor == null) continue;
                if (people.contains(merge.person())) people.add(survivor);
                else if (people.contains(survivor)) people.add(merge.person());
            }
        }
        return people;
    }

    private record Loss(
            UUID eventId,
            Instant knownAt,
            String stay,
            UUID loss,
            @Nullable UUID person,
            @Nullable LocalDate firstDay) {}

    private List<Loss> losses(Wanted wanted) {
        return jdbc.sql("""
            select event_id, known_at, stay, loss, person, first_day
            from views.right_lost
            where known_at <= :moment
            order by known_at, stay, sequence
            """)
                .param("moment", at(wanted.moment()))
                .query((row, _) -> new Loss(
                        row.getObject("event_id", UUID.class),
                        instant(row),
                        row.getString("stay"),
                        row.getObject("loss", UUID.class),
                        row.getObject("person", UUID.class),
                        row.getObject("first_day", LocalDate.class)))
                .list();
    }

    private List<RightsEnded.Fact> stays(Wanted wanted, Set<UUID> people) {
        return ask("""
            select said.event_id, said.known_at, begun.person, said.stay, said.location, said.first_day, said.end_day,
                   said.never
            from (select * from views.stay_said where %s and known_at <= :moment) as said
            join views.stay_said as begun on begun.stay = said.stay and begun.person is not null
            where begun.person = any (:people)
            order by said.known_at, said.location, said.sequence
            """, wanted)
                .param("people", new SqlArrayValue("uuid", people.toArray()))
                .query((row, _) -> stayFact(row))
                .list();
    }

    private static RightsEnded.Fact stayFact(ResultSet row) throws SQLException {
        var eventId = row.getObject("event_id", UUID.class);
        var person = row.getObject("person", UUID.class);
        var stay = row.getString("stay");
        if (row.getBoolean("never")) return new RightsEnded.StayWithdrawn(eventId, instant(row), person, stay);
        return new RightsEnded.Stayed(
                eventId,
                instant(row),
                person,
                stay,
                LocationId.parse(row.getString("location")),
                row.getObject("first_day", LocalDate.class),
                row.getObject("end_day", LocalDate.class));
    }

    private StatementSpec ask(String sql, Wanted wanted) {
        return jdbc.sql(sql.formatted(wanted.which()))
                .param("codes", wanted.texts())
                .param("firstDay", wanted.firstDay())
                .param("until", wanted.until())
                .param("moment", at(wanted.moment()));
    }

    private static Change change(ResultSet row) throws SQLException {
        var location = row.getString("location");
        return new Change(
                counted(Quantity.parse(row.getString("quantity"))),
                new MunicipalityCode(row.getString("municipality")),
                location.isEmpty() ? null : LocationId.parse(location),
                row.getObject("effective_on", LocalDate.class),
                row.getLong("change"),
                instant(row),
                row.getObject("event_id", UUID.class));
    }

    private static Counted counted(Quantity quantity) {
        return switch (quantity) {
            case PLACES_REALISED -> Counted.REALISED;
            case PLACES_OUT_OF_USE -> Counted.OUT_OF_USE;
            case PROVISION_PERSON_MONTHS -> Counted.PERSON_MONTHS;
            case PLACES_PLANNED, STAYS, REGISTERED, DEREGISTERED ->
                throw new IllegalStateException("nothing is paid for " + quantity);
        };
    }

    private static Instant instant(ResultSet row) throws SQLException {
        return Objects.requireNonNull(row.getObject("known_at", OffsetDateTime.class))
                .toInstant();
    }

    private static OffsetDateTime at(Instant moment) {
        return moment.atOffset(ZoneOffset.UTC);
    }
}
