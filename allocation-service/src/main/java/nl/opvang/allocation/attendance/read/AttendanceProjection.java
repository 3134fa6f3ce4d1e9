package nl.opvang.allocation.attendance.read;

import static nl.opvang.plumbing.store.Columns.texts;

import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import nl.opvang.allocation.history.SpanVersions;
import nl.opvang.allocation.history.SpanVersions.Span;
import nl.opvang.allocation.history.SpanVersions.Step;
import nl.opvang.allocation.history.SpanVersions.Thing;
import nl.opvang.contracts.allocation.AttendanceEvent;
import nl.opvang.contracts.allocation.AttendanceEvent.AbsenceCorrected;
import nl.opvang.contracts.allocation.AttendanceEvent.AbsenceEnded;
import nl.opvang.contracts.allocation.AttendanceEvent.AbsenceExtended;
import nl.opvang.contracts.allocation.AttendanceEvent.AbsenceLeft;
import nl.opvang.contracts.allocation.AttendanceEvent.AbsenceReported;
import nl.opvang.contracts.allocation.AttendanceEvent.AbsenceWithdrawn;
import nl.opvang.contracts.allocation.AttendanceEvent.DecisionWithdrawn;
import nl.opvang.contracts.allocation.AttendanceEvent.EntitlementLossWithdrawn;
import nl.opvang.contracts.allocation.AttendanceEvent.EntitlementLost;
import nl.opvang.contracts.allocation.AttendanceEvent.StayEndDecided;
import nl.opvang.contracts.allocation.StayId;
import nl.opvang.plumbing.projection.Projection;
import nl.opvang.plumbing.store.RecordedEvent;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Absences, what was decided about them, and losses of entitlement, as known at any moment. */
@Component
final class AttendanceProjection implements Projection {
    /**
     * A decision about an absence, or a loss of entitlement.
     *
     * @param absence null of a loss
     * @param kind null of a loss
     * @param day on which it was decided, or from which the entitlement is lost
     */
    private record Ruling(
            StayId stay,
            UUID id,
            @Nullable UUID absence,
            @Nullable DecisionKind kind,
            LocalDate day,
            @Nullable LocalDate until,
            @Nullable String reason,
            long sequence,
            Instant knownFrom) {}

    private record Withdrawal(StayId stay, UUID id, Instant knownFrom) {}

    /** What the events of a batch come to. */
    private static final class Batch {
        final List<Step> absences = new ArrayList<>();
        final List<Ruling> rulings = new ArrayList<>();
        final List<Withdrawal> withdrawals = new ArrayList<>();

        void add(RecordedEvent recorded) {
            var at = recorded.envelope().knownAt();
            var event = (AttendanceEvent) recorded.event();
            var stay = event.stayId();
            switch (event) {
                case AbsenceReported said ->
                    absences.add(Step.begin(
                            key(stay, said.absenceId()),
                            at,
                            new Thing(stay.municipality(), said.absenceId(), stay.id(), null),
                            said.from(),
                            said.until()));
                case AbsenceEnded said ->
                    absences.add(Step.change(key(stay, said.absenceId()), at, span -> span.until(said.until())));
                case AbsenceCorrected said ->
                    absences.add(Step.change(
                            key(stay, said.absenceId()), at, _ -> new Span(said.from(), said.until(), false)));
                case AbsenceWithdrawn said -> absences.add(Step.change(key(stay, said.absenceId()), at, Span::gone));
                case AbsenceExtended said ->
                    rule(
                            recorded,
                            said.decisionId(),
                            said.absenceId(),
                            DecisionKind.EXTENDED,
                            said.decidedOn(),
                            said.until());
                case StayEndDecided said ->
                    rule(
                            recorded,
                            said.decisionId(),
                            said.absenceId(),
                            DecisionKind.ENDED,
                            said.decidedOn(),
                            said.until());
                case AbsenceLeft said ->
                    rule(recorded, said.decisionId(), said.absenceId(), DecisionKind.LEFT, said.decidedOn(), null);
                case DecisionWithdrawn said -> withdrawals.add(new Withdrawal(stay, said.decisionId(), at));
                case EntitlementLost said -> rule(recorded, said.lossId(), null, null, said.from(), null);
                case EntitlementLossWithdrawn said -> withdrawals.add(new Withdrawal(stay, said.lossId(), at));
            }
        }

        private void rule(
                RecordedEvent recorded,
                UUID id,
                @Nullable UUID absence,
                @Nullable DecisionKind kind,
                LocalDate day,
                @Nullable LocalDate until) {
            var envelope = recorded.envelope();
            rulings.add(new Ruling(
                    ((AttendanceEvent) recorded.event()).stayId(),
                    id,
                    absence,
                    kind,
                    day,
                    until,
                    envelope.reason(),
                    envelope.sequence(),
                    envelope.knownAt()));
        }

        private static String key(StayId stay, UUID absence) {
            return stay.text() + "/" + absence;
        }
    }

    private final JdbcClient jdbc;
    private final SpanVersions absences;

    AttendanceProjection(JdbcClient jdbc) {
        this.jdbc = jdbc;
        this.absences = new SpanVersions(jdbc, "views.absence_version");
    }

    @Override
    public String name() {
        return "attendance";
    }

    @Override
    public int version() {
        return 1;
    }

    @Override
    public Set<String> sources() {
        return Set.of("allocation");
    }

    @Override
    public Set<String> features() {
        return Set.of("allocation.attendance");
    }

    /** Each state follows from the one before. */
    @Override
    public boolean ordered() {
        return true;
    }

    @Override
    public void apply(List<RecordedEvent> events) {
        var batch = new Batch();
        events.forEach(batch::add);
        absences.write(batch.absences);
        // What is withdrawn was said before, in this batch or an earlier one.
        if (!batch.rulings.isEmpty()) insert(batch.rulings);
        if (!batch.withdrawals.isEmpty()) withdraw(batch.withdrawals);
    }

    private void insert(List<Ruling> rulings) {
        jdbc.sql("""
            insert into views.attendance_ruling (
                municipality, stay_id, ruling_id, absence_id, kind, day, until_day, reason, sequence, known_from,
                known_until)
            select code, stay::uuid, id::uuid, absence::uuid, kind, day::date, until_day::date, reason,
                   sequence::bigint, known_from::timestamptz, 'infinity'
            from unnest(:codes::text[], :stays::text[], :ids::text[], :absences::text[], :kinds::text[], :days::text[],
                        :until::text[], :reasons::text[], :sequences::text[], :knownFrom::text[])
                 as new (code, stay, id, absence, kind, day, until_day, reason, sequence, known_from)
            """)
                .param("codes", texts(rulings, said -> said.stay().municipality()))
                .param("stays", texts(rulings, said -> said.stay().id()))
                .param("ids", texts(rulings, Ruling::id))
                .param("absences", texts(rulings, Ruling::absence))
                .param("kinds", texts(rulings, Ruling::kind))
                .param("days", texts(rulings, Ruling::day))
                .param("until", texts(rulings, Ruling::until))
                .param("reasons", texts(rulings, Ruling::reason))
                .param("sequences", texts(rulings, Ruling::sequence))
                .param("knownFrom", texts(rulings, Ruling::knownFrom))
                .update();
    }

    private void withdraw(List<Withdrawal> withdrawals) {
        jdbc.sql("""
            update views.attendance_ruling as ruling
            set known_until = gone.at::timestamptz
            from unnest(:codes::text[], :stays::text[], :ids::text[], :at::text[]) as gone (code, stay, id, at)
            where ruling.municipality = gone.code and ruling.stay_id = gone.stay::uuid
              and ruling.ruling_id = gone.id::uuid
            """)
                .param("codes", texts(withdrawals, said -> said.stay().municipality()))
                .param("stays", texts(withdrawals, said -> said.stay().id()))
                .param("ids", texts(withdrawals, Withdrawal::id))
                .param("at", texts(withdrawals, Withdrawal::knownFrom))
                .update();
    }

    @Override
    public void clear() {
        absences.clear();
        jdbc.sql("truncate views.attendance_ruling").update();
    }
}
