package nl.opvang.allocation.stay.write;

import java.time.Duration;
import java.util.List;
import nl.opvang.allocation.stay.domain.GuestBookRefusal;
import nl.opvang.allocation.stay.domain.GuestBookRefusal.AlreadyEnded;
import nl.opvang.allocation.stay.domain.GuestBookRefusal.ArrivalsIncomplete;
import nl.opvang.allocation.stay.domain.GuestBookRefusal.CorrectionIdTaken;
import nl.opvang.allocation.stay.domain.GuestBookRefusal.DayIsCounted;
import nl.opvang.allocation.stay.domain.GuestBookRefusal.EndsBeforeStart;
import nl.opvang.allocation.stay.domain.GuestBookRefusal.HoldEnded;
import nl.opvang.allocation.stay.domain.GuestBookRefusal.HoldIdTaken;
import nl.opvang.allocation.stay.domain.GuestBookRefusal.HoldNotKept;
import nl.opvang.allocation.stay.domain.GuestBookRefusal.LocationNotYetKnown;
import nl.opvang.allocation.stay.domain.GuestBookRefusal.MovesNowhere;
import nl.opvang.allocation.stay.domain.GuestBookRefusal.NoFreePlace;
import nl.opvang.allocation.stay.domain.GuestBookRefusal.StayIdTaken;
import nl.opvang.allocation.stay.domain.GuestBookRefusal.StayIdUsedElsewhere;
import nl.opvang.allocation.stay.domain.GuestBookRefusal.StayUnknown;
import nl.opvang.allocation.stay.domain.GuestBookRefusal.StayWithdrawn;
import nl.opvang.allocation.stay.domain.GuestBookRefusal.StaysAlready;
import nl.opvang.plumbing.http.write.RefusalProblems;
import nl.opvang.plumbing.problem.Fault;
import nl.opvang.plumbing.problem.Problem;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** What each refusal about a stay is over HTTP. */
@Configuration(proxyBeanMethods = false)
class StayProblems {
    /** How long what capacity-service recorded is under way, as a rule and generously. */
    private static final Duration UNDER_WAY = Duration.ofSeconds(2);

    /** What stands in the way is others' to change: the same request is decided again, not answered from memory. */
    private static final Duration OTHERS_MAY_ACT = Duration.ofMinutes(1);

    @Bean
    RefusalProblems<GuestBookRefusal> stayRefusals() {
        return new RefusalProblems<>(GuestBookRefusal.class, StayProblems::problem);
    }

    static Problem problem(GuestBookRefusal refusal) {
        return switch (refusal) {
            case LocationNotYetKnown _ ->
                Problem.conflict(
                                "location-not-yet-known",
                                "Location not yet known",
                                "Nothing was heard of this location yet: it may be under way, or not exist.")
                        .retryAfter(UNDER_WAY);
            case NoFreePlace(var day) ->
                Problem.conflict(
                                "no-free-place",
                                "No free place",
                                "No place is free; with a reason the person can be placed all the same.")
                        .with("on", day.toString())
                        .retryAfter(OTHERS_MAY_ACT);
            case DayIsCounted(var day) ->
                Problem.conflict(
                                "day-is-counted",
                                "Day is counted",
                                "On this day the stays at the location are counted, not named.")
                        .with("on", day.toString())
                        .retryAfter(OTHERS_MAY_ACT);
            case StaysAlready _ ->
                Problem.conflict("stays-already", "Stays already", "The person stays somewhere on one of these days.")
                        .retryAfter(OTHERS_MAY_ACT);
            case StayUnknown _ ->
                Problem.of(404, "stay-unknown", "Stay unknown", "This municipality has no such stay.");
            case StayIdTaken _, StayIdUsedElsewhere _ ->
                Problem.conflict(
                        "id-taken",
                        "Id taken",
                        "The id already stands for a stay that says something else; what was said is changed by a"
                                + " correction.");
            case CorrectionIdTaken _ ->
                Problem.conflict(
                        "id-taken", "Id taken", "The id already stands for a correction that says something else.");
            case StayWithdrawn _ ->
                Problem.conflict(
                        "stay-withdrawn",
                        "Stay withdrawn",
                        "The stay was withdrawn; only a correction brings it back.");
            case AlreadyEnded(var until) ->
                Problem.conflict(
                                "already-ended",
                                "Already ended",
                                "The stay ends otherwise; only a correction changes that.")
                        .with("until", until.toString());
            case HoldIdTaken _ ->
                Problem.conflict("id-taken", "Id taken", "The id already stands for other places that are held.");
            case HoldEnded _ -> Problem.conflict("offer-ended", "Offer ended", "No places are held for it any more.");
            case HoldNotKept _ ->
                Problem.conflict("offer-not-accepted", "Offer not accepted", "The household did not accept yet.")
                        .retryAfter(OTHERS_MAY_ACT);
            case ArrivalsIncomplete(var people) ->
                Problem.conflict(
                                "arrivals-incomplete",
                                "Arrivals incomplete",
                                "People stay at this location by name: each of the household needs a stay.")
                        .with("people", people)
                        .retryAfter(OTHERS_MAY_ACT);
            case EndsBeforeStart _ ->
                Problem.invalid(List.of(new Fault("body", "", "the end of a stay must come after its first day")));
            case MovesNowhere _ ->
                Problem.invalid(List.of(new Fault("body", "/toLocation", "must be another location")));
        };
    }
}
