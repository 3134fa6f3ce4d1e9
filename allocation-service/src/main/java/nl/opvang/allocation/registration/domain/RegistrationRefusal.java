package nl.opvang.allocation.registration.domain;

import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import nl.opvang.contracts.allocation.RegistrationId;
import nl.opvang.plumbing.decision.Refusal;

/** Why something about a registration is not recorded. */
public sealed interface RegistrationRefusal extends Refusal {
    /** The person is registered in another municipality: which one, and since when, is not the caller's to know. */
    record RegisteredElsewhere() implements RegistrationRefusal {}

    /** The person is registered in this municipality on that day. */
    record AlreadyRegistered(RegistrationId existing) implements RegistrationRefusal {}

    /** The person is not registered there on the day of the move: where else is not the caller's to know. */
    record NotRegisteredThere() implements RegistrationRefusal {}

    /** The registration had ended by that day, because the person's next one had begun. */
    record NotRegisteredThen() implements RegistrationRefusal {}

    /** The municipality has no such registration. */
    record RegistrationUnknown(RegistrationId registrationId) implements RegistrationRefusal {}

    /** The id already stands for a registration that says something else. */
    record RegistrationIdTaken(RegistrationId registrationId) implements RegistrationRefusal {}

    /** The municipality's id already stands for another person's registration. */
    record RegistrationIdOfAnother() implements RegistrationRefusal {}

    /** The id already stands for a correction that says something else. */
    record CorrectionIdTaken(UUID correctionId) implements RegistrationRefusal {}

    /** The registration was withdrawn; only a correction brings it back. */
    record RegistrationWithdrawn(RegistrationId registrationId) implements RegistrationRefusal {}

    /** The registration has a deregistration on another day or for another reason; only a correction changes it. */
    record AlreadyDeregistered(LocalDate until) implements RegistrationRefusal {}

    /** The last day would come before the first. */
    record LeavesBeforeArrival(LocalDate from, LocalDate until) implements RegistrationRefusal {}

    /** The person turned out to be another one, under whom this is to be said. */
    record PersonMergedAway() implements RegistrationRefusal {}

    /** The registrations are no longer as the caller saw them. */
    record ChangedMeanwhile() implements RegistrationRefusal {}

    /**
     * Both persons are registered on one day: first that is to be corrected.
     *
     * @param own the caller's own registrations among them, in the order of their ids
     * @param elsewhere whether another municipality's are among them: which one is not the caller's to know
     */
    record RegisteredTwice(List<RegistrationId> own, boolean elsewhere) implements RegistrationRefusal {
        public RegisteredTwice {
            own = List.copyOf(own);
        }
    }
}
