package nl.opvang.contracts.funding;

import java.util.List;
import nl.opvang.contracts.area.MunicipalityCode;
import nl.opvang.contracts.event.EventType;
import nl.opvang.contracts.event.PublishedEvent;

/** What happened to the import of amounts as they were known before the register began. */
public sealed interface FundingImportEvent extends PublishedEvent {
    /** From now on nothing of this municipality is recorded any more as known earlier than it was recorded. */
    record HistoryImportClosed(MunicipalityCode municipality) implements FundingImportEvent {}

    /** The names under which these events are stored. */
    static List<EventType<?>> types() {
        return List.of(new EventType<>("nl.opvang.funding.history-import.closed.v1", HistoryImportClosed.class));
    }
}
