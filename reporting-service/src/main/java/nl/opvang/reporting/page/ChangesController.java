package nl.opvang.reporting.page;

import jakarta.servlet.http.HttpServletResponse;
import jakarta.validation.constraints.Size;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.HashMap;
import nl.opvang.contracts.calendar.Netherlands;
import nl.opvang.plumbing.access.AllowedTo;
import nl.opvang.plumbing.access.Caller;
import nl.opvang.plumbing.access.Role;
import nl.opvang.plumbing.http.form.Query;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;

/** What became known between two moments about one day, area by area. */
@Controller
class ChangesController {
    private static final Duration A_WEEK = Duration.ofDays(7);

    private final AreaPages pages;
    private final Differences differences;

    ChangesController(AreaPages pages, Differences differences) {
        this.pages = pages;
        this.differences = differences;
    }

    @GetMapping("/changes")
    @AllowedTo({Role.MUNICIPALITY, Role.REGION, Role.KCIO, Role.NOO, Role.MINISTRY, Role.AUDITOR, Role.OPERATOR})
    String changes(@Query ChangesForm form, Caller caller, Model model, HttpServletResponse response) {
        var today = LocalDate.now(Netherlands.ZONE);
        var asked = Asked.of(ExplanationController.area(form.area()), form.view(), today);
        var earlier = Asked.since(form.since(), form.sinceOn(), form.sinceTime(), today);
        var faults = new HashMap<>(asked.faults());
        faults.putAll(earlier.faults());
        var view = asked.view();
        var until = pages.moment(view.knownAt());
        var since = pages.moment(since(earlier.moment(), view.on(), until));
        if (since.isAfter(until)) {
            faults.put("since", "fault.since-after-known");
            since = until;
        }
        if (!faults.isEmpty()) response.setStatus(HttpServletResponse.SC_BAD_REQUEST);
        var found = differences.of(view, since, until, caller);
        model.addAttribute("view", view)
                .addAttribute("since", since.atZone(Netherlands.ZONE))
                .addAttribute("until", until.atZone(Netherlands.ZONE))
                .addAttribute("whole", found.getFirst())
                .addAttribute(
                        "parts",
                        found.subList(1, found.size()).stream()
                                .filter(difference -> !difference.none())
                                .toList())
                .addAttribute("permanent", view.knownAt(until).changes(since))
                .addAttribute("file", view.knownAt(until).file("changes") + "&since=" + since)
                .addAttribute("hidden", pages.parts(view.area(), view.on(), until, caller) == null)
                .addAttribute("faults", faults);
        return "reporting/changes";
    }

    /** Asked for nothing, one wants to know what came after the day itself was over, or in the last week. */
    private static Instant since(@Nullable Instant asked, LocalDate on, Instant until) {
        if (asked != null) return asked;
        var then = Asked.endOf(on);
        return then.isBefore(until) ? then : until.minus(A_WEEK);
    }

    /**
     * @param since the earlier moment; the end of the day asked about, or a week before the later one, when absent
     * @param sinceOn instead of it, as a form sends it
     */
    record ChangesForm(
            @Size(max = 60) @Nullable String area,
            @Size(max = 60) @Nullable String on,
            @Size(max = 60) @Nullable String knownAt,
            @Size(max = 60) @Nullable String knownOn,
            @Size(max = 60) @Nullable String knownTime,
            @Size(max = 60) @Nullable String since,
            @Size(max = 60) @Nullable String sinceOn,
            @Size(max = 60) @Nullable String sinceTime) {
        ViewForm view() {
            return new ViewForm(on, knownAt, knownOn, knownTime, null);
        }
    }
}
