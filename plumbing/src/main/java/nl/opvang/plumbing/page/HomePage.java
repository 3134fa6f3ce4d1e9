package nl.opvang.plumbing.page;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import nl.opvang.plumbing.access.AllowedTo;
import nl.opvang.plumbing.access.Caller;
import nl.opvang.plumbing.access.Role;
import org.jspecify.annotations.Nullable;
import org.springframework.context.MessageSource;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;

/**
 * What a service is for, and what a role does there. A service imports it that has no other page to begin with, and says it in its messages:
 * {@code home.title}, {@code home.lead}, and for each role {@code home.<role>}, with {@code |} between one task and the next, each with {@code @} and
 * the address of its page where there is one.
 */
@Controller
public class HomePage {
    private final MessageSource messages;

    HomePage(MessageSource messages) {
        this.messages = messages;
    }

    /** What a role does. */
    record Duties(String role, List<Task> tasks) {}

    /** @param address of the page where that is done; null when there is none */
    record Task(String name, @Nullable String address) {
        static Task of(String text) {
            var parts = text.split("@", 2);
            return new Task(parts[0], parts.length == 1 ? null : parts[1]);
        }
    }

    @GetMapping("/")
    @AllowedTo({Role.MUNICIPALITY, Role.REGION, Role.KCIO, Role.NOO, Role.MINISTRY, Role.AUDITOR, Role.OPERATOR})
    @InNavigation(label = "home", order = 0)
    String show(Caller caller, Locale locale, Model model) {
        model.addAttribute("heading", messages.getMessage("home.title", null, locale))
                .addAttribute("lead", messages.getMessage("home.lead", null, locale))
                .addAttribute(
                        "duties",
                        caller.roles().stream()
                                .map(Role::claim)
                                .map(role -> new Duties(role, tasks(role, locale)))
                                .toList());
        return "opvang/home";
    }

    private List<Task> tasks(String role, Locale locale) {
        var text = messages.getMessage("home." + role, null, locale);
        return Arrays.stream(text.split("\\|", -1)).map(Task::of).toList();
    }
}
