package nl.opvang.bench;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import nl.opvang.capacity.CapacityService;
import nl.opvang.plumbing.relay.KafkaAccess;
import nl.opvang.plumbing.relay.Relay;
import nl.opvang.plumbing.store.EventLog;
import nl.opvang.plumbing.store.StorePosition;
import nl.opvang.plumbing.store.StoredEvent;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringSerializer;

/** From the store to Kafka, acknowledged, with the token moved. */
final class Relaying implements Measurement {
    @Override
    public String name() {
        return "relay";
    }

    @Override
    public String about() {
        return "events per second from store to Kafka, against a producer that has them in memory";
    }

    @Override
    public List<Table> measure(Servers servers, Scale scale) throws Exception {
        try (var service = Service.start("capacity", CapacityService.application(), servers)) {
            History.fill(service, scale.million());
            service.part(KafkaAccess.class).ensureEvents("bench");
            var memory = service.part(EventLog.class).after(StorePosition.START, scale.of(100_000, 10_000));
            var pairs = Pairs.measure(
                    scale, () -> relay(service, scale.million()), () -> produce(service, memory, scale.million()));
            return List.of(Table.ofPairs(
                    "Relay of %,d events".formatted(scale.million()),
                    "events/s",
                    "plain producer records/s",
                    List.of(pairs.row("relay", "150,000 events/s"))));
        }
    }

    /** Fills the topic of the service with everything in its store. */
    static double relay(Service service, int events) throws Exception {
        Relay.fromStart(service.jdbc(), "capacity");
        long began = System.nanoTime();
        try (var relay = service.relay()) {
            relay.start();
            Service.until(() -> relay.sent() >= events);
            return events * 1e9 / (System.nanoTime() - began);
        }
    }

    private static double produce(Service service, List<StoredEvent> memory, int records) throws Exception {
        var settings = service.part(KafkaAccess.class)
                .settings(Map.of(
                        "enable.idempotence", true, "acks", "all", "compression.type", "lz4", "batch.size", 262_144));
        long began = System.nanoTime();
        try (var producer = new KafkaProducer<>(settings, new StringSerializer(), new ByteArraySerializer())) {
            for (int sent = 0; sent < records; sent += memory.size()) {
                var acknowledged = new ArrayList<java.util.concurrent.Future<?>>(memory.size());
                for (var event : memory)
                    acknowledged.add(producer.send(
                            new ProducerRecord<>("bench", event.envelope().aggregateId(), event.payload())));
                producer.flush();
                for (var each : acknowledged) each.get();
            }
        }
        return records * 1e9 / (System.nanoTime() - began);
    }
}
