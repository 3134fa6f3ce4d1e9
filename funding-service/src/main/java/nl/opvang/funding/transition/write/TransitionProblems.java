package nl.opvang.funding.transition.write;

import nl.opvang.contracts.funding.TransitionEvent;
import nl.opvang.funding.procedure.write.ProcedureProblems;
import nl.opvang.funding.transition.domain.Transition;
import nl.opvang.funding.transition.domain.TransitionCommand;
import nl.opvang.funding.transition.domain.TransitionDecider;
import nl.opvang.funding.transition.domain.TransitionRefusal;
import nl.opvang.funding.transition.domain.TransitionRefusal.LocationElsewhere;
import nl.opvang.funding.transition.domain.TransitionRefusal.MoreThanGranted;
import nl.opvang.funding.transition.domain.TransitionRefusal.NoStep;
import nl.opvang.funding.transition.domain.TransitionRefusal.NotFoundComplete;
import nl.opvang.funding.transition.domain.TransitionRefusal.PlanNotGranted;
import nl.opvang.funding.transition.domain.TransitionRefusal.RequestOpen;
import nl.opvang.funding.transition.domain.TransitionRefusal.SupplementNotNeeded;
import nl.opvang.funding.transition.domain.TransitionRefusal.TooManyYears;
import nl.opvang.funding.transition.domain.TransitionRefusal.TransitionUnknown;
import nl.opvang.plumbing.decision.Decider;
import nl.opvang.plumbing.http.write.RefusalProblems;
import nl.opvang.plumbing.problem.Problem;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** How transitions are decided here, and what each refusal about one is over HTTP. */
@Configuration(proxyBeanMethods = false)
class TransitionProblems {
    @Bean
    Decider<TransitionCommand, Transition, TransitionEvent, TransitionRefusal> transitionDecider() {
        return TransitionDecider.DECIDER;
    }

    @Bean
    RefusalProblems<TransitionRefusal> transitionRefusals() {
        return new RefusalProblems<>(TransitionRefusal.class, TransitionProblems::problem);
    }

    static Problem problem(TransitionRefusal refusal) {
        return switch (refusal) {
            case NoStep(var why) -> ProcedureProblems.problem(why);
            case TransitionUnknown _ ->
                Problem.of(404, "transition-unknown", "Transition unknown", "Nothing was asked under this id.");
            case NotFoundComplete _ ->
                Problem.conflict(
                                "not-found-complete",
                                "Not found complete",
                                "Nobody found the application complete; it is not assessed before that.")
                        .retryAfter(ProcedureProblems.SOON);
            case PlanNotGranted _ ->
                Problem.conflict("plan-not-granted", "Plan not granted", "Nothing is granted for this transition.")
                        .retryAfter(ProcedureProblems.SOON);
            case RequestOpen(var requestId) ->
                Problem.conflict("request-open", "Request open", "An earlier request waits for its decision.")
                        .with("requestId", requestId.toString());
            case SupplementNotNeeded(var through) ->
                Problem.conflict(
                                "supplement-not-needed",
                                "Supplement not needed",
                                "Costs up to this amount are covered by what was granted and the margin.")
                        .with("through", through.text());
            case MoreThanGranted(var granted) ->
                Problem.conflict("more-than-granted", "More than granted", "No more can be spread than was granted.")
                        .with("granted", granted.text());
            case TooManyYears(var limit) ->
                Problem.conflict("too-many-years", "Too many years", "Costs cannot be spread over so many years.")
                        .with("mostYears", limit.years());
            case LocationElsewhere(var municipality) ->
                Problem.conflict(
                                "location-elsewhere",
                                "Location elsewhere",
                                "The location belongs to another municipality.")
                        .with("municipality", municipality.text());
        };
    }
}
