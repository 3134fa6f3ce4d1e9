package nl.opvang.capacity.statement.domain;

import java.time.Instant;
import java.time.LocalDate;
import java.util.UUID;
import nl.opvang.contracts.area.MunicipalityCode;
import nl.opvang.contracts.area.RegionCode;
import nl.opvang.contracts.calendar.Week;
import nl.opvang.plumbing.decision.Command;
import org.jspecify.annotations.Nullable;

/** What can be said about the statement of a municipality about a week. */
public sealed interface StatementCommand extends Command {
    /** First part of the ids of statements as aggregates. */
    String FEATURE = "statement";

    MunicipalityCode municipality();

    Week week();

    @Override
    default String aggregateId() {
        return FEATURE + ":" + municipality() + ":" + week();
    }

    /**
     * The municipality says that the figures are right.
     *
     * @param seenAt it saw them as known at this moment; null: as known now
     * @param today the day on which it says so
     */
    record Confirm(
            MunicipalityCode municipality,
            Week week,
            UUID confirmationId,
            @Nullable Instant seenAt,
            LocalDate today) implements StatementCommand {}

    /** What a region says about a confirmation that it looked at. */
    sealed interface Review extends StatementCommand {
        UUID reviewId();

        UUID confirmationId();

        RegionCode region();

        /** The region's rule that makes it look at this week; null when it has none. */
        @Nullable
        UUID policyId();
    }

    record Accept(
            MunicipalityCode municipality,
            Week week,
            UUID reviewId,
            UUID confirmationId,
            RegionCode region,
            @Nullable UUID policyId)
            implements Review {}

    record Return(
            MunicipalityCode municipality,
            Week week,
            UUID reviewId,
            UUID confirmationId,
            RegionCode region,
            @Nullable UUID policyId)
            implements Review {}

    /** @param today the day on which it is locked */
    record Lock(MunicipalityCode municipality, Week week, UUID lockId, LocalDate today) implements StatementCommand {}

    /**
     * @param on the day on which the municipality is asked
     * @param dueOn last day on which the statement is in time
     * @param ruleId the rule that says so
     */
    record Remind(MunicipalityCode municipality, Week week, LocalDate on, LocalDate dueOn, UUID ruleId)
            implements StatementCommand {}

    /** @param differs whether the event is known to have changed the figures of the week after it was locked */
    record ExplainDifference(
            MunicipalityCode municipality,
            Week week,
            UUID explanationId,
            UUID eventId,
            String explanation,
            boolean differs)
            implements StatementCommand {}
}
