package nl.opvang.funding.carecompensation.domain;

import java.util.List;
import java.util.UUID;
import nl.opvang.contracts.money.Euro;
import nl.opvang.funding.procedure.domain.Flaw;
import nl.opvang.plumbing.decision.Refusal;

/** What stands in the way of a command about the compensation for care. */
public sealed interface CareCompensationRefusal extends Refusal {
    /** All that is wrong with what was said. */
    record Flawed(List<Flaw> flaws) implements CareCompensationRefusal {
        public Flawed {
            flaws = List.copyOf(flaws);
        }
    }

    /** The id already stands for something else that was said about the year. */
    record IdTaken(UUID id) implements CareCompensationRefusal {}

    /** This publication does not stand: it never did, or it was replaced or withdrawn. */
    record NotStanding(UUID publicationId) implements CareCompensationRefusal {}

    /** Price times people does not come to the total. */
    record TotalDiffers(Euro calculated) implements CareCompensationRefusal {}
}
