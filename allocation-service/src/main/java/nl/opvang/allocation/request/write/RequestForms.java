package nl.opvang.allocation.request.write;

import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.Size;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import nl.opvang.allocation.identity.IdentityForm;
import nl.opvang.allocation.request.domain.RequestDecider;
import nl.opvang.contracts.allocation.AgeBand;
import nl.opvang.contracts.allocation.DeclineReason;
import nl.opvang.contracts.allocation.Household;
import nl.opvang.contracts.allocation.HouseholdDescription;
import nl.opvang.contracts.allocation.Need;
import nl.opvang.contracts.allocation.NoPlace;
import nl.opvang.contracts.allocation.ShelterWish;
import nl.opvang.contracts.allocation.WithdrawalReason;
import nl.opvang.contracts.area.MunicipalityCode;
import nl.opvang.contracts.capacity.StayLength;
import nl.opvang.contracts.ledger.PlaceKind;
import nl.opvang.plumbing.http.form.Example;
import nl.opvang.plumbing.http.form.Reasoned;
import org.jspecify.annotations.Nullable;

/** What is filled in about a request; its id and that of an offer stand beside it, in the path or first in the line. */
public final class RequestForms {
    private RequestForms() {}

    /** One of the people who ask together. */
    public record MemberForm(IdentityForm identity, AgeBand ageBand) {}

    /**
     * @param askedAt when the household reported to the municipality
     * @param from first day for which it needs shelter
     * @param until first day for which it no longer does; without it that is not known
     * @param nuisance whether it needs a place set apart for people who caused nuisance; without it, no
     * @param withoutShelter whether it has nowhere to sleep tonight
     * @param kind without it any will do
     * @param stayLength without it either will do
     */
    public record RequestForm(
            Instant askedAt,
            LocalDate from,
            @Nullable LocalDate until,
            @Size(min = 1, max = RequestDecider.MOST_PEOPLE) List<MemberForm> members,
            @Size(max = 20) @Example @Nullable List<Need> needs,
            @Nullable Boolean nuisance,
            boolean withoutShelter,
            @Nullable PlaceKind kind,
            @Nullable StayLength stayLength,
            @Nullable String reason)
            implements Reasoned {

        HouseholdDescription description() {
            return new HouseholdDescription(
                    members.stream().map(MemberForm::ageBand).toList(),
                    needs == null ? List.of() : needs,
                    Boolean.TRUE.equals(nuisance),
                    withoutShelter);
        }

        ShelterWish wish(Household household) {
            return new ShelterWish(household, askedAt, from, until, kind, stayLength);
        }
    }

    /** Why the household could not be placed that day. */
    record FailureForm(LocalDate on, NoPlace why, @Nullable String reason) implements Reasoned {}

    /** Why the household no longer asks. */
    record RequestWithdrawalForm(
            WithdrawalReason why, @Nullable String reason) implements Reasoned {}

    /**
     * @param municipality which is asked for an offer
     * @param location only when that is the household's own municipality: places are held there at once
     */
    public record OfferForm(
            MunicipalityCode municipality,
            @Nullable UUID location,
            @Nullable String reason) implements Reasoned {}

    /** @param location of the municipality itself, where places are held */
    record HoldForm(UUID location, @Nullable String reason) implements Reasoned {}

    /** Why the municipality does not offer anything, or no longer does. */
    record OfferRefusalForm(NoPlace why, @Nullable String reason) implements Reasoned {}

    /** Why the household does not take the offer. */
    record DeclineForm(DeclineReason why, @Nullable String reason) implements Reasoned {}

    /** @param reason why nobody is expected any more */
    record ReleaseForm(
            @Size(min = 1, max = 1000) @Example("Found shelter with friends, and did not say so")
            String reason) implements Reasoned {}

    /**
     * @param from first day on which the household stays there
     * @param stays one for each of its members; none where people are counted and not named
     */
    public record ArrivalForm(
            LocalDate from,

            @Size(max = RequestDecider.MOST_PEOPLE) @Example @Nullable
            List<ArrivingForm> stays,

            @Nullable String reason)
            implements Reasoned {}

    /**
     * @param member which of the household, from 1
     * @param stay the id of the stay
     */
    public record ArrivingForm(
            @Min(1) @Max(RequestDecider.MOST_PEOPLE) int member, UUID stay) {}

    /** {@link RequestForm} in a line. */
    record AskShelterLine(UUID request, RequestForm asked) implements Reasoned {
        @Override
        public @Nullable String reason() {
            return asked.reason();
        }
    }

    /** What the household asks for now, in a line. */
    record ChangeRequestLine(UUID request, UUID change, RequestForm asked) implements Reasoned {
        @Override
        public @Nullable String reason() {
            return asked.reason();
        }
    }

    /** {@link FailureForm} in a line. */
    record RecordFailedPlacementLine(
            UUID request,
            UUID attempt,
            LocalDate on,
            NoPlace why,
            @Nullable String reason) implements Reasoned {}

    /** {@link RequestWithdrawalForm} in a line. */
    record WithdrawRequestLine(
            UUID request, WithdrawalReason why, @Nullable String reason) implements Reasoned {}
}
