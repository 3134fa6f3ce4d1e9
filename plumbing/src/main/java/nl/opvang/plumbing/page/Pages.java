package nl.opvang.plumbing.page;

import jakarta.servlet.RequestDispatcher;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import org.springframework.http.HttpHeaders;
import org.springframework.http.InvalidMediaTypeException;
import org.springframework.http.MediaType;
import org.springframework.http.server.PathContainer;
import org.springframework.web.util.pattern.PathPattern;
import org.springframework.web.util.pattern.PathPatternParser;

/** What sets a page apart from the API: its path, and what a browser is told about it. */
public final class Pages {
    private static final PathPattern API = PathPatternParser.defaultInstance.parse("/v1/**");

    /** Over those that every answer has: scripts, styles, pictures and forms of our own, and nothing of anybody else's. */
    private static final Map<String, String> HEADERS = Map.of(
            "Content-Security-Policy",
            "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self'; connect-src 'self'; "
                    + "form-action 'self'; frame-ancestors 'none'; base-uri 'none'",
            "Cross-Origin-Opener-Policy",
            "same-origin",
            "Cross-Origin-Resource-Policy",
            "same-origin",
            "Permissions-Policy",
            "camera=(), geolocation=(), microphone=(), payment=()",
            // Without an address a browser would post its forms as if from nowhere.
            "Referrer-Policy",
            "same-origin");

    private Pages() {}

    /** Whether this request, or the one that failed before it, is for a page or what belongs to one. */
    public static boolean asked(HttpServletRequest request) {
        return !API.matches(PathContainer.parsePath(path(request)));
    }

    /** Whether who asks wants to read the answer. */
    static boolean readable(HttpServletRequest request) {
        return asked(request) && (inPart(request) || accepted(request).stream().anyMatch(Pages::namesHtml));
    }

    /** Whether a page that is open already asks for something to put into itself. */
    public static boolean inPart(HttpServletRequest request) {
        return "true".equals(request.getHeader("HX-Request"));
    }

    static void putHeaders(HttpServletResponse response) {
        HEADERS.forEach(response::setHeader);
    }

    static String path(HttpServletRequest request) {
        return request.getAttribute(RequestDispatcher.ERROR_REQUEST_URI) instanceof String failed
                ? failed
                : request.getRequestURI();
    }

    private static List<MediaType> accepted(HttpServletRequest request) {
        try {
            return MediaType.parseMediaTypes(Collections.list(request.getHeaders(HttpHeaders.ACCEPT)));
        } catch (InvalidMediaTypeException e) {
            return List.of();
        }
    }

    private static boolean namesHtml(MediaType type) {
        return !type.isWildcardType() && type.includes(MediaType.TEXT_HTML) && type.getQualityValue() > 0;
    }
}
