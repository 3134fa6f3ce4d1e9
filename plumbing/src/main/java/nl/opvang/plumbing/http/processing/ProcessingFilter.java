package nl.opvang.plumbing.http.processing;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import nl.opvang.plumbing.access.AccessGate;
import nl.opvang.plumbing.access.Caller;
import nl.opvang.plumbing.access.Role;
import nl.opvang.plumbing.problem.Problem;
import nl.opvang.plumbing.problem.ProblemException;
import nl.opvang.plumbing.problem.ProblemWriter;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.core.annotation.AnnotatedElementUtils;
import org.springframework.security.web.util.OnCommittedResponseWrapper;
import org.springframework.web.filter.OncePerRequestFilter;
import org.springframework.web.method.HandlerMethod;
import org.springframework.web.servlet.HandlerMapping;

/**
 * Lets no answer about people, or of audit data, go out before it is in the log that it does: just before the first byte. What could not
 * be logged is answered 503 instead. Writes are in the log already, in the transaction of what they did.
 */
final class ProcessingFilter extends OncePerRequestFilter {
    private static final Logger LOG = LoggerFactory.getLogger(ProcessingFilter.class);

    private final ProcessingLog log;

    ProcessingFilter(ProcessingLog log) {
        this.log = log;
    }

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        Trail.of(request);
        var watched = new Watched(request, response);
        try {
            chain.doFilter(request, watched);
            // An answer without a body has not begun to go out.
            if (!request.isAsyncStarted()) watched.answers();
        } catch (ServletException | IOException | RuntimeException e) {
            if (!watched.failed || response.isCommitted()) throw e;
            ProblemWriter.write(Problem.UNAVAILABLE, response);
        }
    }

    private final class Watched extends OnCommittedResponseWrapper {
        private final HttpServletRequest request;
        private final HttpServletResponse response;
        private boolean answered;
        private boolean failed;

        Watched(HttpServletRequest request, HttpServletResponse response) {
            super(response);
            this.request = request;
            this.response = response;
        }

        @Override
        protected void onResponseCommitted() {
            answers();
        }

        /** Once: what then goes wrong is answered without a word about what was asked. */
        private void answers() {
            if (answered) return;
            answered = true;
            var row = row(request, response.getStatus());
            if (row.isEmpty()) return;
            try {
                log.add(row.get());
            } catch (RuntimeException e) {
                failed = true;
                LOG.warn("A request could not be logged, so it is not answered", e);
                throw new ProblemException(Problem.UNAVAILABLE);
            }
        }
    }

    private static Optional<Processed> row(HttpServletRequest request, int status) {
        var trail = Trail.of(request);
        if (trail.isLogged()
                || !(request.getAttribute(HandlerMapping.BEST_MATCHING_HANDLER_ATTRIBUTE)
                        instanceof HandlerMethod method)) return Optional.empty();
        return rule(method)
                .flatMap(rule -> AccessGate.whoAsks(request)
                        .map(caller -> new Processed(
                                trail,
                                trail.operation(),
                                rule.value(),
                                subjects(request, rule.subject()),
                                1,
                                status,
                                caller.subject(),
                                role(caller),
                                caller.client(),
                                AccessGate.area(request).orElse(""))));
    }

    /** Of a caller in no role whatever there is nothing to say. */
    private static String role(Caller caller) {
        return caller.roles().stream().findFirst().map(Role::claim).orElse("");
    }

    static Optional<Processes> rule(HandlerMethod method) {
        return Optional.ofNullable(method.getMethodAnnotation(Processes.class))
                .or(() -> Optional.ofNullable(
                        AnnotatedElementUtils.findMergedAnnotation(method.getBeanType(), Processes.class)));
    }

    private static List<DataSubject> subjects(HttpServletRequest request, String variable) {
        if (!(request.getAttribute(HandlerMapping.URI_TEMPLATE_VARIABLES_ATTRIBUTE) instanceof Map<?, ?> variables)
                || !(variables.get(variable) instanceof String id)
                || !Trail.isOurs(id)) return Trail.of(request).subjects();
        var municipality = variables.get("municipality");
        return List.of(
                new DataSubject(variable, municipality == null ? id : Objects.toString(municipality) + ":" + id));
    }
}
