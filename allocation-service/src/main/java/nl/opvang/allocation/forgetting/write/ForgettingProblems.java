package nl.opvang.allocation.forgetting.write;

import java.time.Duration;
import nl.opvang.allocation.forgetting.domain.ForgettingRefusal;
import nl.opvang.allocation.forgetting.domain.ForgettingRefusal.ChangedMeanwhile;
import nl.opvang.allocation.forgetting.domain.ForgettingRefusal.IdTaken;
import nl.opvang.allocation.forgetting.domain.ForgettingRefusal.PersonStillHere;
import nl.opvang.allocation.forgetting.domain.ForgettingRefusal.PersonUnknown;
import nl.opvang.plumbing.http.write.RefusalProblems;
import nl.opvang.plumbing.problem.Problem;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** What each refusal to forget is over HTTP. */
@Configuration(proxyBeanMethods = false)
class ForgettingProblems {
    /** What stands in the way may be others' to change: the same request is decided again, not answered from memory. */
    private static final Duration OTHERS_MAY_ACT = Duration.ofMinutes(1);

    @Bean
    RefusalProblems<ForgettingRefusal> forgettingRefusals() {
        return new RefusalProblems<>(ForgettingRefusal.class, ForgettingProblems::problem);
    }

    static Problem problem(ForgettingRefusal refusal) {
        return switch (refusal) {
            case PersonStillHere _ ->
                Problem.conflict(
                                "person-still-here",
                                "Person still here",
                                "The person stays, is registered, has a provision or asks for shelter, today or later.")
                        .retryAfter(OTHERS_MAY_ACT);
            case PersonUnknown _ ->
                Problem.of(404, "person-unknown", "Person unknown", "This municipality knows no such person.");
            case ChangedMeanwhile _ ->
                Problem.conflict(
                                "changed-meanwhile",
                                "Changed meanwhile",
                                "The person was merged with another, or that was undone, meanwhile.")
                        .retryAfter(Duration.ofSeconds(1));
            case IdTaken _ ->
                Problem.conflict("id-taken", "Id taken", "The id already stands for the forgetting of somebody else.");
        };
    }
}
