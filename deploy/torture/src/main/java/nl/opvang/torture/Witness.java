package nl.opvang.torture;

import java.sql.SQLException;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import nl.opvang.embedded.Databases;
import nl.opvang.torture.check.Reading;
import nl.opvang.torture.history.Asked;
import nl.opvang.torture.history.Command;
import nl.opvang.torture.history.Command.Outcome;
import nl.opvang.torture.history.Command.Unknown;
import nl.opvang.torture.history.Evidence;
import nl.opvang.torture.history.Journal;
import nl.opvang.torture.history.LoggedEvent;
import nl.opvang.torture.history.Sent;
import nl.opvang.torture.machine.Machine;
import org.apache.kafka.common.KafkaException;
import org.jspecify.annotations.Nullable;

/** Gathers the evidence, past all that stands between clients, services and servers. */
final class Witness {
    private static final Duration LONGEST_REST = Duration.ofMinutes(10);

    private final Machine machine;
    private final Journal journal;

    Witness(Machine machine, Journal journal) {
        this.machine = machine;
        this.journal = journal;
    }

    /** What was answered before a store was read must be in it; what was asked after that need not be known. */
    Evidence soFar() throws SQLException {
        var outcomes = new HashMap<Command, Outcome>();
        for (var command : journal.commands()) outcomes.put(command, command.outcome());
        var logs = logs();
        var asked = journal.commands().stream()
                .map(command -> Asked.of(command, outcomes.getOrDefault(command, new Unknown())))
                .toList();
        return new Evidence(logs, asked, List.of(), Map.of(), Map.of());
    }

    /** Allocation before capacity, from which it hears. */
    private Map<String, List<LoggedEvent>> logs() throws SQLException {
        var logs = new HashMap<String, List<LoggedEvent>>();
        for (var service : List.of("allocation", "capacity", "funding", "reporting")) {
            try (var connection = machine.superuser(service)) {
                logs.put(service, Reading.log(service, connection));
            }
        }
        return logs;
    }

    /** Everything there is, once nothing moves any more. */
    Evidence atRest() throws SQLException {
        var tables = new HashMap<String, Map<String, List<String>>>();
        var sent = new HashMap<String, List<Sent>>();
        for (var service : Databases.SERVICES) {
            try (var connection = machine.superuser(service)) {
                tables.put(service, Reading.tables(service, connection));
            }
            sent.put(service, Reading.sent(service, machine.brokers()));
        }
        return new Evidence(logs(), journal.commands().stream().map(Asked::of).toList(), journal.told(), tables, sent);
    }

    /**
     * Waits until every event is in Kafka and in every projection.
     *
     * @return what does not come to rest; null when all did
     */
    @Nullable
    String awaitRest() throws InterruptedException {
        long deadline = System.nanoTime() + LONGEST_REST.toNanos();
        for (var unrest = unrest(); unrest != null; unrest = unrest()) {
            if (System.nanoTime() > deadline) return "after %s %s".formatted(LONGEST_REST, unrest);
            TimeUnit.MILLISECONDS.sleep(500);
        }
        return null;
    }

    private @Nullable String unrest() {
        try {
            var ends = Reading.ends(Databases.SERVICES, machine.brokers());
            for (var service : Databases.SERVICES) {
                try (var connection = machine.superuser(service)) {
                    var unrest = Reading.unrest(service, connection, ends);
                    if (unrest != null) return unrest;
                }
            }
            return null;
        } catch (SQLException | KafkaException e) {
            return e.toString();
        }
    }
}
