package nl.opvang.plumbing.page.form;

import jakarta.servlet.http.HttpServletResponse;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;

/** Leads a browser that posted a form to a page to look at: loading that again posts nothing. */
public final class Moved {
    private Moved() {}

    /** @return no view: all is said. The controller's method must take the response as an argument. */
    public static @Nullable String to(String address, HttpServletResponse response) {
        response.setHeader(HttpHeaders.LOCATION, address);
        response.setStatus(HttpServletResponse.SC_SEE_OTHER);
        return null;
    }
}
