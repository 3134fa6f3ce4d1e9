package nl.opvang.issuer;

import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.List;
import java.util.Optional;

/** Ends a sign-in after asking, as OpenID Connect wants it where nobody shows whose sign-in it is. */
final class SignOutServlet extends HttpServlet {
    static final String PATH = "/sign-out";

    private static final long serialVersionUID = 1L;

    private final transient IssuerSettings settings;

    SignOutServlet(IssuerSettings settings) {
        this.settings = settings;
    }

    @Override
    protected void doGet(HttpServletRequest request, HttpServletResponse response) throws IOException {
        var html = new Html(request, response);
        html.write(
                html.text("Overal afmelden?", "Sign out everywhere?"),
                """
                <p>%s</p>
                <form method="post" action="%s?%s"><button type="submit">%s</button></form>
                """.formatted(
                        html.text(
                                "Daarna vraagt elke dienst opnieuw wie u bent, zodra uw aanmelding daar" + " afloopt.",
                                "After that every service asks again who you are, as soon as your sign-in"
                                        + " there ends."),
                        PATH,
                        html.query(),
                        html.text("Afmelden", "Sign out")),
                List.of());
    }

    @Override
    protected void doPost(HttpServletRequest request, HttpServletResponse response) throws IOException {
        if (!Html.fromHere(request)) {
            response.sendError(HttpServletResponse.SC_BAD_REQUEST);
            return;
        }
        var session = request.getSession(false);
        if (session != null) session.invalidate();
        var html = new Html(request, response);
        var back = back(request)
                .map(uri -> "<p><a href=\"%s\">%s</a></p>"
                        .formatted(Html.escaped(uri), html.text("Terug naar de dienst", "Back to the service")));
        html.write(html.text("U bent afgemeld", "You are signed out"), back.orElse(""), List.of());
    }

    /** Only to a service that is known here. */
    private Optional<String> back(HttpServletRequest request) {
        var asked = request.getParameter("post_logout_redirect_uri");
        return settings.pages().entrySet().stream()
                .filter(page -> page.getKey().equals(request.getParameter("client_id")))
                .map(page -> DemoClients.signedOut(page.getValue()))
                .filter(uri -> uri.equals(asked))
                .findFirst();
    }
}
