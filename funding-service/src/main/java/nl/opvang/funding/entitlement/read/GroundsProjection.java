package nl.opvang.funding.entitlement.read;

import static nl.opvang.plumbing.store.Columns.array;

import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Stream;
import nl.opvang.contracts.allocation.AttendanceEvent.EntitlementLossWithdrawn;
import nl.opvang.contracts.allocation.AttendanceEvent.EntitlementLost;
import nl.opvang.contracts.allocation.GuestBookEvent.StayCorrected;
import nl.opvang.contracts.allocation.GuestBookEvent.StayEnded;
import nl.opvang.contracts.allocation.GuestBookEvent.StayMovedIn;
import nl.opvang.contracts.allocation.GuestBookEvent.StayMovedOut;
import nl.opvang.contracts.allocation.GuestBookEvent.StayStarted;
import nl.opvang.contracts.allocation.GuestBookEvent.StayWithdrawn;
import nl.opvang.contracts.allocation.MergeId;
import nl.opvang.contracts.allocation.PersonEvent;
import nl.opvang.contracts.allocation.PersonId;
import nl.opvang.contracts.allocation.StayId;
import nl.opvang.contracts.area.LocationId;
import nl.opvang.contracts.area.MunicipalityCode;
import nl.opvang.contracts.capacity.LocationEvent;
import nl.opvang.plumbing.projection.Projection;
import nl.opvang.plumbing.store.RecordedEvent;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.core.simple.JdbcClient.StatementSpec;
import org.springframework.stereotype.Component;

/**
 * Keeps what decides whether a realised place counts and is in no ledger line: where locations lie, who stays without a right, and who
 * turned out to be whom.
 * A row is one thing that was said, whatever the order in which rows arrive.
 */
@Component
class GroundsProjection implements Projection {
    private final JdbcClient jdbc;

    GroundsProjection(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    @Override
    public String name() {
        return "entitlement-grounds";
    }

    @Override
    public int version() {
        return 2;
    }

    @Override
    public Set<String> sources() {
        return Set.of("capacity", "allocation");
    }

    @Override
    public Set<String> features() {
        return Set.of("capacity.location", "allocation.guest-book", "allocation.attendance", "allocation.person");
    }

    @Override
    public boolean ordered() {
        return false;
    }

    @Override
    public void apply(List<RecordedEvent> events) {
        situations(events.stream().flatMap(GroundsProjection::situation).toList());
        stays(events.stream().flatMap(GroundsProjection::stay).toList());
        losses(events.stream().flatMap(GroundsProjection::loss).toList());
        merges(events.stream().flatMap(GroundsProjection::merge).toList());
    }

    /** What an event said. */
    private interface Row {
        RecordedEvent recorded();
    }

    /** With what is the same of all rows: the event, where it is in the history of its aggregate, and since when it is known. */
    private StatementSpec insert(String sql, List<? extends Row> rows) {
        return jdbc.sql(sql + "on conflict (event_id) do nothing")
                .param(
                        "eventId",
                        array("uuid", rows, row -> row.recorded().envelope().eventId()))
                .param(
                        "sequence",
                        array("int8", rows, row -> row.recorded().envelope().sequence()))
                .param("knownAt", array("timestamptz", rows, row -> knownAt(row.recorded())));
    }

    private record SituationRow(RecordedEvent recorded, LocationId location, MunicipalityCode situatedIn)
            implements Row {}

    private static Stream<SituationRow> situation(RecordedEvent recorded) {
        return switch (recorded.event()) {
            case LocationEvent.Opened opened ->
                Stream.of(new SituationRow(
                        recorded, opened.locationId(), opened.description().situatedIn()));
            case LocationEvent.OpeningCorrected corrected ->
                Stream.of(new SituationRow(
                        recorded,
                        corrected.locationId(),
                        corrected.description().situatedIn()));
            default -> Stream.empty();
        };
    }

    private void situations(List<SituationRow> rows) {
        if (rows.isEmpty()) return;
        insert("""
            insert into views.situation (event_id, location, municipality, sequence, known_at, situated_in)
            select * from unnest(:eventId, :location, :municipality, :sequence, :knownAt, :situatedIn)
            """, rows)
                .param("location", array("text", rows, row -> row.location().text()))
                .param(
                        "municipality",
                        array("text", rows, row -> row.location().municipality().text()))
                .param("situatedIn", array("text", rows, row -> row.situatedIn().text()))
                .update();
    }

    /** @param never the stay was withdrawn */
    private record StayRow(
            RecordedEvent recorded,
            LocationId location,
            StayId stay,
            @Nullable PersonId person,
            @Nullable LocalDate from,
            @Nullable LocalDate until,
            boolean never)
            implements Row {}

    private static Stream<StayRow> stay(RecordedEvent recorded) {
        return switch (recorded.event()) {
            case StayStarted said ->
                Stream.of(new StayRow(
                        recorded, said.locationId(), said.stayId(), said.personId(), said.from(), said.until(), false));
            case StayMovedIn said ->
                Stream.of(new StayRow(
                        recorded, said.locationId(), said.stayId(), said.personId(), said.from(), null, false));
            case StayEnded said ->
                Stream.of(new StayRow(recorded, said.locationId(), said.stayId(), null, null, said.until(), false));
            case StayMovedOut said ->
                Stream.of(new StayRow(recorded, said.locationId(), said.stayId(), null, null, said.until(), false));
            case StayCorrected said ->
                Stream.of(new StayRow(
                        recorded, said.locationId(), said.stayId(), null, said.from(), said.until(), false));
            case StayWithdrawn said ->
                Stream.of(new StayRow(recorded, said.locationId(), said.stayId(), null, null, null, true));
            default -> Stream.empty();
        };
    }

    private void stays(List<StayRow> rows) {
        if (rows.isEmpty()) return;
        insert("""
            insert into views.stay_said (event_id, stay, location, municipality, person, sequence, known_at, first_day,
                                         end_day, never)
            select * from unnest(:eventId, :stay, :location, :municipality, :person, :sequence, :knownAt, :firstDay,
                                 :endDay, :never)
            """, rows)
                .param("stay", array("text", rows, row -> row.stay().text()))
                .param("location", array("text", rows, row -> row.location().text()))
                .param(
                        "municipality",
                        array("text", rows, row -> row.location().municipality().text()))
                .param("person", array("uuid", rows, row -> id(row.person())))
                .param("firstDay", array("date", rows, StayRow::from))
                .param("endDay", array("date", rows, StayRow::until))
                .param("never", array("bool", rows, StayRow::never))
                .update();
    }

    private record LossRow(
            RecordedEvent recorded,
            StayId stay,
            UUID loss,
            @Nullable PersonId person,
            @Nullable LocalDate from) implements Row {}

    private static Stream<LossRow> loss(RecordedEvent recorded) {
        return switch (recorded.event()) {
            case EntitlementLost said ->
                Stream.of(new LossRow(recorded, said.stayId(), said.lossId(), said.personId(), said.from()));
            case EntitlementLossWithdrawn said ->
                Stream.of(new LossRow(recorded, said.stayId(), said.lossId(), null, null));
            default -> Stream.empty();
        };
    }

    private void losses(List<LossRow> rows) {
        if (rows.isEmpty()) return;
        insert("""
            insert into views.right_lost (event_id, stay, loss, person, sequence, known_at, first_day)
            select * from unnest(:eventId, :stay, :loss, :person, :sequence, :knownAt, :firstDay)
            """, rows)
                .param("stay", array("text", rows, row -> row.stay().text()))
                .param("loss", array("uuid", rows, LossRow::loss))
                .param("person", array("uuid", rows, row -> id(row.person())))
                .param("firstDay", array("date", rows, LossRow::from))
                .update();
    }

    /** @param survivor null when the two are not one after all */
    private record MergeRow(
            RecordedEvent recorded,
            PersonId person,
            MergeId merge,
            @Nullable PersonId survivor) implements Row {}

    private static Stream<MergeRow> merge(RecordedEvent recorded) {
        return switch (recorded.event()) {
            case PersonEvent.Merged said ->
                Stream.of(new MergeRow(recorded, said.personId(), said.mergeId(), said.survivor()));
            case PersonEvent.MergeUndone said ->
                Stream.of(new MergeRow(recorded, said.personId(), said.mergeId(), null));
            default -> Stream.empty();
        };
    }

    private void merges(List<MergeRow> rows) {
        if (rows.isEmpty()) return;
        insert("""
            insert into views.person_led (event_id, person, merge, survivor, sequence, known_at)
            select * from unnest(:eventId, :person, :merge, :survivor, :sequence, :knownAt)
            """, rows)
                .param("person", array("uuid", rows, row -> row.person().id()))
                .param("merge", array("text", rows, row -> row.merge().text()))
                .param("survivor", array("uuid", rows, row -> id(row.survivor())))
                .update();
    }

    private static Object knownAt(RecordedEvent recorded) {
        return Objects.requireNonNull(recorded.envelope().knownAt()).atOffset(ZoneOffset.UTC);
    }

    private static @Nullable UUID id(@Nullable PersonId person) {
        return person == null ? null : person.id();
    }

    @Override
    public void clear() {
        jdbc.sql("truncate views.situation, views.stay_said, views.right_lost, views.person_led")
                .update();
    }
}
