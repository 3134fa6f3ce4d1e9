package nl.opvang.torture.check;

import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Consumer;
import nl.opvang.torture.history.Evidence;
import nl.opvang.torture.history.LoggedEvent;
import nl.opvang.torture.history.Sent;

/** However often events were sent: each is there, unchanged, and for the first time after its predecessor. */
final class KafkaHoldsEveryEvent implements Check {
    @Override
    public String claim() {
        return "Kafka holds every event, unchanged, none before its predecessor";
    }

    @Override
    public void check(Evidence evidence, Consumer<String> breach) {
        evidence.logs().forEach((service, log) -> check(log, evidence.sent().getOrDefault(service, List.of()), breach));
    }

    private static void check(List<LoggedEvent> log, List<Sent> sent, Consumer<String> breach) {
        var stored = new HashMap<UUID, LoggedEvent>();
        for (var event : log) stored.put(event.id(), event);
        var there = new HashSet<UUID>();
        Map<String, Long> last = new HashMap<>();
        Map<String, Integer> partitions = new HashMap<>();
        for (var each : sent) {
            var event = stored.get(each.id());
            if (event == null) {
                breach.accept("Kafka holds what was never stored: " + each);
                continue;
            }
            if (!event.payload().equals(each.payload()) || !event.aggregateId().equals(each.aggregateId()))
                breach.accept("%s was sent as %s".formatted(event, each));
            if (!partitions
                    .computeIfAbsent(each.aggregateId(), id -> each.partition())
                    .equals(each.partition()))
                breach.accept("%s is in more than one partition".formatted(each.aggregateId()));
            if (!there.add(each.id())) continue;
            long before = last.getOrDefault(each.aggregateId(), -1L);
            if (each.sequence() != before + 1) breach.accept("%s was sent after #%d".formatted(event, before));
            last.put(each.aggregateId(), each.sequence());
        }
        for (var event : log) if (!there.contains(event.id())) breach.accept("never sent: " + event);
    }
}
