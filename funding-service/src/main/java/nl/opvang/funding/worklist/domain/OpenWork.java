package nl.opvang.funding.worklist.domain;

import java.util.List;
import java.util.UUID;
import nl.opvang.funding.procedure.domain.Procedure;

/** Which work follows from how far a procedure is. */
public final class OpenWork {
    private OpenWork() {}

    /**
     * One thing at most, but while the applicant must supply something: then the assessor's is paused.
     *
     * @param assess the task of whoever assesses it
     */
    public static List<Work> of(UUID requestId, Procedure procedure, Task assess) {
        return of(requestId, procedure, Task.SUPPLY_INFORMATION, assess);
    }

    /** @param supply the task of whoever asked */
    public static List<Work> of(UUID requestId, Procedure procedure, Task supply, Task assess) {
        return switch (procedure.status()) {
            case APPLIED, OBJECTED_TO -> List.of(Work.of(assess, requestId));
            case AWAITING_INFORMATION ->
                List.of(Work.of(supply, requestId), new Work(assess, requestId, null, true, null));
            case ASSESSED -> List.of(Work.of(Task.APPROVE, requestId));
            case APPROVED_ONCE -> List.of(Work.of(Task.APPROVE_AS_SECOND, requestId));
            case GRANTED, REFUSED, WITHDRAWN -> List.of();
        };
    }
}
