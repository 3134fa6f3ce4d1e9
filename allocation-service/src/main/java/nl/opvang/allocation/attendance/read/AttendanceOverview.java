package nl.opvang.allocation.attendance.read;

import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import nl.opvang.allocation.attendance.read.DecisionList.AbsenceDecided;
import nl.opvang.contracts.area.MunicipalityCode;
import org.jspecify.annotations.Nullable;

/**
 * What was said about the attendance at a stay, as it is now.
 *
 * @param sequence last sequence of what was said about it; the {@code ETag}
 */
public record AttendanceOverview(
        MunicipalityCode municipality,
        UUID stay,
        List<AbsenceOverview> absences,
        List<EntitlementLossOverview> entitlementLosses,
        long sequence) {
    /** One of its absences. */
    public Optional<AbsenceOverview> absence(UUID id) {
        return absences.stream().filter(each -> each.id().equals(id)).findFirst();
    }

    /**
     * An absence.
     *
     * @param until first day on which the person was there again; null while that is open
     * @param decisions those that stand, in the order in which they were taken
     */
    public record AbsenceOverview(
            UUID id, LocalDate from, @Nullable LocalDate until, boolean withdrawn, List<AbsenceDecided> decisions) {}

    /** @param from first day without a right to reception */
    public record EntitlementLossOverview(
            UUID id, LocalDate from, @Nullable String reason, boolean withdrawn) {
        EntitlementLossOverview because(@Nullable String other) {
            return new EntitlementLossOverview(id, from, other, withdrawn);
        }
    }
}
