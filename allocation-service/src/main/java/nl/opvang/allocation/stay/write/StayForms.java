package nl.opvang.allocation.stay.write;

import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import nl.opvang.allocation.identity.IdentityForm;
import nl.opvang.allocation.stay.domain.GuestBookCommand;
import nl.opvang.allocation.stay.domain.GuestBookCommand.CorrectStay;
import nl.opvang.allocation.stay.domain.GuestBookCommand.EndStay;
import nl.opvang.allocation.stay.domain.GuestBookCommand.MoveIn;
import nl.opvang.allocation.stay.domain.GuestBookCommand.MoveOut;
import nl.opvang.allocation.stay.domain.GuestBookCommand.StartStay;
import nl.opvang.allocation.stay.domain.GuestBookCommand.WithdrawStay;
import nl.opvang.allocation.stay.domain.WithoutFreePlace;
import nl.opvang.allocation.stay.write.StayPeriods.Stayed;
import nl.opvang.contracts.allocation.PersonId;
import nl.opvang.contracts.allocation.StayId;
import nl.opvang.contracts.area.LocationId;
import nl.opvang.contracts.area.MunicipalityCode;
import nl.opvang.plumbing.decision.Command;
import nl.opvang.plumbing.http.form.Example;
import nl.opvang.plumbing.http.form.Reasoned;
import org.jspecify.annotations.Nullable;

/** What is filled in about a stay; its id and that of a correction stand beside it in the path, or first in the line. */
public final class StayForms {
    private StayForms() {}

    /**
     * @param location id of one of the municipality's locations
     * @param until first day on which the person no longer stays; without it that is open
     * @param reason needed to place someone for whom there is no free place
     */
    public record StayForm(
            UUID location,
            IdentityForm identity,
            LocalDate from,
            @Nullable LocalDate until,
            @Nullable String reason) implements Reasoned {
        GuestBookCommand command(StayId id, PersonId person, WithoutFreePlace full) {
            return new StartStay(new LocationId(id.municipality(), location), id, person, from, until, full);
        }
    }

    /** What a form says of a stay that has begun. */
    public interface AboutStay extends Reasoned {
        /** Where it is; null when the id alone must say it. */
        @Nullable
        UUID location();

        /** Whether it must also be known whose stay it is. */
        default boolean needsPerson() {
            return false;
        }

        /** @throws NullPointerException when it needs the person, and there is none */
        List<Command> commands(StayId id, LocationId location, @Nullable Stayed stayed, WithoutFreePlace full);
    }

    /** @param until first day on which the person no longer stays */
    public record EndForm(
            LocalDate until,
            @Nullable UUID location,
            @Nullable String reason) implements AboutStay {
        @Override
        public List<Command> commands(StayId id, LocationId at, @Nullable Stayed stayed, WithoutFreePlace full) {
            return List.of(new EndStay(at, id, until));
        }
    }

    /**
     * @param on last day here is the one before it, first day there it is
     * @param toStay the id of the stay there
     * @param toMunicipality the code of the other location, when it is another one that the caller acts for
     */
    public record MoveForm(
            LocalDate on,
            UUID toLocation,
            UUID toStay,
            @Nullable MunicipalityCode toMunicipality,
            @Nullable String reason)
            implements AboutStay {
        @Override
        public @Nullable UUID location() {
            return null;
        }

        @Override
        public boolean needsPerson() {
            return true;
        }

        @Override
        public List<Command> commands(StayId id, LocationId at, @Nullable Stayed stayed, WithoutFreePlace full) {
            if (stayed == null) throw new NullPointerException("a move needs to know whose stay it is");
            var municipality = toMunicipality == null ? id.municipality() : toMunicipality;
            var there = new LocationId(municipality, toLocation);
            var next = new StayId(municipality, toStay);
            return List.of(
                    new MoveOut(at, id, on, there, next), new MoveIn(there, next, stayed.personId(), on, at, id, full));
        }
    }

    /** When the person really stayed, or that the person did not. */
    public record CorrectionForm(
            @Example @Nullable LocalDate from,
            @Nullable LocalDate until,
            @Nullable Boolean withdrawn,
            @Nullable UUID location,
            @Nullable String reason)
            implements Reasoned {
        public CorrectionForm {
            var gone = Boolean.TRUE.equals(withdrawn);
            if (gone && (from != null || until != null))
                throw new IllegalArgumentException("what is withdrawn says nothing else");
            if (!gone && from == null)
                throw new IllegalArgumentException("must say from, or that the stay is withdrawn");
        }

        public AboutStay with(UUID correctionId) {
            return new Correction(this, correctionId);
        }
    }

    private record Correction(CorrectionForm form, UUID correctionId) implements AboutStay {
        @Override
        public @Nullable UUID location() {
            return form.location();
        }

        @Override
        public @Nullable String reason() {
            return form.reason();
        }

        @Override
        public List<Command> commands(StayId id, LocationId at, @Nullable Stayed stayed, WithoutFreePlace full) {
            var from = form.from();
            return List.of(
                    from == null
                            ? new WithdrawStay(at, id, correctionId)
                            : new CorrectStay(at, id, correctionId, from, form.until(), full));
        }
    }

    /** {@link StayForm} in a line. */
    record StartStayLine(
            UUID stay,
            UUID location,
            IdentityForm identity,
            LocalDate from,
            @Nullable LocalDate until,
            @Nullable String reason)
            implements Reasoned {
        StayForm form() {
            return new StayForm(location, identity, from, until, reason);
        }
    }

    /** {@link EndForm} in a line; needs the location when the stay stands in a line just before. */
    record EndStayLine(
            UUID stay,
            LocalDate until,
            @Nullable UUID location,
            @Nullable String reason) implements Reasoned {
        AboutStay form() {
            return new EndForm(until, location, reason);
        }
    }

    /** {@link MoveForm} in a line, within one municipality. */
    record MoveStayLine(
            UUID stay,
            LocalDate on,
            UUID toLocation,
            UUID toStay,
            @Nullable String reason) implements Reasoned {
        AboutStay form() {
            return new MoveForm(on, toLocation, toStay, null, reason);
        }
    }

    /** {@link CorrectionForm} in a line; needs the location when the stay stands in a line just before. */
    record CorrectStayLine(
            UUID stay,
            UUID correction,
            @Example @Nullable LocalDate from,
            @Nullable LocalDate until,
            @Nullable Boolean withdrawn,
            @Nullable UUID location,
            @Nullable String reason)
            implements Reasoned {
        CorrectStayLine {
            // Checked here, so that a wrong line is told so before anything of its chunk is decided.
            new CorrectionForm(from, until, withdrawn, location, reason);
        }

        AboutStay form() {
            return new CorrectionForm(from, until, withdrawn, location, reason).with(correction);
        }
    }
}
