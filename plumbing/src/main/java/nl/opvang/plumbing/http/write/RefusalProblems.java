package nl.opvang.plumbing.http.write;

import java.util.function.Function;
import nl.opvang.plumbing.decision.Refusal;
import nl.opvang.plumbing.problem.Problem;

/**
 * Which problem each refusal of a feature is: a bean per feature, its function an exhaustive {@code switch} over the sealed refusals.
 *
 * @param refusals the feature's sealed interface
 */
public record RefusalProblems<R extends Refusal>(Class<R> refusals, Function<R, Problem> problem) {
    boolean knows(Refusal refusal) {
        return refusals.isInstance(refusal);
    }

    Problem of(Refusal refusal) {
        return problem.apply(refusals.cast(refusal));
    }
}
