package offenders.services_meet_on_kafka_alone.nl.opvang.capacity.location;

import offenders.services_meet_on_kafka_alone.nl.opvang.contracts.event.Fact;

record HearsFacts(Fact fact) {}
