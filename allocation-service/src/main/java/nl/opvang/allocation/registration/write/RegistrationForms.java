package nl.opvang.allocation.registration.write;

import java.time.LocalDate;
import java.util.UUID;
import nl.opvang.allocation.identity.AboutPerson;
import nl.opvang.allocation.identity.IdentityForm;
import nl.opvang.allocation.registration.domain.Departure;
import nl.opvang.allocation.registration.domain.RegistrationCommand;
import nl.opvang.allocation.registration.domain.RegistrationCommand.Correct;
import nl.opvang.allocation.registration.domain.RegistrationCommand.Deregister;
import nl.opvang.allocation.registration.domain.RegistrationCommand.Move;
import nl.opvang.allocation.registration.domain.RegistrationCommand.Register;
import nl.opvang.allocation.registration.domain.RegistrationCommand.Withdraw;
import nl.opvang.contracts.allocation.DepartureReason;
import nl.opvang.contracts.allocation.PersonId;
import nl.opvang.contracts.allocation.RegistrationId;
import nl.opvang.contracts.area.MunicipalityCode;
import nl.opvang.contracts.ledger.NationalityGroup;
import nl.opvang.plumbing.http.form.Example;
import nl.opvang.plumbing.http.form.Reasoned;
import org.jspecify.annotations.Nullable;

/** What is filled in about a registration; its id and that of a correction stand beside it in the path, or first in the line. */
public final class RegistrationForms {
    private RegistrationForms() {}

    /**
     * @param from first day in the register of this municipality
     * @param movedFrom the municipality whose registration ends on that day; without it the person is new, or returns
     */
    public record RegistrationForm(
            IdentityForm identity,
            NationalityGroup nationalityGroup,
            LocalDate from,
            @Nullable MunicipalityCode movedFrom,
            @Nullable String reason)
            implements AboutPerson<RegistrationId> {
        @Override
        public RegistrationCommand command(RegistrationId id, PersonId person) {
            return movedFrom == null
                    ? new Register(person, id, nationalityGroup, from)
                    : new Move(person, id, movedFrom, nationalityGroup, from);
        }
    }

    /** @param until first day on which the person is no longer registered */
    public record DeregistrationForm(
            LocalDate until,
            DepartureReason departureReason,
            @Nullable IdentityForm identity,
            @Nullable String reason) implements AboutPerson<RegistrationId> {
        @Override
        public RegistrationCommand command(RegistrationId id, PersonId person) {
            return new Deregister(person, id, until, departureReason);
        }
    }

    /** What the registration should have said, in full, or that it never should have been. */
    public record CorrectionForm(
            @Example @Nullable NationalityGroup nationalityGroup,
            @Example @Nullable LocalDate from,
            @Nullable LocalDate until,
            @Nullable DepartureReason departureReason,
            @Nullable Boolean withdrawn,
            @Nullable IdentityForm identity,
            @Nullable String reason)
            implements Reasoned {
        public CorrectionForm {
            var gone = Boolean.TRUE.equals(withdrawn);
            if (gone && (nationalityGroup != null || from != null || until != null || departureReason != null))
                throw new IllegalArgumentException("what is withdrawn says nothing else");
            if (!gone && (nationalityGroup == null || from == null))
                throw new IllegalArgumentException(
                        "must say nationalityGroup and from, or that the registration is withdrawn");
            if ((until == null) != (departureReason == null))
                throw new IllegalArgumentException("until and departureReason come together");
        }

        public AboutPerson<RegistrationId> with(UUID correctionId) {
            return new Correction(this, correctionId);
        }
    }

    private record Correction(CorrectionForm form, UUID correctionId) implements AboutPerson<RegistrationId> {
        @Override
        public @Nullable IdentityForm identity() {
            return form.identity();
        }

        @Override
        public @Nullable String reason() {
            return form.reason();
        }

        @Override
        public RegistrationCommand command(RegistrationId id, PersonId person) {
            var group = form.nationalityGroup();
            var from = form.from();
            if (group == null || from == null) return new Withdraw(person, id, correctionId);
            var until = form.until();
            var why = form.departureReason();
            return new Correct(
                    person,
                    id,
                    correctionId,
                    group,
                    from,
                    until == null || why == null ? null : new Departure(until, why));
        }
    }

    /** {@link RegistrationForm} in a line. */
    record RegisterLine(
            UUID registration,
            IdentityForm identity,
            NationalityGroup nationalityGroup,
            LocalDate from,
            @Nullable MunicipalityCode movedFrom,
            @Nullable String reason)
            implements Reasoned {
        RegistrationForm form() {
            return new RegistrationForm(identity, nationalityGroup, from, movedFrom, reason);
        }
    }

    /** {@link DeregistrationForm} in a line; needs the identity when the registration stands in a line just before. */
    record DeregisterLine(
            UUID registration,
            LocalDate until,
            DepartureReason departureReason,
            @Nullable IdentityForm identity,
            @Nullable String reason)
            implements Reasoned {
        DeregistrationForm form() {
            return new DeregistrationForm(until, departureReason, identity, reason);
        }
    }

    /** {@link CorrectionForm} in a line; needs the identity when the registration stands in a line just before. */
    record CorrectRegistrationLine(
            UUID registration,
            UUID correction,
            @Example @Nullable NationalityGroup nationalityGroup,
            @Example @Nullable LocalDate from,
            @Nullable LocalDate until,
            @Nullable DepartureReason departureReason,
            @Nullable Boolean withdrawn,
            @Nullable IdentityForm identity,
            @Nullable String reason)
            implements Reasoned {
        CorrectRegistrationLine {
            // Checked here, so that a wrong line is told so before anything of its chunk is decided.
            new CorrectionForm(nationalityGroup, from, until, departureReason, withdrawn, identity, reason);
        }

        AboutPerson<RegistrationId> form() {
            return new CorrectionForm(nationalityGroup, from, until, departureReason, withdrawn, identity, reason)
                    .with(correction);
        }
    }
}
