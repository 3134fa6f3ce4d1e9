package nl.opvang.issuer;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.Collection;
import java.util.Objects;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.web.util.HtmlUtils;

/** A page of the issuer, in Dutch unless English is asked for; whatever came with the request is escaped. */
record Html(HttpServletRequest request, HttpServletResponse response) {
    private static final String LANGUAGE = "ui_locales";

    boolean inDutch() {
        return !Objects.requireNonNullElse(request.getParameter(LANGUAGE), "nl").startsWith("en");
    }

    String text(String dutch, String english) {
        return escaped(inDutch() ? dutch : english);
    }

    static String escaped(String text) {
        return HtmlUtils.htmlEscape(text);
    }

    /** The query as it came, ready to stand in an attribute. */
    String query() {
        return escaped(Objects.requireNonNullElse(request.getQueryString(), ""));
    }

    /**
     * @param leadsTo where a form of this page may lead besides back here
     */
    void write(String title, String main, Collection<URI> leadsTo) throws IOException {
        var own = Stream.concat(Stream.of("'self'"), leadsTo.stream().map(Html::origin))
                .collect(Collectors.joining(" "));
        response.setHeader(
                "Content-Security-Policy",
                "default-src 'none'; style-src 'self'; img-src data:; form-action " + own
                        + "; frame-ancestors 'none'; base-uri 'none'");
        // Otherwise a browser would post the form as if from nowhere.
        response.setHeader("Referrer-Policy", "same-origin");
        var body = """
            <!DOCTYPE html>
            <html lang="%s">
            <head>
            <meta charset="utf-8">
            <meta name="viewport" content="width=device-width, initial-scale=1">
            <title>%s - Opvang</title>
            <link rel="icon" href="data:,">
            <link rel="stylesheet" href="%s">
            </head>
            <body>
            <header><b>Opvang</b> <a href="?%s" lang="%s" hreflang="%s">%s</a></header>
            <main>
            <h1>%s</h1>
            %s
            </main>
            <footer><p>%s</p></footer>
            </body>
            </html>
            """.formatted(
                        inDutch() ? "nl" : "en",
                        title,
                        StyleServlet.PATH,
                        escaped(inOtherLanguage()),
                        inDutch() ? "en" : "nl",
                        inDutch() ? "en" : "nl",
                        inDutch() ? "English" : "Nederlands",
                        title,
                        main,
                        text(
                                "Alleen voor demonstraties: hier zijn geen wachtwoorden. In het echt meldt u zich aan"
                                        + " bij uw eigen organisatie.",
                                "For demonstrations only: there are no passwords here. In real life you sign in with"
                                        + " your own organisation."));
        response.setContentType("text/html;charset=UTF-8");
        response.setHeader(HttpHeaders.CACHE_CONTROL, "no-store");
        response.getOutputStream().write(body.getBytes(StandardCharsets.UTF_8));
    }

    private String inOtherLanguage() {
        var query = Objects.requireNonNullElse(request.getQueryString(), "");
        return Stream.concat(
                        Stream.of(query.split("&")).filter(part -> !part.isEmpty() && !part.startsWith(LANGUAGE + "=")),
                        Stream.of(LANGUAGE + "=" + (inDutch() ? "en" : "nl")))
                .collect(Collectors.joining("&"));
    }

    private static String origin(URI uri) {
        return uri.getScheme() + "://" + uri.getAuthority();
    }

    /** Whether a form comes from a page of this issuer, under whichever of its names it was opened. */
    static boolean fromHere(HttpServletRequest request) {
        @Nullable String origin = request.getHeader(HttpHeaders.ORIGIN);
        if (origin == null) return true;
        try {
            return Objects.equals(URI.create(origin).getAuthority(), request.getHeader(HttpHeaders.HOST));
        } catch (IllegalArgumentException e) {
            return false;
        }
    }
}
