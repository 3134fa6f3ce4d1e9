package nl.opvang.funding.carecompensation.domain;

import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import nl.opvang.contracts.area.MunicipalityCode;
import nl.opvang.contracts.funding.Certainty;
import nl.opvang.contracts.money.Euro;
import nl.opvang.plumbing.decision.Command;
import org.jspecify.annotations.Nullable;

/** What can be said about the compensation for care of a year. */
public sealed interface CareCompensationCommand extends Command {
    /** First part of the ids of these years as aggregates. */
    String FEATURE = "care-compensation";

    int year();

    @Override
    default String aggregateId() {
        return FEATURE + ":" + year();
    }

    /** @param counted people per municipality; none when only the total was published */
    record Publish(
            int year,
            UUID publicationId,
            Euro total,
            @Nullable Euro price,
            List<Counted> counted,
            @Nullable LocalDate publishedOn,
            Certainty certainty,
            String source)
            implements CareCompensationCommand {
        public Publish {
            counted = List.copyOf(counted);
        }
    }

    /** People in a municipality. */
    record Counted(MunicipalityCode municipality, int people) {}

    record Withdraw(int year, UUID publicationId, UUID withdrawalId) implements CareCompensationCommand {}
}
