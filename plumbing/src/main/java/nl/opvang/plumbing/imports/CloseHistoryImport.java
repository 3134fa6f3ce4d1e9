package nl.opvang.plumbing.imports;

import java.util.function.Function;
import nl.opvang.contracts.area.MunicipalityCode;
import nl.opvang.contracts.event.PublishedEvent;
import nl.opvang.plumbing.decision.Command;
import nl.opvang.plumbing.decision.Decider;
import nl.opvang.plumbing.decision.Decision;
import nl.opvang.plumbing.decision.Refusal;

/** Ends the import of a municipality's history, for good. */
record CloseHistoryImport(MunicipalityCode municipality) implements Command {
    static final String FEATURE = "history-import";

    @Override
    public String aggregateId() {
        return FEATURE + ":" + municipality;
    }

    /**
     * Decides closings of one service.
     *
     * @param closed the service's own event
     */
    static <E extends PublishedEvent> Decider<CloseHistoryImport, Boolean, E, Refusal> decider(
            Class<E> events, Function<MunicipalityCode, E> closed) {
        return new Decider<>(
                FEATURE,
                CloseHistoryImport.class,
                events,
                false,
                (command, isClosed) ->
                        isClosed ? Decision.nothing() : Decision.accept(closed.apply(command.municipality())),
                (isClosed, event) -> true);
    }
}
