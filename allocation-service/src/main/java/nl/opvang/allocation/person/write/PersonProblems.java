package nl.opvang.allocation.person.write;

import java.time.Duration;
import nl.opvang.allocation.person.domain.PersonRefusal;
import nl.opvang.allocation.person.domain.PersonRefusal.AlreadyOne;
import nl.opvang.allocation.person.domain.PersonRefusal.ChangedMeanwhile;
import nl.opvang.allocation.person.domain.PersonRefusal.IdTaken;
import nl.opvang.allocation.person.domain.PersonRefusal.MergeUnknown;
import nl.opvang.allocation.person.domain.PersonRefusal.NamedTogether;
import nl.opvang.allocation.person.domain.PersonRefusal.PersonUnknown;
import nl.opvang.allocation.person.domain.PersonRefusal.StaysOverlap;
import nl.opvang.plumbing.http.write.RefusalProblems;
import nl.opvang.plumbing.problem.Problem;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** What each refusal about who is who is over HTTP. */
@Configuration(proxyBeanMethods = false)
class PersonProblems {
    /** What stands in the way is to be solved, here or elsewhere: the same request is decided again. */
    private static final Duration OTHERS_MAY_ACT = Duration.ofMinutes(1);

    private static final Duration AT_ONCE = Duration.ofSeconds(1);

    @Bean
    RefusalProblems<PersonRefusal> personRefusals() {
        return new RefusalProblems<>(PersonRefusal.class, PersonProblems::problem);
    }

    static Problem problem(PersonRefusal refusal) {
        return switch (refusal) {
            case PersonUnknown _ ->
                Problem.of(
                        404,
                        "person-unknown",
                        "Person unknown",
                        "This municipality has nothing about one of these persons.");
            case AlreadyOne _ ->
                Problem.conflict("already-one", "Already one", "Both numbers lead to one person already.")
                        .retryAfter(OTHERS_MAY_ACT);
            case IdTaken _ ->
                Problem.conflict("id-taken", "Id taken", "The id already stands for a merge of other persons.");
            case MergeUnknown _ ->
                Problem.of(404, "merge-unknown", "Merge unknown", "This municipality made no such merge.");
            case ChangedMeanwhile _ ->
                Problem.conflict(
                                "changed-meanwhile",
                                "Changed meanwhile",
                                "Something about one of these persons changed while this was decided.")
                        .retryAfter(AT_ONCE);
            case StaysOverlap(var own, var elsewhere) ->
                solveFirst(
                                "stays-overlap",
                                "Stays overlap",
                                "Both stay somewhere on one day: end, correct or withdraw one of the stays first.",
                                elsewhere)
                        .with(
                                "stays",
                                own.stream().map(id -> id.id().toString()).toList());
            case NamedTogether(var own, var elsewhere) ->
                solveFirst(
                                "named-together",
                                "Named together",
                                "A household that asks for shelter has both as its members: change the request first.",
                                elsewhere)
                        .with(
                                "requests",
                                own.stream().map(id -> id.id().toString()).toList());
        };
    }

    private static Problem solveFirst(String name, String title, String detail, boolean elsewhere) {
        return Problem.conflict(name, title, detail)
                .with("elsewhere", elsewhere)
                .retryAfter(OTHERS_MAY_ACT);
    }
}
