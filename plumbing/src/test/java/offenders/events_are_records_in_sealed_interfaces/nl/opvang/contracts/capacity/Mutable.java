package offenders.events_are_records_in_sealed_interfaces.nl.opvang.contracts.capacity;

import nl.opvang.contracts.event.PublishedEvent;
import offenders.Offender;

@Offender
class Mutable implements PublishedEvent {}
