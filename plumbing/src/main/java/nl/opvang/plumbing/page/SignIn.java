package nl.opvang.plumbing.page;

import jakarta.servlet.http.HttpServletRequest;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;

/** Where one signs in and out, and where one comes back to. */
public final class SignIn {
    /** Whoever comes here is sent to the issuer. */
    public static final String START = "/sign-in";

    /** In its query: the path and query of the page to come back to. */
    public static final String TO = "to";

    /** Where the issuer sends people back to. */
    public static final String ARRIVAL = "/signed-in";

    /** Where a form is posted to end it. */
    public static final String END = "/sign-out";

    /** Where one arrives after that. */
    public static final String SIGNED_OUT = "/signed-out";

    /** On a request: what the issuer calls who is signed in. */
    public static final String NAME = SignIn.class.getName() + ".name";

    private static final int LONGEST = 1_000;

    private SignIn() {}

    /** The address that leads over the issuer back to the page that was asked for. */
    static String comingBackTo(HttpServletRequest request) {
        var query = request.getQueryString();
        boolean again =
                request.getMethod().equals("GET") && !Pages.path(request).startsWith("/sign");
        var page = again ? Pages.path(request) + (query == null ? "" : "?" + query) : "/";
        return START + "?" + TO + "=" + URLEncoder.encode(page, StandardCharsets.UTF_8);
    }

    /** The same, if it is a page of this service; its first page if it could lead anywhere else. */
    public static String ownPage(String page) {
        boolean own = page.startsWith("/")
                && page.length() <= LONGEST
                && !page.startsWith("//")
                && page.chars().allMatch(c -> c > ' ' && c < 127 && c != '\\')
                && !page.startsWith("/sign");
        return own ? page : "/";
    }
}
