package nl.opvang.plumbing.http;

import jakarta.servlet.http.HttpServletResponse;
import java.util.Map;

/** Headers that no answer goes without: the API's version and what browsers need to be told. */
final class HeadersOnEveryAnswer {
    private static final Map<String, String> HEADERS = Map.of(
            "API-Version", HttpConfiguration.API_VERSION,
            "Cache-Control", "no-store",
            "Content-Security-Policy", "default-src 'none'; frame-ancestors 'none'",
            "Strict-Transport-Security", "max-age=31536000; includeSubDomains",
            "X-Content-Type-Options", "nosniff",
            "X-Frame-Options", "DENY",
            "Referrer-Policy", "no-referrer");

    private HeadersOnEveryAnswer() {}

    static void put(HttpServletResponse response) {
        HEADERS.forEach(response::setHeader);
    }
}
