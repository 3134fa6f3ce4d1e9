package nl.opvang.funding.history.domain;

import java.util.List;
import nl.opvang.plumbing.decision.Refusal;

/** What stands in the way of asking for and giving money as long as figures as known at a moment may still change. */
public sealed interface HistoryRefusal extends Refusal {
    /** @param services in which history of the municipality may still be brought in, as known before now */
    record HistoryImportOpen(List<String> services) implements HistoryRefusal {
        public HistoryImportOpen {
            services = List.copyOf(services);
        }
    }
}
