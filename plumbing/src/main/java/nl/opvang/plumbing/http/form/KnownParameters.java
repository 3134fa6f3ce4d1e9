package nl.opvang.plumbing.http.form;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.stream.Stream;
import nl.opvang.plumbing.problem.ProblemException;
import org.springframework.web.method.HandlerMethod;
import org.springframework.web.servlet.HandlerInterceptor;

/** Refuses query parameters where a handler asks no question: a parameter that is ignored is a wrong answer. */
public final class KnownParameters implements HandlerInterceptor {
    private final String always;

    /** @param always the one parameter that every GET accepts */
    public KnownParameters(String always) {
        this.always = always;
    }

    @Override
    public boolean preHandle(HttpServletRequest request, HttpServletResponse response, Object handler) {
        if (request.getQueryString() == null || !(handler instanceof HandlerMethod method) || asks(method)) return true;
        for (var name : request.getParameterMap().keySet())
            if (!(name.equals(always) && request.getMethod().equals("GET")))
                throw ProblemException.invalid("query", "", "there are no parameters here");
        return true;
    }

    private static boolean asks(HandlerMethod method) {
        return Stream.of(method.getMethodParameters())
                .anyMatch(parameter -> parameter.hasParameterAnnotation(Query.class));
    }
}
