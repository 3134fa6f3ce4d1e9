package offenders.kafka_stays_in_the_plumbing.nl.opvang.capacity.location.read;

import offenders.Offender;
import org.apache.kafka.common.TopicPartition;

@Offender
record ReadsATopic(TopicPartition partition) {}
