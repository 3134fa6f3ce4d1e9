package nl.opvang.bench;

import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import nl.opvang.capacity.CapacityService;
import nl.opvang.contracts.capacity.LocationEvent;
import nl.opvang.plumbing.json.EventReader;
import nl.opvang.plumbing.relay.CloudEvents;
import nl.opvang.plumbing.relay.KafkaAccess;
import nl.opvang.reporting.ReportingService;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.StringDeserializer;

/** From Kafka into rows, with the offsets moved in the transaction that writes them. */
final class Consuming implements Measurement {
    private static final String TOPIC = "opvang.capacity";

    @Override
    public String name() {
        return "consumer";
    }

    @Override
    public String about() {
        return "events per second from Kafka into a folded projection, against a consumer that folds in memory alone";
    }

    @Override
    public List<Table> measure(Servers servers, Scale scale) throws Exception {
        try (var capacity = Service.start("capacity", CapacityService.application(), servers);
                var reporting = Service.start("reporting", ReportingService.application(), servers)) {
            History.fill(capacity, scale.million());
            Relaying.relay(capacity, scale.million());
            try (var owner = reporting.owner();
                    var statement = owner.createStatement()) {
                statement.execute(Tally.TABLE);
            }
            var sums = Pairs.measure(
                    scale,
                    () -> consume(reporting, new Tally(reporting.jdbc(), false), scale.million()),
                    () -> fold(reporting, scale.million()));
            var ordered = Pairs.measure(
                    scale,
                    () -> consume(reporting, new Tally(reporting.jdbc(), true), scale.million()),
                    () -> fold(reporting, scale.million()));
            return List.of(Table.ofPairs(
                    "Consumer of %,d events".formatted(scale.million()),
                    "events/s",
                    "in memory alone, events/s",
                    List.of(
                            sums.row("sums, offsets in the transaction", "150,000 events/s"),
                            ordered.row("each aggregate in order, exactly once", ""))));
        }
    }

    private static double consume(Service service, Tally tally, int events) throws Exception {
        try (var readers = service.readers(List.of(tally))) {
            readers.rebuild(tally);
            long began = System.nanoTime();
            readers.start();
            Service.until(() -> tally.total() >= events);
            return events * 1e9 / (System.nanoTime() - began);
        }
    }

    private static double fold(Service service, int events) throws Exception {
        var settings = service.part(KafkaAccess.class).settings(Map.of("max.poll.records", 4_000));
        var reader = service.part(EventReader.class);
        var sums = new HashMap<String, Long>();
        long began = System.nanoTime();
        try (var consumer = new KafkaConsumer<>(settings, new StringDeserializer(), new ByteArrayDeserializer())) {
            var partitions = consumer.partitionsFor(TOPIC).stream()
                    .map(each -> new TopicPartition(TOPIC, each.partition()))
                    .toList();
            consumer.assign(partitions);
            consumer.seekToBeginning(partitions);
            for (int read = 0; read < events; ) {
                for (var record : consumer.poll(Duration.ofMillis(200))) {
                    var envelope = CloudEvents.envelope(record);
                    var event = (LocationEvent) reader.read(envelope.type(), record.value());
                    sums.merge(event.locationId().municipality().text(), 1L, Long::sum);
                    read++;
                }
            }
        }
        return events * 1e9 / (System.nanoTime() - began);
    }
}
