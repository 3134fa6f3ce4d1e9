package nl.opvang.plumbing.access;

import com.github.benmanes.caffeine.cache.Caffeine;
import com.github.benmanes.caffeine.cache.LoadingCache;
import io.github.bucket4j.Bucket;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.time.Duration;
import java.util.Optional;
import java.util.function.Function;
import nl.opvang.plumbing.problem.Problem;
import nl.opvang.plumbing.problem.ProblemAnswer;
import org.springframework.security.web.util.matcher.RequestMatcher;
import org.springframework.web.filter.OncePerRequestFilter;

/**
 * Keeps one client from taking all there is: a bucket of requests per client, refilled steadily. Who reads open data
 * without a token is known by address, and whatever else comes without one is turned away at no cost.
 */
public final class RateLimit extends OncePerRequestFilter {
    private static final int MAX_BUCKETS = 10_000;
    private static final String IMPORTS = "/v1/imports";

    private final AccessSettings settings;
    private final RequestMatcher openData;
    private final Function<Caller, String> bucketOf;
    private final ProblemAnswer answer;
    private final LoadingCache<String, Bucket> buckets;

    private RateLimit(
            AccessSettings settings, RequestMatcher openData, Function<Caller, String> bucketOf, ProblemAnswer answer) {
        this.settings = settings;
        this.openData = openData;
        this.bucketOf = bucketOf;
        this.answer = answer;
        this.buckets = Caffeine.newBuilder()
                .maximumSize(MAX_BUCKETS)
                .expireAfterAccess(Duration.ofMinutes(10))
                .build(client -> bucket(settings));
    }

    static RateLimit ofClients(AccessSettings settings, RequestMatcher openData) {
        return new RateLimit(settings, openData, caller -> "client " + caller.client(), ProblemAnswer.DETAILS);
    }

    /** Where one client, a browser's pages, speaks for many people. */
    public static RateLimit ofPeople(AccessSettings settings, RequestMatcher openPages, ProblemAnswer answer) {
        return new RateLimit(settings, openPages, caller -> "person " + caller.subject(), answer);
    }

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        var asking = asking(request);
        if (asking.isPresent()) {
            var probe = buckets.get(asking.get()).tryConsumeAndReturnRemaining(1);
            if (!probe.isConsumed()) {
                var wait = Duration.ofNanos(probe.getNanosToWaitForRefill()).plusSeconds(1);
                answer.give(Problem.TOO_MANY_REQUESTS.retryAfter(wait), request, response);
                return;
            }
        }
        chain.doFilter(request, response);
    }

    /** Whose bucket a request is taken from. */
    private Optional<String> asking(HttpServletRequest request) {
        var caller = Callers.current();
        if (caller.isPresent())
            return caller.filter(known -> !exempt(known, request)).map(bucketOf);
        return openData.matches(request) ? Optional.of("address " + request.getRemoteAddr()) : Optional.empty();
    }

    private boolean exempt(Caller caller, HttpServletRequest request) {
        return !settings.limitImports()
                && caller.roles().contains(Role.OPERATOR)
                && request.getRequestURI().equals(IMPORTS);
    }

    private static Bucket bucket(AccessSettings settings) {
        return Bucket.builder()
                .addLimit(limit -> limit.capacity(settings.burst())
                        .refillGreedy(settings.requestsPerSecond(), Duration.ofSeconds(1)))
                .build();
    }
}
