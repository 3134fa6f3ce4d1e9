package nl.opvang.issuer;

import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.io.InputStream;
import java.util.Objects;

/** How the issuer's pages look. */
final class StyleServlet extends HttpServlet {
    static final String PATH = "/issuer.css";

    private static final long serialVersionUID = 1L;

    @Override
    protected void doGet(HttpServletRequest request, HttpServletResponse response) throws IOException {
        try (InputStream style = Objects.requireNonNull(StyleServlet.class.getResourceAsStream("issuer.css"))) {
            response.setContentType("text/css;charset=UTF-8");
            style.transferTo(response.getOutputStream());
        }
    }
}
