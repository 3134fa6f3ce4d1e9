package nl.opvang.plumbing.page.form;

import jakarta.servlet.http.HttpServletResponse;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Objects;
import java.util.UUID;
import nl.opvang.plumbing.http.write.Written;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.http.ResponseEntity;

/** Leads a browser that posted a form to a page to look at: loading that again posts nothing. */
public final class Moved {
    private Moved() {}

    /** @return no view: all is said. The controller's method must take the response or a {@code Scene} as an argument. */
    public static @Nullable String to(String address, HttpServletResponse response) {
        response.setHeader(HttpHeaders.LOCATION, address);
        response.setStatus(HttpServletResponse.SC_SEE_OTHER);
        return null;
    }

    /**
     * To a page that says that this was recorded, and waits until it shows it.
     *
     * @param address without a query
     * @param id of what was recorded
     * @return as {@link #to}
     */
    public static @Nullable String toSaved(
            String address, UUID id, ResponseEntity<Written> written, HttpServletResponse response) {
        return to(saved(address, id, written), response);
    }

    /** As the other one, to a part of that page by the name of its anchor. */
    public static @Nullable String toSaved(
            String address, String part, UUID id, ResponseEntity<Written> written, HttpServletResponse response) {
        return to(saved(address, id, written) + "#" + part, response);
    }

    private static String saved(String address, UUID id, ResponseEntity<Written> written) {
        var position = Objects.requireNonNull(written.getBody()).position();
        return address + "?saved=" + id + "&atLeast=" + URLEncoder.encode(position, StandardCharsets.UTF_8);
    }
}
