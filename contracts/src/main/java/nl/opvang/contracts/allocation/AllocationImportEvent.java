package nl.opvang.contracts.allocation;

import java.util.List;
import nl.opvang.contracts.area.MunicipalityCode;
import nl.opvang.contracts.event.EventType;
import nl.opvang.contracts.event.PublishedEvent;

/** What happened to the import of people and stays as they were known before the register began. */
public sealed interface AllocationImportEvent extends PublishedEvent {
    /** From now on nothing of this municipality is recorded any more as known earlier than it was recorded. */
    record HistoryImportClosed(MunicipalityCode municipality) implements AllocationImportEvent {}

    /** The names under which these events are stored. */
    static List<EventType<?>> types() {
        return List.of(new EventType<>("nl.opvang.allocation.history-import.closed.v1", HistoryImportClosed.class));
    }
}
