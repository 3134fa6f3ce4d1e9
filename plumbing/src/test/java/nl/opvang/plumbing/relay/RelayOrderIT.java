package nl.opvang.plumbing.relay;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.LongStream;
import nl.opvang.embedded.DataDirectory;
import nl.opvang.embedded.EmbeddedKafka;
import nl.opvang.embedded.KafkaSettings;
import nl.opvang.embedded.LoopbackPorts;
import nl.opvang.plumbing.sample.SampleService;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.junit.jupiter.api.Test;

class RelayOrderIT {
    private static final int EVENTS = 3_000;

    /** As after its start, when a partition has no leader yet, and has one the next moment. */
    @Test
    void no_event_passes_its_predecessor_where_a_broker_turns_the_first_request_away() throws Exception {
        var treatment = new FirstProduceTurnedAway();
        assertThat(firstArrivals(treatment))
                .isEqualTo(LongStream.range(0, EVENTS).boxed().toList());
        assertThat(treatment.turnedAway()).isTrue();
    }

    @Test
    void no_event_passes_its_predecessor_where_the_producer_gives_that_one_up() throws Exception {
        var treatment = new LeadersUnknown();
        assertThat(firstArrivals(treatment))
                .isEqualTo(LongStream.range(0, EVENTS).boxed().toList());
        assertThat(treatment.asked()).isTrue();
    }

    /** The sequences of the one aggregate that is relayed, each where it came first. */
    private static List<Long> firstArrivals(RequestsInBetween.Treatment treatment) throws Exception {
        int port = LoopbackPorts.free();
        int advertised = LoopbackPorts.free();
        try (var data = DataDirectory.throwAway();
                var broker = EmbeddedKafka.start(
                        data, KafkaSettings.defaults().withPorts(port, 0).withAdvertisedPort(advertised));
                var _ = new RequestsInBetween(advertised, port, treatment);
                var kafka = new KafkaAccess(Map.of("bootstrap.servers", broker.bootstrapServers()), (short) 1);
                var service = new SampleService("sample", SampleService.freshDatabase());
                var relay = service.relay(kafka)) {
            record(service);
            relay.start();
            await().atMost(Duration.ofMinutes(2)).until(() -> relay.lag() == 0);
            return firstArrivals(kafka);
        }
    }

    private static void record(SampleService service) throws SQLException {
        try (var session = service.session()) {
            SampleService.insert(session, "one", 0, EVENTS);
        }
    }

    private static List<Long> firstArrivals(KafkaAccess kafka) {
        var topic = Topics.ofService("sample");
        try (var consumer =
                new KafkaConsumer<>(kafka.settings(Map.of()), new StringDeserializer(), new ByteArrayDeserializer())) {
            var partitions = consumer.partitionsFor(topic).stream()
                    .map(each -> new TopicPartition(topic, each.partition()))
                    .toList();
            consumer.assign(partitions);
            consumer.seekToBeginning(partitions);
            var ends = consumer.endOffsets(partitions);
            var arrivals = new LinkedHashSet<Long>();
            while (partitions.stream()
                    .anyMatch(each -> consumer.position(each) < Objects.requireNonNull(ends.get(each))))
                for (var found : consumer.poll(Duration.ofMillis(200)))
                    arrivals.add(Long.valueOf(
                            new String(found.headers().lastHeader("ce_sequence").value(), UTF_8)));
            return new ArrayList<>(arrivals);
        }
    }
}
