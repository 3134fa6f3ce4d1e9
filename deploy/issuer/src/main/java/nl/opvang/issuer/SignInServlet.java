package nl.opvang.issuer;

import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.List;
import java.util.stream.Collectors;
import org.springframework.http.HttpHeaders;
import org.springframework.security.authentication.UsernamePasswordAuthenticationToken;
import org.springframework.security.core.context.SecurityContextImpl;
import org.springframework.security.web.context.HttpSessionSecurityContextRepository;

/** Asks who it is, and goes on with the authorization request that came along in the query. */
final class SignInServlet extends HttpServlet {
    static final String PATH = "/sign-in";

    private static final long serialVersionUID = 1L;

    private final transient IssuerSettings settings;
    private final transient HttpSessionSecurityContextRepository sessions = new HttpSessionSecurityContextRepository();

    SignInServlet(IssuerSettings settings) {
        this.settings = settings;
    }

    @Override
    protected void doGet(HttpServletRequest request, HttpServletResponse response) throws IOException {
        var html = new Html(request, response);
        if (request.getParameter("client_id") == null) {
            html.write(
                    html.text("Begin bij een dienst", "Begin at a service"),
                    "<p>%s</p>"
                            .formatted(html.text(
                                    "Deze pagina komt pas in beeld als een dienst van Opvang u hierheen stuurt.",
                                    "This page is for whoever is sent here by a service of Opvang.")),
                    List.of());
            return;
        }
        html.write(
                html.text("Als wie meldt u zich aan?", "Who do you want to sign in as?"),
                """
                <p class="note">%s</p>
                <form method="post" action="%s?%s">
                <ul>
                %s
                </ul>
                </form>
                """.formatted(
                        html.text(
                                "Dit zijn verzonnen mensen, een of twee per rol. Kies er een; een wachtwoord is er"
                                        + " niet.",
                                "These people are made up, one or two for each role. Choose one; there is no"
                                        + " password."),
                        PATH,
                        html.query(),
                        DemoUser.ALL.stream().map(user -> choice(user, html)).collect(Collectors.joining("\n"))),
                settings.pages().values());
    }

    private static String choice(DemoUser user, Html html) {
        return "<li><button type=\"submit\" name=\"user\" value=\"%s\"><b>%s</b> %s</button></li>"
                .formatted(user.id(), Html.escaped(user.name()), Html.escaped(user.told(html.inDutch())));
    }

    @Override
    protected void doPost(HttpServletRequest request, HttpServletResponse response) throws IOException {
        var user = DemoUser.named(request.getParameter("user"));
        if (user.isEmpty() || !Html.fromHere(request)) {
            response.sendError(HttpServletResponse.SC_BAD_REQUEST);
            return;
        }
        var old = request.getSession(false);
        if (old != null) old.invalidate();
        sessions.saveContext(
                new SecurityContextImpl(UsernamePasswordAuthenticationToken.authenticated(
                        user.get().id(), null, List.of())),
                request,
                response);
        response.setHeader(HttpHeaders.LOCATION, IssuerProtocol.AUTHORIZATION_PATH + "?" + request.getQueryString());
        response.setStatus(HttpServletResponse.SC_SEE_OTHER);
    }
}
