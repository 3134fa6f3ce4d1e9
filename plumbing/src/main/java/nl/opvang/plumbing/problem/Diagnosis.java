package nl.opvang.plumbing.problem;

import java.sql.SQLException;
import java.sql.SQLTransientException;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import nl.opvang.plumbing.json.EventReader;
import org.apache.coyote.BadRequestException;
import org.apache.tomcat.util.http.InvalidParameterException;
import org.springframework.dao.DataAccessResourceFailureException;
import org.springframework.dao.QueryTimeoutException;
import org.springframework.http.HttpHeaders;
import org.springframework.http.converter.HttpMessageNotReadableException;
import org.springframework.security.access.AccessDeniedException;
import org.springframework.security.authentication.AuthenticationServiceException;
import org.springframework.security.core.AuthenticationException;
import org.springframework.security.web.firewall.RequestRejectedException;
import org.springframework.transaction.CannotCreateTransactionException;
import org.springframework.transaction.TransactionSystemException;
import org.springframework.transaction.TransactionTimedOutException;
import org.springframework.validation.method.MethodValidationException;
import org.springframework.web.ErrorResponse;
import org.springframework.web.bind.MissingRequestHeaderException;
import org.springframework.web.bind.MissingServletRequestParameterException;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.context.request.async.AsyncRequestTimeoutException;
import org.springframework.web.method.annotation.MethodArgumentTypeMismatchException;

/** Which problem an exception is, and the headers that belong to it; everything unknown is a bug: 500. */
public record Diagnosis(Problem problem, HttpHeaders headers) {
    /** SQL states, or classes of them, that say that PostgreSQL cannot work for us now. */
    private static final List<String> UNAVAILABLE_STATES = List.of(
            "08", // no connection
            "40", // rolled back for others' sake, after the retries
            "53", // out of resources
            "57P", // shutting down, starting up
            "57014", // cancelled
            "25P03", // idle_in_transaction_session_timeout
            "25P04", // transaction_timeout
            "55P03"); // lock_timeout

    private static final Set<Class<? extends Exception>> UNAVAILABLE = Set.of(
            AuthenticationServiceException.class, // the issuer's keys cannot be had
            AsyncRequestTimeoutException.class,
            CannotCreateTransactionException.class,
            DataAccessResourceFailureException.class,
            QueryTimeoutException.class,
            TransactionSystemException.class, // a rollback that fails hides the broken connection
            TransactionTimedOutException.class,
            SQLTransientException.class);

    public static Diagnosis of(Throwable thrown) {
        return new Diagnosis(problem(thrown), headers(thrown));
    }

    /** Whether it is nobody's fault but ours. */
    public boolean bug() {
        return problem.equals(Problem.BUG);
    }

    /** Whether another request, about anything else, would meet the same. */
    public boolean everywhere() {
        return !bug() && !problem.equals(Problem.OTHER_RELEASE);
    }

    private static Problem problem(Throwable thrown) {
        if (unavailable(thrown)) return Problem.UNAVAILABLE;
        if (causes(thrown).stream().anyMatch(EventReader.UnreadableEvent.class::isInstance))
            return Problem.OTHER_RELEASE;
        return switch (thrown) {
            case ProblemException known -> known.problem();
            case HttpMessageNotReadableException _ -> Problem.MALFORMED;
            // The server's own words: a query or a body that cannot be decoded.
            case InvalidParameterException _, BadRequestException _ -> Problem.BAD_REQUEST;
            case MethodArgumentTypeMismatchException mismatch -> {
                var inPath = mismatch.getParameter().hasParameterAnnotation(PathVariable.class);
                yield fault(inPath ? "path" : "query", mismatch.getName(), "does not have the right form");
            }
            case MissingServletRequestParameterException missing ->
                fault("query", missing.getParameterName(), "is required");
            case MissingRequestHeaderException missing -> fault("header", missing.getHeaderName(), "is required");
            case MethodValidationException _, RequestRejectedException _ -> Problem.BAD_REQUEST;
            case AccessDeniedException _ -> Problem.FORBIDDEN;
            case AuthenticationException _ -> Problem.UNAUTHENTICATED;
            case ErrorResponse response ->
                Problem.ofStatus(response.getStatusCode().value());
            default -> Problem.BUG;
        };
    }

    private static Problem fault(String in, String field, String message) {
        return Problem.invalid(List.of(new Fault(in, field, message)));
    }

    /** {@code Allow} with 405, {@code Accept} with 415. */
    private static HttpHeaders headers(Throwable thrown) {
        return thrown instanceof ErrorResponse response ? response.getHeaders() : HttpHeaders.EMPTY;
    }

    private static boolean unavailable(Throwable thrown) {
        return causes(thrown).stream()
                .anyMatch(cause -> UNAVAILABLE.stream().anyMatch(type -> type.isInstance(cause))
                        || (cause instanceof SQLException sql && unavailable(sql)));
    }

    private static boolean unavailable(SQLException exception) {
        var state = Objects.requireNonNullElse(exception.getSQLState(), "");
        return UNAVAILABLE_STATES.stream().anyMatch(state::startsWith);
    }

    private static List<Throwable> causes(Throwable thrown) {
        var causes = new ArrayList<Throwable>();
        for (var cause = thrown; cause != null && causes.size() < 20; cause = cause.getCause()) causes.add(cause);
        return causes;
    }
}
