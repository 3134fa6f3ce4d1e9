package nl.opvang.plumbing.recovery;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.time.Duration;
import nl.opvang.plumbing.access.AccessRules;
import nl.opvang.plumbing.access.AllowedTo;
import nl.opvang.plumbing.problem.Problem;
import nl.opvang.plumbing.problem.ProblemException;
import nl.opvang.plumbing.relay.Completeness.State;
import org.springframework.boot.health.contributor.Health;
import org.springframework.boot.health.contributor.HealthIndicator;
import org.springframework.web.method.HandlerMethod;
import org.springframework.web.servlet.HandlerInterceptor;

/** Answers nothing from a store that lacks events, except what is missing and what to do about it. */
final class CompletenessGate implements HandlerInterceptor, HealthIndicator {
    private static final Problem INCOMPLETE = Problem.of(
                    503,
                    "store-incomplete",
                    "Store incomplete",
                    "This service was restored and lacks events that were recorded before; an operator must decide"
                            + " first.")
            .retryAfter(Duration.ofMinutes(1));

    private final Recovery recovery;

    CompletenessGate(Recovery recovery) {
        this.recovery = recovery;
    }

    @Override
    public boolean preHandle(HttpServletRequest request, HttpServletResponse response, Object handler) {
        if (!(handler instanceof HandlerMethod method)
                || !(method.hasMethodAnnotation(AllowedTo.class) || AccessRules.isOpenToEveryone(method))
                || method.getBeanType() == MissingEventsController.class) return true;
        switch (recovery.state()) {
            case State.Complete _ -> {
                return true;
            }
            case State.Unknown _ -> throw new ProblemException(Problem.UNAVAILABLE);
            case State.Lacking _ -> throw new ProblemException(INCOMPLETE);
        }
    }

    @Override
    public Health health() {
        return switch (recovery.state()) {
            case State.Complete _ -> Health.up().build();
            case State.Unknown _ ->
                Health.outOfService().withDetail("compared", false).build();
            case State.Lacking(var missing) ->
                Health.outOfService()
                        .withDetail("missingEvents", missing.count())
                        .build();
        };
    }
}
