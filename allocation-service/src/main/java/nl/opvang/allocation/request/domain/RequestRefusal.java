package nl.opvang.allocation.request.domain;

import java.time.LocalDate;
import nl.opvang.contracts.area.MunicipalityCode;
import nl.opvang.plumbing.decision.Refusal;

/** Why something about a request is not recorded. That everything is full is none of these reasons. */
public sealed interface RequestRefusal extends Refusal {
    /** There is no such request. */
    record RequestUnknown() implements RequestRefusal {}

    /** The id already stands for something else that was said. */
    record IdTaken() implements RequestRefusal {}

    /** The household has shelter, or no longer asks. */
    record RequestClosed() implements RequestRefusal {}

    /** A household that nobody can mean. */
    record HouseholdOutOfBounds(int least, int most) implements RequestRefusal {}

    /** Somebody is in the household twice. */
    record PersonNamedTwice() implements RequestRefusal {}

    /** The last day would come before the first. */
    record EndsBeforeStart(LocalDate from, LocalDate until) implements RequestRefusal {}

    /** Nobody has asked yet at that moment. */
    record AskedInTheFuture() implements RequestRefusal {}

    /** There is no such municipality on that day. */
    record MunicipalityUnknown(MunicipalityCode municipality) implements RequestRefusal {}

    /** Nobody was asked for such an offer, or somebody else was. */
    record OfferUnknown() implements RequestRefusal {}

    /** Places are held for this household already, or it accepted some: first that ends. */
    record OfferStands() implements RequestRefusal {}

    /** The offer was refused or declined, its time is over, or it was taken. */
    record OfferEnded() implements RequestRefusal {}

    /** No places are held yet. */
    record NothingHeld() implements RequestRefusal {}

    /** The household did not accept yet. */
    record OfferNotAccepted() implements RequestRefusal {}

    /** The request is no longer as the caller saw it. */
    record ChangedMeanwhile() implements RequestRefusal {}
}
