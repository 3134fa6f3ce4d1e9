package nl.opvang.plumbing.replay;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import java.util.function.Consumer;
import nl.opvang.plumbing.access.AllowedTo;
import nl.opvang.plumbing.access.Caller;
import nl.opvang.plumbing.access.Role;
import nl.opvang.plumbing.page.InNavigation;
import nl.opvang.plumbing.page.Pages;
import nl.opvang.plumbing.page.form.Fields;
import nl.opvang.plumbing.page.form.Moved;
import nl.opvang.plumbing.page.form.Objection;
import nl.opvang.plumbing.page.form.Posted;
import nl.opvang.plumbing.problem.ProblemException;
import org.jspecify.annotations.Nullable;
import org.springframework.context.MessageSource;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;

/** Where whoever keeps the service running has a view built anew, sees what differs, and lets it take the old one's place. */
@Controller
class RebuildsPage {
    private static final String PATH = "/rebuilds";
    private static final int MOST_SHOWN = 20;
    private static final int MOST_DIFFERENCES = 100;
    private static final int LONGEST_REASON = 200;

    private final Rebuilds rebuilds;
    private final MessageSource messages;

    RebuildsPage(Rebuilds rebuilds, MessageSource messages) {
        this.rebuilds = rebuilds;
        this.messages = messages;
    }

    /** @param id of what is asked for, so that a form that is sent twice asks once */
    record Start(UUID id, @Nullable String projection) {}

    /** @param id of the rebuild that it is about */
    record Because(UUID id, @Nullable String reason) {}

    /** While it goes on, a page that is open asks now and then for the part that says how far it is. */
    @GetMapping(PATH)
    @AllowedTo(Role.OPERATOR)
    @InNavigation(label = "rebuilds", order = 97)
    String show(HttpServletRequest request, Model model) {
        var view = page(model, Map.of(), null);
        if (!Pages.inPart(request)) return view;
        model.addAttribute("inPart", true);
        return view + " :: progress";
    }

    @PostMapping(PATH)
    @AllowedTo(Role.OPERATOR)
    @Nullable
    String ask(@Posted Start form, Caller caller, Locale locale, Model model, HttpServletResponse response) {
        var fields = new Fields();
        var projection = fields.text("projection", form.projection());
        if (projection != null && !rebuilds.projections().contains(projection)) {
            projection = null;
            fields.wrong("projection", "fault.choice");
        }
        if (projection == null) return faulty(fields, model, response);
        var name = projection;
        return done(_ -> rebuilds.ask(form.id(), name, caller.subject()), form.id(), locale, model, response);
    }

    @PostMapping(PATH + "/switch")
    @AllowedTo(Role.OPERATOR)
    @Nullable
    String change(@Posted Because form, Locale locale, Model model, HttpServletResponse response) {
        var fields = new Fields();
        var reason = reason(form, fields);
        return reason == null
                ? faulty(fields, model, response)
                : done(id -> rebuilds.change(id, reason), form.id(), locale, model, response);
    }

    @PostMapping(PATH + "/cancellation")
    @AllowedTo(Role.OPERATOR)
    @Nullable
    String cancel(@Posted Because form, Locale locale, Model model, HttpServletResponse response) {
        var fields = new Fields();
        var reason = reason(form, fields);
        return reason == null
                ? faulty(fields, model, response)
                : done(id -> rebuilds.cancel(id, reason), form.id(), locale, model, response);
    }

    private static @Nullable String reason(Because form, Fields fields) {
        var reason = fields.text("reason", form.reason());
        if (reason == null || reason.length() <= LONGEST_REASON) return reason;
        fields.wrong("reason", "fault.impossible");
        return null;
    }

    private String faulty(Fields fields, Model model, HttpServletResponse response) {
        response.setStatus(HttpServletResponse.SC_BAD_REQUEST);
        return page(model, fields.faults(), null);
    }

    private @Nullable String done(
            Consumer<UUID> work, UUID id, Locale locale, Model model, HttpServletResponse response) {
        try {
            work.accept(id);
            return Moved.to(PATH, response);
        } catch (ProblemException e) {
            if (e.problem().status() == HttpServletResponse.SC_NOT_FOUND) throw e;
            response.setStatus(e.problem().status());
            return page(model, Map.of(), Objection.text(e.problem(), messages, locale));
        }
    }

    private String page(Model model, Map<String, String> faults, @Nullable String objection) {
        var latest = rebuilds.before(null, null, MOST_SHOWN);
        // Of the others only what became of them is told.
        var current = latest.stream()
                .filter(each -> each.endedAt() == null)
                .findFirst()
                .map(each -> rebuilds.find(each.rebuildId()))
                .orElse(null);
        model.addAttribute("projections", rebuilds.projections())
                .addAttribute("current", current)
                .addAttribute(
                        "differences",
                        current == null ? List.of() : rebuilds.differences(current.rebuildId(), 0, MOST_DIFFERENCES))
                .addAttribute("canSwitch", current != null && canSwitch(current))
                .addAttribute("underWay", current != null && !canSwitch(current))
                .addAttribute("inPart", false)
                .addAttribute(
                        "canCancel",
                        current != null && current.cancelReason() == null && current.state() != ReplayState.SWITCHED)
                .addAttribute(
                        "ended",
                        latest.stream().filter(each -> each.endedAt() != null).toList())
                .addAttribute("faults", faults)
                .addAttribute("objection", objection);
        return "opvang/rebuilds";
    }

    private static boolean canSwitch(Rebuild rebuild) {
        return rebuild.state() == ReplayState.BUILT && rebuild.switchReason() == null && rebuild.cancelReason() == null;
    }
}
