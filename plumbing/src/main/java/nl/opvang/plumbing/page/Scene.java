package nl.opvang.plumbing.page;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.Locale;
import nl.opvang.plumbing.access.Caller;
import org.springframework.ui.Model;

/**
 * A page as it is asked for and shown, as a controller's argument: who asks, in which language, and what it is made of. A method that takes
 * one may have said all that is to be said by itself, and name no view.
 */
public record Scene(
        Caller caller, Locale locale, Model model, HttpServletRequest request, HttpServletResponse response) {}
