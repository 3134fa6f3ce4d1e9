package nl.opvang.allocation.forgetting.write;

import java.util.UUID;
import nl.opvang.allocation.identity.IdentityForm;
import nl.opvang.contracts.allocation.ForgettingReason;

/** What is filled in about forgetting; its id stands in the path. */
final class ForgettingForms {
    private ForgettingForms() {}

    /**
     * There is no field to write in: it would say something about somebody who is to be forgotten.
     *
     * @param identity by one of the numbers under which the municipality knows the person
     */
    record ForgettingForm(IdentityForm identity, ForgettingReason why) {}

    /** {@link ForgettingForm} in a line. */
    record ForgetPersonLine(UUID forgetting, ForgettingForm who) {}
}
