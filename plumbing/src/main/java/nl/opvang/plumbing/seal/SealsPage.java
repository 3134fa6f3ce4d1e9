package nl.opvang.plumbing.seal;

import java.util.List;
import nl.opvang.plumbing.access.AllowedTo;
import nl.opvang.plumbing.access.Role;
import nl.opvang.plumbing.http.processing.Processes;
import nl.opvang.plumbing.page.InNavigation;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;

/** The last seals of this service, and how anybody checks them without us. */
@Controller
@Processes(Processes.AUDIT)
class SealsPage {
    private static final int ROWS = 50;

    private final SealChain seals;

    SealsPage(SealChain seals) {
        this.seals = seals;
    }

    @GetMapping("/seals")
    @AllowedTo(Role.AUDITOR)
    @InNavigation(label = "seals", order = 91)
    String show(Model model) {
        var end = seals.end();
        long after = end.map(last -> Math.max(0, last.number() - ROWS)).orElse(0L);
        List<SealStatement> last = seals.publishedAfter(after, ROWS).reversed().stream()
                .map(Seal::statement)
                .toList();
        model.addAttribute("seals", last)
                .addAttribute(
                        "events",
                        last.isEmpty()
                                ? 0L
                                : last.getFirst().eventsBefore()
                                        + last.getFirst().events())
                .addAttribute("keys", seals.keys());
        return "opvang/seals";
    }
}
