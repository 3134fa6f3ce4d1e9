package nl.opvang.plumbing.http;

import jakarta.servlet.DispatcherType;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.Collections;
import java.util.List;
import nl.opvang.plumbing.http.read.CsvLists;
import nl.opvang.plumbing.problem.Problem;
import nl.opvang.plumbing.problem.ProblemException;
import org.jspecify.annotations.Nullable;
import org.springframework.core.ResolvableType;
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
 * Refuses who would not take the answer before anything is done, and gives plain JSON to everybody else, or a list as CSV to who
 * names that: left alone, Spring finds out when the write is committed, and repeats what the client wrote behind the media type.
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
            var answer = answer(request, method);
            if (answer == null) throw new ProblemException(Problem.NOT_ACCEPTABLE);
            request.setAttribute(JUDGED, answer);
        }
        return true;
    }

    @Override
    public List<MediaType> resolveMediaTypes(NativeWebRequest request) throws HttpMediaTypeNotAcceptableException {
        return request.getAttribute(JUDGED, RequestAttributes.SCOPE_REQUEST) instanceof MediaType answer
                ? List.of(answer)
                : header.resolveMediaTypes(request);
    }

    private static @Nullable MediaType answer(HttpServletRequest request, HandlerMethod method) {
        var accepted = Collections.list(request.getHeaders(HttpHeaders.ACCEPT));
        try {
            var types = MediaType.parseMediaTypes(accepted);
            if (types.isEmpty()) return MediaType.APPLICATION_JSON;
            double json = quality(types, MediaType.APPLICATION_JSON, false);
            double csv = quality(types, CsvLists.CSV, true);
            // Where both are named alike it is JSON; whoever takes anything else besides CSV prefers CSV.
            if (csv > quality(types, MediaType.APPLICATION_JSON, true) && csv >= json && isList(method))
                return CsvLists.CSV;
            return json > 0 ? MediaType.APPLICATION_JSON : null;
        } catch (InvalidMediaTypeException e) {
            return null;
        }
    }

    private static double quality(List<MediaType> types, MediaType of, boolean named) {
        return types.stream()
                .filter(type -> type.includes(of) && !(named && type.isWildcardType()))
                .mapToDouble(MediaType::getQualityValue)
                .max()
                .orElse(0);
    }

    private static boolean isList(HandlerMethod method) {
        return CsvLists.header(ResolvableType.forMethodReturnType(method.getMethod()))
                .isPresent();
    }
}
