package nl.opvang.funding.application.page;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.Locale;
import nl.opvang.plumbing.access.AccessGate;
import nl.opvang.plumbing.access.Caller;
import org.springframework.ui.Model;

/** A page as it is asked for and shown: who asks, in which language, and what it is made of. */
record Scene(Caller caller, Locale locale, Model model, HttpServletResponse response) {
    static Scene of(HttpServletRequest request, Locale locale, Model model, HttpServletResponse response) {
        return new Scene(AccessGate.caller(request), locale, model, response);
    }
}
