package nl.opvang.capacity.quality.domain;

import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import nl.opvang.contracts.area.LocationId;
import nl.opvang.contracts.capacity.ItemResult;
import nl.opvang.plumbing.decision.Command;
import org.jspecify.annotations.Nullable;

/** What can be said about the quality of a location. */
public sealed interface QualityCommand extends Command {
    /** First part of the ids of the quality of locations as aggregates. */
    String FEATURE = "quality";

    LocationId locationId();

    @Override
    default String aggregateId() {
        return FEATURE + ":" + locationId().text();
    }

    /**
     * Somebody looked.
     *
     * @param corrects the inspection whose place this takes
     * @param opened whether the location is known
     * @param checklist that of the day; null when there was none
     */
    record Inspect(
            LocationId locationId,
            UUID inspectionId,
            @Nullable UUID corrects,
            LocalDate on,
            List<ItemResult> results,
            boolean opened,
            @Nullable Checklist checklist)
            implements QualityCommand {
        public Inspect {
            results = List.copyOf(results);
        }
    }

    record WithdrawInspection(LocationId locationId, UUID withdrawalId, UUID inspectionId) implements QualityCommand {}

    /** Something is going to be done about an item that was not met. */
    record AgreeFollowUp(
            LocationId locationId, UUID followUpId, UUID inspectionId, String code, String action, LocalDate dueOn)
            implements QualityCommand {}

    record FinishFollowUp(LocationId locationId, UUID doneId, UUID followUpId, LocalDate on)
            implements QualityCommand {}
}
