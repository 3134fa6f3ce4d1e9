package nl.opvang.allocation.request.write;

import java.time.Duration;
import java.util.List;
import nl.opvang.allocation.request.domain.RequestRefusal;
import nl.opvang.allocation.request.domain.RequestRefusal.AskedInTheFuture;
import nl.opvang.allocation.request.domain.RequestRefusal.ChangedMeanwhile;
import nl.opvang.allocation.request.domain.RequestRefusal.EndsBeforeStart;
import nl.opvang.allocation.request.domain.RequestRefusal.HouseholdOutOfBounds;
import nl.opvang.allocation.request.domain.RequestRefusal.IdTaken;
import nl.opvang.allocation.request.domain.RequestRefusal.MunicipalityUnknown;
import nl.opvang.allocation.request.domain.RequestRefusal.NothingHeld;
import nl.opvang.allocation.request.domain.RequestRefusal.OfferEnded;
import nl.opvang.allocation.request.domain.RequestRefusal.OfferNotAccepted;
import nl.opvang.allocation.request.domain.RequestRefusal.OfferStands;
import nl.opvang.allocation.request.domain.RequestRefusal.OfferUnknown;
import nl.opvang.allocation.request.domain.RequestRefusal.PersonNamedTwice;
import nl.opvang.allocation.request.domain.RequestRefusal.RequestClosed;
import nl.opvang.allocation.request.domain.RequestRefusal.RequestUnknown;
import nl.opvang.plumbing.http.write.RefusalProblems;
import nl.opvang.plumbing.problem.Fault;
import nl.opvang.plumbing.problem.Problem;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** What each refusal about a request is over HTTP. */
@Configuration(proxyBeanMethods = false)
class RequestProblems {
    /** What stands in the way is others' to change, or time's: the same request is decided again. */
    private static final Duration OTHERS_MAY_ACT = Duration.ofMinutes(1);

    @Bean
    RefusalProblems<RequestRefusal> requestRefusals() {
        return new RefusalProblems<>(RequestRefusal.class, RequestProblems::problem);
    }

    static Problem problem(RequestRefusal refusal) {
        return switch (refusal) {
            case RequestUnknown _ ->
                Problem.of(404, "request-unknown", "Request unknown", "This municipality has no such request.");
            case IdTaken _ ->
                Problem.conflict("id-taken", "Id taken", "The id already stands for something else that was said.");
            case RequestClosed _ ->
                Problem.conflict(
                        "request-closed", "Request closed", "The household has shelter, or no longer asks for it.");
            case HouseholdOutOfBounds(var least, var most) ->
                wrong("/members", "must be " + least + " to " + most + " people");
            case PersonNamedTwice _ -> wrong("/members", "name a person twice");
            case EndsBeforeStart _ -> wrong("/until", "must be later than from");
            case AskedInTheFuture _ -> wrong("/askedAt", "must not lie in the future");
            case MunicipalityUnknown _ -> wrong("/municipality", "does not exist on the first day");
            case OfferUnknown _ ->
                Problem.of(404, "offer-unknown", "Offer unknown", "This municipality was asked for no such offer.");
            case OfferStands _ ->
                Problem.conflict(
                                "offer-stands",
                                "Offer stands",
                                "Places are held for the household already; that offer must end first.")
                        .retryAfter(OTHERS_MAY_ACT);
            case OfferEnded _ ->
                Problem.conflict(
                        "offer-ended", "Offer ended", "The offer was refused, declined or taken, or its time is over.");
            case NothingHeld _ ->
                Problem.conflict("nothing-held", "Nothing held", "No places are held for it yet.")
                        .retryAfter(OTHERS_MAY_ACT);
            case OfferNotAccepted _ ->
                Problem.conflict("offer-not-accepted", "Offer not accepted", "The household did not accept yet.")
                        .retryAfter(OTHERS_MAY_ACT);
            case ChangedMeanwhile _ ->
                Problem.conflict(
                                "changed-meanwhile", "Changed meanwhile", "The request changed while this was decided.")
                        .retryAfter(OTHERS_MAY_ACT);
        };
    }

    static Problem wrong(String field, String message) {
        return Problem.invalid(List.of(new Fault("body", field, message)));
    }
}
