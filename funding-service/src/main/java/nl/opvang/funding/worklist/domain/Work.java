package nl.opvang.funding.worklist.domain;

import java.time.LocalDate;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Something that is to be done about a request.
 *
 * @param requestId the application, request or payment; null when it is about the dossier as a whole
 * @param dueOn last day on which it is in time, in the Netherlands; null when no rule says so, or while it is paused
 * @param paused whether somebody else must act first
 * @param ruleEventId the event by which the dated rule read so; null for the register's own default, or without a day
 */
public record Work(
        Task task,
        @Nullable UUID requestId,
        @Nullable LocalDate dueOn,
        boolean paused,
        @Nullable UUID ruleEventId) {
    /** How urgent it is. */
    public enum Urgency {
        DUE,
        OVERDUE,
        PAUSED
    }

    /** Work without a day. */
    public static Work of(Task task, UUID requestId) {
        return new Work(task, requestId, null, false, null);
    }

    /** On a day of the Netherlands; the last day itself is in time. */
    public Urgency urgency(LocalDate today) {
        if (paused) return Urgency.PAUSED;
        return dueOn != null && today.isAfter(dueOn) ? Urgency.OVERDUE : Urgency.DUE;
    }
}
