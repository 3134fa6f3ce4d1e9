package offenders.events_are_records_in_sealed_interfaces.nl.opvang.contracts.capacity;

import nl.opvang.contracts.event.PublishedEvent;

sealed interface LocationEvent extends PublishedEvent {
    record PlacesChanged(int places) implements LocationEvent {}
}
