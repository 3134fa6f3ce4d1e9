package nl.opvang.allocation.attendance.domain;

import java.time.LocalDate;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
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
import org.jspecify.annotations.Nullable;

/**
 * All that was said about the attendance at one stay.
 *
 * @param facts what was said, by the client's id of it
 * @param absences those that stand, by id
 * @param withdrawn ids of what was withdrawn, and of decisions and losses for good
 */
public record Attendance(Map<UUID, AttendanceEvent> facts, Map<UUID, Absence> absences, Set<UUID> withdrawn) {
    /** Nothing was said. */
    public static final Attendance NONE = new Attendance(Map.of(), Map.of(), Set.of());

    public Attendance {
        facts = Map.copyOf(facts);
        absences = Map.copyOf(absences);
        withdrawn = Set.copyOf(withdrawn);
    }

    /**
     * When someone is absent.
     *
     * @param until first day on which the person is there again; null while that is open
     */
    public record Absence(LocalDate from, @Nullable LocalDate until) {
        boolean covers(LocalDate day) {
            return !day.isBefore(from) && (until == null || day.isBefore(until));
        }

        boolean overlaps(Absence other) {
            return (until == null || other.from.isBefore(until)) && (other.until == null || from.isBefore(other.until));
        }
    }

    /** All that was said after one more event. */
    public static Attendance evolve(Attendance state, AttendanceEvent event) {
        var after = state.saying(event);
        return switch (event) {
            case AbsenceReported said -> after.absent(said.absenceId(), new Absence(said.from(), said.until()));
            case AbsenceEnded said ->
                after.absent(
                        said.absenceId(),
                        new Absence(after.absence(said.absenceId()).from(), said.until()));
            case AbsenceCorrected said -> after.absent(said.absenceId(), new Absence(said.from(), said.until()));
            case AbsenceWithdrawn said -> after.withdrawing(said.absenceId());
            case AbsenceExtended _, StayEndDecided _, AbsenceLeft _, EntitlementLost _ -> after;
            case DecisionWithdrawn said -> after.withdrawing(said.decisionId());
            case EntitlementLossWithdrawn said -> after.withdrawing(said.lossId());
        };
    }

    /** The absence that stands and shares a day with this one, which has another id. */
    Optional<UUID> overlapping(UUID id, Absence absence) {
        return absences.entrySet().stream()
                .filter(other -> !other.getKey().equals(id) && other.getValue().overlaps(absence))
                .map(Map.Entry::getKey)
                .sorted()
                .findFirst();
    }

    /** The loss of entitlement that stands. */
    Optional<UUID> loss() {
        return facts.entrySet().stream()
                .filter(said -> said.getValue() instanceof EntitlementLost && !withdrawn.contains(said.getKey()))
                .map(Map.Entry::getKey)
                .findFirst();
    }

    private Absence absence(UUID id) {
        var absence = absences.get(id);
        if (absence == null) throw new IllegalStateException("an event about an absence that does not stand");
        return absence;
    }

    private Attendance saying(AttendanceEvent event) {
        var id = event.factId();
        if (id == null) return this;
        var more = new HashMap<>(facts);
        more.put(id, event);
        return new Attendance(more, absences, withdrawn);
    }

    private Attendance absent(UUID id, Absence absence) {
        var more = new HashMap<>(absences);
        more.put(id, absence);
        var fewer = new HashSet<>(withdrawn);
        fewer.remove(id);
        return new Attendance(facts, more, fewer);
    }

    private Attendance withdrawing(UUID id) {
        var fewer = new HashMap<>(absences);
        fewer.remove(id);
        var more = new HashSet<>(withdrawn);
        more.add(id);
        return new Attendance(facts, fewer, more);
    }
}
