package offenders.kafka_stays_in_the_plumbing.nl.opvang.plumbing.relay;

import org.apache.kafka.common.TopicPartition;

record Sends(TopicPartition partition) {}
