package nl.opvang.capacity.location.write;

import static nl.opvang.capacity.location.domain.LocationDecider.MOST_PLACES;

import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import java.time.LocalDate;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import java.util.stream.Stream;
import nl.opvang.capacity.location.domain.LocationCommand;
import nl.opvang.capacity.location.domain.LocationCommand.ChangeOccupancyBasis;
import nl.opvang.capacity.location.domain.LocationCommand.ChangePlaces;
import nl.opvang.capacity.location.domain.LocationCommand.Close;
import nl.opvang.capacity.location.domain.LocationCommand.Correct;
import nl.opvang.capacity.location.domain.LocationCommand.CorrectOpening;
import nl.opvang.capacity.location.domain.LocationCommand.CountOccupancy;
import nl.opvang.capacity.location.domain.LocationCommand.Open;
import nl.opvang.capacity.location.domain.LocationCommand.PlanPlaces;
import nl.opvang.capacity.location.domain.LocationCommand.Prolong;
import nl.opvang.capacity.location.domain.LocationCommand.RealisePlaces;
import nl.opvang.capacity.location.domain.LocationCommand.Restate;
import nl.opvang.capacity.location.domain.LocationCommand.ReturnToUse;
import nl.opvang.capacity.location.domain.LocationCommand.Statement;
import nl.opvang.capacity.location.domain.LocationCommand.TakeOutOfUse;
import nl.opvang.capacity.location.domain.LocationCommand.Withdraw;
import nl.opvang.contracts.area.LocationId;
import nl.opvang.contracts.area.MunicipalityCode;
import nl.opvang.contracts.capacity.BuildingType;
import nl.opvang.contracts.capacity.LocationDescription;
import nl.opvang.contracts.capacity.OccupancyBasis;
import nl.opvang.contracts.capacity.OwnFacility;
import nl.opvang.contracts.capacity.PrivacyLevel;
import nl.opvang.contracts.capacity.StayLength;
import nl.opvang.contracts.capacity.Suitability;
import nl.opvang.contracts.ledger.PlaceKind;
import nl.opvang.plumbing.http.form.Example;
import nl.opvang.plumbing.http.form.Reasoned;
import org.jspecify.annotations.Nullable;

/** What is filled in about a location; its id and that of the fact stand beside it, in the path or in the line. */
final class LocationForms {
    private LocationForms() {}

    /** A form that says one thing, which a correction can say instead of another. */
    sealed interface StatementForm extends Reasoned {
        Statement statement(LocationId location, UUID factId);
    }

    /**
     * @param effectiveOn first day on which the promise of the location counts
     * @param situatedIn the municipality in which it lies; without it the one that is responsible
     * @param availableUntil first day on which it is no longer available
     * @param suitableFor for whom it is suitable beyond what every location must be; without it that is not stated
     * @param plannedPlaces promised and not yet there
     * @param occupancyBasis how it is known who stays there; without it by counting
     */
    record OpeningForm(
            LocalDate effectiveOn,
            @Example("De Eerste Haven") String name,
            @Nullable MunicipalityCode situatedIn,
            PlaceKind kind,
            @Nullable StayLength stayLength,
            @Nullable BuildingType buildingType,
            @Nullable PrivacyLevel privacyLevel,
            @Nullable List<OwnFacility> ownFacilities,
            LocalDate availableFrom,
            @Nullable LocalDate availableUntil,
            @Nullable List<Suitability> suitableFor,
            @Min(0) @Max(MOST_PLACES) int plannedPlaces,
            @Nullable OccupancyBasis occupancyBasis,
            @Nullable String reason)
            implements Reasoned {

        Open open(LocationId location) {
            return new Open(location, effectiveOn, description(location), plannedPlaces, basis());
        }

        CorrectOpening correct(LocationId location, UUID factId, UUID corrects) {
            return new CorrectOpening(
                    location, factId, corrects, effectiveOn, description(location), plannedPlaces, basis());
        }

        private LocationDescription description(LocationId location) {
            return new LocationDescription(
                    name,
                    situatedIn == null ? location.municipality() : situatedIn,
                    kind,
                    stayLength,
                    buildingType,
                    privacyLevel,
                    ownFacilities == null ? List.of() : ownFacilities,
                    availableFrom,
                    availableUntil,
                    suitableFor);
        }

        private OccupancyBasis basis() {
            return occupancyBasis == null ? OccupancyBasis.COUNTED : occupancyBasis;
        }
    }

    /**
     * @param type without it the places that are there change
     * @param places in all, from that day on, until the next day about which something is said
     * @param stillPlanned when promised places are there: how many are still promised; without it the others
     */
    record PlaceChangeForm(
            @Nullable PlaceChange type,
            LocalDate effectiveOn,
            @Min(0) @Max(MOST_PLACES) int places,
            @Min(0) @Max(MOST_PLACES) @Nullable Integer stillPlanned,
            @Nullable String reason)
            implements StatementForm {
        PlaceChangeForm {
            if (stillPlanned != null && type != PlaceChange.REALISED)
                throw new IllegalArgumentException("stillPlanned can only be said of REALISED places");
        }

        @Override
        public Statement statement(LocationId location, UUID factId) {
            return switch (type == null ? PlaceChange.CHANGED : type) {
                case PLANNED -> new PlanPlaces(location, factId, effectiveOn, places);
                case REALISED -> new RealisePlaces(location, factId, effectiveOn, places, stillPlanned);
                case CHANGED -> new ChangePlaces(location, factId, effectiveOn, places);
            };
        }
    }

    /** @param until first day on which they can be used again; without it that is open */
    record OutOfUsePeriodForm(
            LocalDate from,
            @Nullable LocalDate until,
            @Min(1) @Max(MOST_PLACES) int places,
            @Nullable String reason) implements StatementForm {
        @Override
        public Statement statement(LocationId location, UUID factId) {
            return new TakeOutOfUse(location, factId, from, until, places);
        }
    }

    /** @param effectiveOn first day on which the places of the period can be used again */
    record ReturnToUseForm(
            UUID periodId, LocalDate effectiveOn, @Nullable String reason) implements StatementForm {
        @Override
        public Statement statement(LocationId location, UUID factId) {
            return new ReturnToUse(location, factId, periodId, effectiveOn);
        }
    }

    /** @param availableUntil first day on which it is no longer available; without it no end is agreed */
    record ProlongationForm(
            @Nullable LocalDate availableUntil, @Nullable String reason) implements StatementForm {
        @Override
        public Statement statement(LocationId location, UUID factId) {
            return new Prolong(location, factId, availableUntil);
        }
    }

    /** @param effectiveOn first day on which nothing is there any more */
    record ClosingForm(LocalDate effectiveOn, @Nullable String reason) implements StatementForm {
        @Override
        public Statement statement(LocationId location, UUID factId) {
            return new Close(location, factId, effectiveOn);
        }
    }

    record CountForm(
            LocalDate on,
            @Min(0) @Max(MOST_PLACES) int occupied,
            @Nullable String reason) implements StatementForm {
        @Override
        public Statement statement(LocationId location, UUID factId) {
            return new CountOccupancy(location, factId, on, occupied);
        }
    }

    record OccupancyBasisForm(
            LocalDate effectiveOn,
            OccupancyBasis basis,
            @Nullable String reason) implements StatementForm {
        @Override
        public Statement statement(LocationId location, UUID factId) {
            return new ChangeOccupancyBasis(location, factId, effectiveOn, basis);
        }
    }

    /**
     * What the corrected fact should have said, or that it never was.
     *
     * @param corrects the last id of the fact; of an opening, the location's own
     */
    record CorrectionForm(
            UUID corrects,
            @Nullable OpeningForm opening,
            @Example @Nullable PlaceChangeForm placeChange,
            @Nullable OutOfUsePeriodForm outOfUsePeriod,
            @Nullable ReturnToUseForm returnToUse,
            @Nullable ProlongationForm prolongation,
            @Nullable ClosingForm closing,
            @Nullable CountForm count,
            @Nullable OccupancyBasisForm occupancyBasisChange,
            @Nullable Boolean withdrawn,
            @Nullable String reason)
            implements Reasoned {
        CorrectionForm {
            var said = Stream.of(
                            opening,
                            placeChange,
                            outOfUsePeriod,
                            returnToUse,
                            prolongation,
                            closing,
                            count,
                            occupancyBasisChange)
                    .filter(Objects::nonNull)
                    .toList();
            if (said.size() + (Boolean.TRUE.equals(withdrawn) ? 1 : 0) != 1)
                throw new IllegalArgumentException("must say one thing instead, or that the fact is withdrawn");
            if (said.stream().anyMatch(form -> form.reason() != null))
                throw new IllegalArgumentException("must have its reason beside what it corrects");
        }

        LocationCommand command(LocationId location, UUID factId) {
            if (opening != null) return opening.correct(location, factId, corrects);
            var instead = Stream.<@Nullable StatementForm>of(
                            placeChange,
                            outOfUsePeriod,
                            returnToUse,
                            prolongation,
                            closing,
                            count,
                            occupancyBasisChange)
                    .filter(Objects::nonNull)
                    .findFirst();
            return instead.<LocationCommand>map(form -> new Correct(corrects, form.statement(location, factId)))
                    .orElseGet(() -> new Withdraw(location, factId, corrects));
        }
    }

    /** @param corrects the fact whose lines were wrong, where it is one */
    record RestatementForm(
            @Nullable UUID corrects, @Nullable String reason) implements Reasoned {
        Restate restate(LocationId location, UUID factId) {
            return new Restate(location, factId, corrects);
        }
    }
}
