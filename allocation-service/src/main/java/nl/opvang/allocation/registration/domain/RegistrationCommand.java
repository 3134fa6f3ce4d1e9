package nl.opvang.allocation.registration.domain;

import java.time.LocalDate;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import nl.opvang.contracts.allocation.DepartureReason;
import nl.opvang.contracts.allocation.HeldRegistration;
import nl.opvang.contracts.allocation.MergeId;
import nl.opvang.contracts.allocation.PersonId;
import nl.opvang.contracts.allocation.RegistrationId;
import nl.opvang.contracts.area.MunicipalityCode;
import nl.opvang.contracts.ledger.NationalityGroup;
import nl.opvang.plumbing.decision.Command;
import org.jspecify.annotations.Nullable;

/** What a municipality can say about a person's registration. */
public sealed interface RegistrationCommand extends Command {
    PersonId personId();

    @Override
    default String aggregateId() {
        return "registration:" + personId().text();
    }

    /** The person is registered from this day on: for the first time, or on return. */
    record Register(PersonId personId, RegistrationId registrationId, NationalityGroup nationalityGroup, LocalDate from)
            implements RegistrationCommand {}

    /** The person came from another municipality, where the registration ends on the same day. */
    record Move(
            PersonId personId,
            RegistrationId registrationId,
            MunicipalityCode movedFrom,
            NationalityGroup nationalityGroup,
            LocalDate from)
            implements RegistrationCommand {}

    /** The person left the register. */
    record Deregister(PersonId personId, RegistrationId registrationId, LocalDate until, DepartureReason reason)
            implements RegistrationCommand {}

    /** What the registration should have said, in full; without a departure there was none. */
    record Correct(
            PersonId personId,
            RegistrationId registrationId,
            UUID correctionId,
            NationalityGroup nationalityGroup,
            LocalDate from,
            @Nullable Departure departure)
            implements RegistrationCommand {}

    /** The registration never should have been. */
    record Withdraw(PersonId personId, RegistrationId registrationId, UUID correctionId)
            implements RegistrationCommand {}

    /** Said of a person who turned out to be another one: that one's registrations are meant. */
    record OfSurvivor(PersonId survivor, RegistrationCommand said) implements RegistrationCommand {
        @Override
        public PersonId personId() {
            return said.personId();
        }

        @Override
        public String aggregateId() {
            return "registration:" + survivor.text();
        }
    }

    /**
     * These registrations are another person's from now on; accepted only together with that one's {@link TakeOver}.
     *
     * @param undone whether this undoes the merge; else all of them go
     * @param persons when that is undone, whose registrations go: the merged person and who had merged into it
     * @param registrations all that go, as they were seen, in the order of their ids
     */
    record HandOver(
            PersonId personId,
            MergeId mergeId,
            PersonId to,
            boolean undone,
            Set<PersonId> persons,
            List<HeldRegistration> registrations)
            implements RegistrationCommand {
        public HandOver {
            persons = Set.copyOf(persons);
            registrations = List.copyOf(registrations);
        }
    }

    /** Another person's registrations are this one's from now on; accepted only together with that one's {@link HandOver}. */
    record TakeOver(
            PersonId personId, MergeId mergeId, PersonId from, boolean undone, List<HeldRegistration> registrations)
            implements RegistrationCommand {
        public TakeOver {
            registrations = List.copyOf(registrations);
        }
    }
}
