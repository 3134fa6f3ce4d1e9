package nl.opvang.torture.history;

import java.util.List;
import java.util.Map;
import nl.opvang.torture.history.Journal.Told;

/**
 * Everything that is known of a history up to one moment.
 *
 * @param logs per service its store, in the order of the store
 * @param asked what clients asked by then
 * @param told answers that never change; only once it is over
 * @param tables per service and table its rows as text; only once it is over
 * @param sent per service what Kafka holds; only once it is over
 */
public record Evidence(
        Map<String, List<LoggedEvent>> logs,
        List<Asked> asked,
        List<Told> told,
        Map<String, Map<String, List<String>>> tables,
        Map<String, List<Sent>> sent) {
    public Evidence {
        logs = Map.copyOf(logs);
        asked = List.copyOf(asked);
        told = List.copyOf(told);
        tables = Map.copyOf(tables);
        sent = Map.copyOf(sent);
    }

    public List<LoggedEvent> log(String service) {
        return logs.getOrDefault(service, List.of());
    }

    /** How many events there are in all. */
    public int events() {
        return logs.values().stream().mapToInt(List::size).sum();
    }
}
