package nl.opvang.allocation.registration.domain;

import java.time.LocalDate;
import java.util.UUID;
import nl.opvang.contracts.allocation.DepartureReason;
import nl.opvang.contracts.allocation.PersonId;
import nl.opvang.contracts.allocation.RegistrationId;
import nl.opvang.contracts.area.MunicipalityCode;
import nl.opvang.contracts.ledger.NationalityGroup;
import nl.opvang.plumbing.decision.Command;
import org.jspecify.annotations.Nullable;

/** What a municipality can say about a person's registration. */
public sealed interface RegistrationCommand extends Command {
    PersonId personId();

    RegistrationId registrationId();

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
}
