package nl.opvang.capacity.statement.domain;

import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import nl.opvang.contracts.area.MunicipalityCode;
import nl.opvang.plumbing.decision.Refusal;

/** What stands in the way of a command to a statement. */
public sealed interface StatementRefusal extends Refusal {
    /** This id already stands for something else that was said about the statement. */
    record IdTaken(UUID id) implements StatementRefusal {}

    /** The figures of a week are those of its last day, which has not come. */
    record WeekNotOver(LocalDate lastDay) implements StatementRefusal {}

    record MunicipalityNotThere(MunicipalityCode municipality, LocalDate on) implements StatementRefusal {}

    /** There is nothing to look at. */
    record NotConfirmed() implements StatementRefusal {}

    /** The municipality confirmed again since: the region looked at something else. */
    record ConfirmedAgain(UUID confirmationId) implements StatementRefusal {}

    /** No rule of the region says that it looks at statements about this week. */
    record NotReviewed() implements StatementRefusal {}

    /** Nothing can differ from figures that were not locked. */
    record NotLocked() implements StatementRefusal {}

    /** The event did not change the figures of the week after it was locked. */
    record NoDifference(UUID eventId) implements StatementRefusal {}

    /**
     * History of the municipality may still be brought in, as known before now: no figure of it would stay as it was.
     *
     * @param services in which it is open
     */
    record HistoryImportOpen(List<String> services) implements StatementRefusal {
        public HistoryImportOpen {
            services = List.copyOf(services);
        }
    }
}
