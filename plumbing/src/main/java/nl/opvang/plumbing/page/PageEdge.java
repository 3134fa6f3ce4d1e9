package nl.opvang.plumbing.page;

import jakarta.servlet.DispatcherType;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.springframework.http.HttpHeaders;
import org.springframework.web.filter.OncePerRequestFilter;

/** Tells browsers what pages may do, and remembers a chosen language before anything else reads the query. */
final class PageEdge extends OncePerRequestFilter {
    private static final String CHOICE = Languages.PARAMETER + "=";

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        if (!Pages.asked(request)) {
            chain.doFilter(request, response);
            return;
        }
        Pages.putHeaders(response);
        var chosen = chosen(request);
        if (chosen.isEmpty()) {
            chain.doFilter(request, response);
            return;
        }
        response.addHeader(
                HttpHeaders.SET_COOKIE, Languages.remembering(chosen.get()).toString());
        response.setHeader(HttpHeaders.LOCATION, withoutChoice(request));
        response.setStatus(HttpServletResponse.SC_SEE_OTHER);
    }

    private static Optional<Locale> chosen(HttpServletRequest request) {
        // Two slashes would lead to another host; whatever has them is no page.
        if (request.getDispatcherType() != DispatcherType.REQUEST
                || !request.getMethod().equals("GET")
                || request.getRequestURI().startsWith("//")) return Optional.empty();
        return parts(request)
                .filter(part -> part.startsWith(CHOICE))
                .findFirst()
                .flatMap(part -> Languages.named(part.substring(CHOICE.length())));
    }

    private static String withoutChoice(HttpServletRequest request) {
        var rest = parts(request).filter(part -> !part.startsWith(CHOICE)).collect(Collectors.joining("&"));
        return request.getRequestURI() + (rest.isEmpty() ? "" : "?" + rest);
    }

    private static Stream<String> parts(HttpServletRequest request) {
        var query = request.getQueryString();
        return query == null ? Stream.of() : Stream.of(query.split("&")).filter(part -> !part.isEmpty());
    }

    /** A page that tells of an error is a page. */
    @Override
    protected boolean shouldNotFilterErrorDispatch() {
        return false;
    }
}
