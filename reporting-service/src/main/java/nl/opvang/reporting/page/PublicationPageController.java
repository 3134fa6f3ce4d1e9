package nl.opvang.reporting.page;

import jakarta.validation.constraints.Size;
import java.util.List;
import nl.opvang.contracts.calendar.Week;
import nl.opvang.plumbing.access.OpenToEveryone;
import nl.opvang.plumbing.http.form.Query;
import nl.opvang.plumbing.problem.ProblemException;
import nl.opvang.reporting.publication.read.PublicationOfWeek;
import nl.opvang.reporting.publication.read.Publications;
import nl.opvang.reporting.publication.read.PublishedArea;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;

/** What was published, for everyone: also what it replaced, and why. */
@Controller
class PublicationPageController {
    private static final int WEEKS = 52;

    private final Publications publications;

    PublicationPageController(Publications publications) {
        this.publications = publications;
    }

    /** The weeks that were published, the latest first. */
    @GetMapping("/publications")
    @OpenToEveryone
    String list(@Query ListForm form, Model model) {
        var weeks = publications.list(week(form.before()), WEEKS + 1);
        boolean more = weeks.size() > WEEKS;
        var shown = more ? weeks.subList(0, WEEKS) : weeks;
        model.addAttribute("weeks", shown)
                .addAttribute("before", more ? shown.getLast().week().text() : null);
        return "reporting/publications";
    }

    /** The figures of a week, in the edition that holds. */
    @GetMapping("/publications/{week}")
    @OpenToEveryone
    String ofWeek(@PathVariable Week week, Model model) {
        return show(publications.of(week).orElseThrow(ProblemException::notFound), week, model);
    }

    /** The figures of a week as they were once published, whatever replaced them. */
    @GetMapping("/publications/{week}/editions/{edition}")
    @OpenToEveryone
    String edition(@PathVariable Week week, @PathVariable int edition, Model model) {
        return show(publications.edition(week, edition).orElseThrow(ProblemException::notFound), week, model);
    }

    private String show(PublicationOfWeek publication, Week week, Model model) {
        int last = publications.of(week).map(PublicationOfWeek::edition).orElse(publication.edition());
        model.addAttribute("publication", publication)
                .addAttribute("country", publication.areas().getFirst())
                .addAttribute("regions", ofLevel(publication, "region"))
                .addAttribute("municipalities", ofLevel(publication, "municipality"))
                .addAttribute("holds", publication.edition() == last);
        return "reporting/publication";
    }

    private static List<PublishedArea> ofLevel(PublicationOfWeek publication, String level) {
        return publication.areas().stream()
                .filter(area -> area.area().level().equals(level))
                .toList();
    }

    private static @Nullable Week week(@Nullable String text) {
        try {
            return text == null || text.isBlank() ? null : Week.parse(text);
        } catch (IllegalArgumentException _) {
            throw ProblemException.notFound();
        }
    }

    /** @param before weeks before this one; the latest when absent */
    record ListForm(@Size(max = 20) @Nullable String before) {}
}
