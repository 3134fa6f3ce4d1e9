package nl.opvang.plumbing.problem;

import java.util.List;

/** Ends a request with a problem, from wherever in the HTTP layer it is found; domain code never throws it. */
public final class ProblemException extends RuntimeException {
    private static final long serialVersionUID = 1;

    private final transient Problem problem;

    public ProblemException(Problem problem) {
        super(problem.type(), null, false, false);
        this.problem = problem;
    }

    public static ProblemException invalid(List<Fault> faults) {
        return new ProblemException(Problem.invalid(faults));
    }

    public static ProblemException invalid(String in, String field, String message) {
        return invalid(List.of(new Fault(in, field, message)));
    }

    public static ProblemException notFound() {
        return new ProblemException(Problem.NOT_FOUND);
    }

    public Problem problem() {
        return problem;
    }
}
