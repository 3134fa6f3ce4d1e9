package nl.opvang.plumbing.http;

import jakarta.servlet.DispatcherType;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.Collections;
import java.util.List;
import nl.opvang.plumbing.problem.Problem;
import nl.opvang.plumbing.problem.ProblemException;
import org.springframework.http.HttpHeaders;
import org.springframework.http.InvalidMediaTypeException;
import org.springframework.http.MediaType;
import org.springframework.web.HttpMediaTypeNotAcceptableException;
import org.springframework.web.accept.ContentNegotiationStrategy;
import org.springframework.web.accept.HeaderContentNegotiationStrategy;
import org.springframework.web.context.request.NativeWebRequest;
import org.springframework.web.context.request.RequestAttributes;
import org.springframework.web.method.HandlerMethod;
import org.springframework.web.servlet.HandlerInterceptor;

/**
 * Refuses who would not take JSON before anything is done, and gives plain JSON to everybody else: left alone, Spring finds out when
 * the write is committed, and repeats what the client wrote behind the media type.
 */
final class Acceptable implements HandlerInterceptor, ContentNegotiationStrategy {
    private static final String JUDGED = Acceptable.class.getName();

    private final ContentNegotiationStrategy header = new HeaderContentNegotiationStrategy();

    @Override
    public boolean preHandle(HttpServletRequest request, HttpServletResponse response, Object handler) {
        // Without a value to return a handler writes its answer itself, and says in its mapping what that is.
        if (request.getDispatcherType() == DispatcherType.REQUEST
                && handler instanceof HandlerMethod method
                && !method.isVoid()) {
            if (!takesJson(request)) throw new ProblemException(Problem.NOT_ACCEPTABLE);
            request.setAttribute(JUDGED, true);
        }
        return true;
    }

    @Override
    public List<MediaType> resolveMediaTypes(NativeWebRequest request) throws HttpMediaTypeNotAcceptableException {
        return request.getAttribute(JUDGED, RequestAttributes.SCOPE_REQUEST) == null
                ? header.resolveMediaTypes(request)
                : List.of(MediaType.APPLICATION_JSON);
    }

    private static boolean takesJson(HttpServletRequest request) {
        var accepted = Collections.list(request.getHeaders(HttpHeaders.ACCEPT));
        if (accepted.isEmpty()) return true;
        try {
            var types = MediaType.parseMediaTypes(accepted);
            return types.isEmpty()
                    || types.stream()
                            .anyMatch(type -> type.includes(MediaType.APPLICATION_JSON) && type.getQualityValue() > 0);
        } catch (InvalidMediaTypeException e) {
            return false;
        }
    }
}
