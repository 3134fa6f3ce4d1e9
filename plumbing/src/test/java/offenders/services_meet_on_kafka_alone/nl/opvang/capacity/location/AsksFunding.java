package offenders.services_meet_on_kafka_alone.nl.opvang.capacity.location;

import offenders.Offender;
import offenders.services_meet_on_kafka_alone.nl.opvang.funding.norm.Norm;

@Offender
record AsksFunding(Norm norm) {}
