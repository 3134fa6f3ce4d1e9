package nl.opvang.allocation.attendance.read;

import static nl.opvang.plumbing.store.Columns.texts;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;
import nl.opvang.allocation.attendance.read.AttendanceOverview.AbsenceOverview;
import nl.opvang.allocation.attendance.read.AttendanceOverview.EntitlementLossOverview;
import nl.opvang.allocation.attendance.read.DecisionList.AbsenceCase;
import nl.opvang.allocation.attendance.read.DecisionList.AbsenceDecided;
import nl.opvang.allocation.sealing.Seals;
import nl.opvang.allocation.stay.read.StayVersionsProjection;
import nl.opvang.contracts.allocation.StayId;
import nl.opvang.contracts.area.LocationId;
import nl.opvang.contracts.area.MunicipalityCode;
import nl.opvang.plumbing.projection.ProjectedThrough;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Tables {@code views.absence_version} and {@code views.attendance_ruling}, beside {@code views.stay_version}. */
@Component
public final class Attendances {
    /** Where a list goes on: after this case. */
    record After(LocalDate from, MunicipalityCode municipality, UUID stay, UUID absence) {}

    private final JdbcClient jdbc;
    private final AttendanceProjection attendance;
    private final StayVersionsProjection stays;
    private final ProjectedThrough projectedThrough;
    private final Seals seals;

    Attendances(
            JdbcClient jdbc,
            AttendanceProjection attendance,
            StayVersionsProjection stays,
            ProjectedThrough projectedThrough,
            Seals seals) {
        this.jdbc = jdbc;
        this.attendance = attendance;
        this.stays = stays;
        this.projectedThrough = projectedThrough;
        this.seals = seals;
    }

    /** Up to and including which moment everything that was said is here. */
    Instant projectedThrough() {
        var absences = projectedThrough.of(attendance);
        var staying = projectedThrough.of(stays);
        return absences.isBefore(staying) ? absences : staying;
    }

    /**
     * People who are absent on a day for as long as this, and stay somewhere all the same; at most one more than
     * {@code rows}.
     *
     * @param codes of the municipalities whose stays they are
     */
    List<AbsenceCase> cases(
            LocalDate on, Instant knownAt, int days, String[] codes, CaseState state, @Nullable After after, int rows) {
        var cases = jdbc.sql("""
            select absence.municipality, stay.id as stay_id, absence.id as absence_id, coalesce(merged.survivor_id, stay.subject) as person_id,
                   stay.location, absence.from_day, loss.day as lost_from, decision.ruling_id, decision.kind,
                   decision.day, decision.until_day, decision.reason
            from views.absence_version absence
            join views.stay_version stay on stay.municipality = absence.municipality and stay.id = absence.subject
            left join views.survivors_known_at(:knownAt) merged on merged.person_id = stay.subject
            left join lateral (
                select ruling.ruling_id, ruling.kind, ruling.day, ruling.until_day, ruling.reason
                from views.attendance_ruling ruling
                where ruling.municipality = absence.municipality and ruling.stay_id = absence.subject
                  and ruling.absence_id = absence.id and ruling.day <= :on
                  and ruling.known_from <= :knownAt and ruling.known_until > :knownAt
                order by ruling.day desc, ruling.sequence desc limit 1) decision on true
            left join lateral (
                select ruling.day
                from views.attendance_ruling ruling
                where ruling.municipality = absence.municipality and ruling.stay_id = absence.subject
                  and ruling.absence_id is null and ruling.day <= :on
                  and ruling.known_from <= :knownAt and ruling.known_until > :knownAt
                order by ruling.day limit 1) loss on true
            where absence.municipality = any (:codes::text[])
              and absence.known_from <= :knownAt and absence.known_until > :knownAt
              and not absence.withdrawn and absence.from_day <= :dueBy
              and (absence.until_day is null or absence.until_day > :on)
              and stay.known_from <= :knownAt and stay.known_until > :knownAt
              and not stay.withdrawn and stay.from_day <= :on and (stay.until_day is null or stay.until_day > :on)
              and (decision.ruling_id is null or coalesce(decision.until_day <= :on, false)) = :open
              and (:after::text is null
                   or (absence.from_day, absence.municipality, absence.subject, absence.id)
                      > (:afterFrom::text::date, :after::text, :afterStay::text::uuid, :afterAbsence::text::uuid))
            order by absence.from_day, absence.municipality, absence.subject, absence.id
            limit :rows
            """)
                .param("on", on)
                .param("dueBy", on.minusDays(days))
                .param("knownAt", knownAt.atOffset(ZoneOffset.UTC))
                .param("codes", codes)
                .param("open", state == CaseState.OPEN)
                .param("after", after == null ? null : after.municipality().text())
                .param("afterFrom", after == null ? null : after.from().toString())
                .param("afterStay", after == null ? null : after.stay().toString())
                .param("afterAbsence", after == null ? null : after.absence().toString())
                .param("rows", rows + 1)
                .query((row, _) -> absenceCase(row, on, days, state))
                .list();
        var written = seals.openReasons(cases.stream()
                .map(AbsenceCase::decision)
                .map(decision -> decision == null ? null : decision.reason())
                .toList());
        return cases.stream()
                .map(each -> each.with(decision -> decision.because(written.reason(decision.reason()))))
                .toList();
    }

    private static AbsenceCase absenceCase(ResultSet row, LocalDate on, int days, CaseState state) throws SQLException {
        var from = day(row, "from_day");
        return new AbsenceCase(
                new MunicipalityCode(row.getString("municipality")),
                row.getObject("stay_id", UUID.class),
                row.getObject("absence_id", UUID.class),
                row.getObject("person_id", UUID.class),
                LocationId.parse(row.getString("location")).id(),
                from,
                ChronoUnit.DAYS.between(from, on),
                from.plusDays(days),
                state,
                row.getObject("lost_from", LocalDate.class),
                row.getObject("ruling_id", UUID.class) == null ? null : decision(row));
    }

    private static AbsenceDecided decision(ResultSet row) throws SQLException {
        return new AbsenceDecided(
                row.getObject("ruling_id", UUID.class),
                DecisionKind.valueOf(row.getString("kind")),
                day(row, "day"),
                row.getObject("until_day", LocalDate.class),
                row.getString("reason"));
    }

    /** What was said about a stay; nothing when nothing was. */
    public Optional<AttendanceOverview> find(MunicipalityCode municipality, UUID stay) {
        var decisions = new HashMap<UUID, List<AbsenceDecided>>();
        var losses = new ArrayList<EntitlementLossOverview>();
        jdbc.sql("""
            select ruling.ruling_id, ruling.absence_id, ruling.kind, ruling.day, ruling.until_day, ruling.reason,
                   ruling.known_until < 'infinity' as withdrawn
            from views.attendance_ruling ruling
            where ruling.municipality = :municipality and ruling.stay_id = :stay
            order by ruling.sequence
            """)
                .param("municipality", municipality.text())
                .param("stay", stay)
                .query(row -> {
                    var withdrawn = row.getBoolean("withdrawn");
                    var absence = row.getObject("absence_id", UUID.class);
                    if (absence == null)
                        losses.add(new EntitlementLossOverview(
                                row.getObject("ruling_id", UUID.class),
                                day(row, "day"),
                                row.getString("reason"),
                                withdrawn));
                    else if (!withdrawn)
                        decisions
                                .computeIfAbsent(absence, _ -> new ArrayList<>())
                                .add(decision(row));
                });
        read(decisions, losses);
        var absences = absences(municipality, stay, decisions);
        return absences.isEmpty() && losses.isEmpty()
                ? Optional.empty()
                : Optional.of(
                        new AttendanceOverview(municipality, stay, absences, losses, sequence(municipality, stay)));
    }

    /** Puts reasons as they were written in the place of those that were recorded. */
    private void read(Map<UUID, List<AbsenceDecided>> decisions, List<EntitlementLossOverview> losses) {
        var written = seals.openReasons(Stream.concat(
                        decisions.values().stream().flatMap(List::stream).map(AbsenceDecided::reason),
                        losses.stream().map(EntitlementLossOverview::reason))
                .toList());
        decisions.values().forEach(taken -> taken.replaceAll(one -> one.because(written.reason(one.reason()))));
        losses.replaceAll(loss -> loss.because(written.reason(loss.reason())));
    }

    /** An absence that stands, and of which stay it is. */
    public record AbsenceOfStay(
            MunicipalityCode municipality,
            UUID stay,
            UUID id,
            LocalDate from,
            @Nullable LocalDate until) {}

    /** Absences of these stays, the latest first; what was withdrawn is left out. */
    public List<AbsenceOfStay> of(Collection<StayId> ids) {
        return jdbc.sql("""
            select absence.municipality, absence.subject, absence.id, absence.from_day, absence.until_day
            from unnest(:codes::text[], :stays::text[]) as asked (code, stay)
            join views.absence_version absence
              on absence.municipality = asked.code and absence.subject = asked.stay::uuid
            where absence.known_until = 'infinity' and not absence.withdrawn
            order by absence.from_day desc, absence.id
            """)
                .param("codes", texts(ids, StayId::municipality))
                .param("stays", texts(ids, StayId::id))
                .query((row, _) -> new AbsenceOfStay(
                        new MunicipalityCode(row.getString("municipality")),
                        row.getObject("subject", UUID.class),
                        row.getObject("id", UUID.class),
                        day(row, "from_day"),
                        row.getObject("until_day", LocalDate.class)))
                .list();
    }

    private List<AbsenceOverview> absences(
            MunicipalityCode municipality, UUID stay, Map<UUID, List<AbsenceDecided>> decisions) {
        return jdbc.sql("""
            select absence.id, absence.from_day, absence.until_day, absence.withdrawn
            from views.absence_version absence
            where absence.municipality = :municipality and absence.subject = :stay and absence.known_until = 'infinity'
            order by absence.from_day, absence.id
            """)
                .param("municipality", municipality.text())
                .param("stay", stay)
                .query((row, _) -> {
                    var id = row.getObject("id", UUID.class);
                    return new AbsenceOverview(
                            id,
                            day(row, "from_day"),
                            row.getObject("until_day", LocalDate.class),
                            row.getBoolean("withdrawn"),
                            decisions.getOrDefault(id, List.of()));
                })
                .list();
    }

    private long sequence(MunicipalityCode municipality, UUID stay) {
        return jdbc.sql("select max(sequence) from events.event where aggregate_id = :id")
                .param("id", "attendance:" + municipality + ":" + stay)
                .query(Long.class)
                .single();
    }

    private static LocalDate day(ResultSet row, String column) throws SQLException {
        return Objects.requireNonNull(row.getObject(column, LocalDate.class));
    }
}
