package nl.opvang.allocation.provision.domain;

import java.util.List;
import java.util.UUID;
import nl.opvang.contracts.allocation.ProvisionId;
import nl.opvang.plumbing.decision.Refusal;

/** Why something about a provision is not recorded. */
public sealed interface ProvisionRefusal extends Refusal {
    /** Another municipality provided in that month: which one is not the caller's to know. */
    record ProvidedElsewhere() implements ProvisionRefusal {}

    /** This municipality already said so. */
    record AlreadyProvided(ProvisionId existing) implements ProvisionRefusal {}

    /** The municipality has no such provision. */
    record ProvisionUnknown(ProvisionId provisionId) implements ProvisionRefusal {}

    /** The id already stands for a provision that says something else. */
    record ProvisionIdTaken(ProvisionId provisionId) implements ProvisionRefusal {}

    /** The municipality's id already stands for another person's provision. */
    record ProvisionIdOfAnother() implements ProvisionRefusal {}

    /** The id already stands for the correction of another provision. */
    record CorrectionIdTaken(UUID correctionId) implements ProvisionRefusal {}

    /** The person turned out to be another one, under whom this is to be said. */
    record PersonMergedAway() implements ProvisionRefusal {}

    /** The provisions are no longer as the caller saw them. */
    record ChangedMeanwhile() implements ProvisionRefusal {}

    /**
     * Both persons had a provision in one month: first that is to be corrected.
     *
     * @param own the caller's own provisions among them, in the order of their ids
     * @param elsewhere whether another municipality's are among them: which one is not the caller's to know
     */
    record ProvidedTwice(List<ProvisionId> own, boolean elsewhere) implements ProvisionRefusal {
        public ProvidedTwice {
            own = List.copyOf(own);
        }
    }
}
