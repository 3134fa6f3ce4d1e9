package offenders.kafka_stays_in_the_plumbing.nl.opvang.embedded;

import org.apache.kafka.common.TopicPartition;

record Serves(TopicPartition partition) {}
