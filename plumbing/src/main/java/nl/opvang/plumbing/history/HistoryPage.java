package nl.opvang.plumbing.history;

import jakarta.servlet.http.HttpServletResponse;
import jakarta.validation.constraints.Size;
import java.io.IOException;
import java.util.List;
import java.util.regex.Pattern;
import nl.opvang.plumbing.access.AllowedTo;
import nl.opvang.plumbing.access.Role;
import nl.opvang.plumbing.http.form.Cursor;
import nl.opvang.plumbing.http.form.Query;
import nl.opvang.plumbing.http.processing.Processes;
import nl.opvang.plumbing.http.read.Items;
import nl.opvang.plumbing.http.read.Paged;
import nl.opvang.plumbing.json.EventMapper;
import nl.opvang.plumbing.page.InNavigation;
import nl.opvang.plumbing.page.form.Fields;
import nl.opvang.plumbing.problem.ProblemException;
import nl.opvang.plumbing.store.EventHistory.About;
import nl.opvang.plumbing.store.EventHistory.OnBehalfOf;
import nl.opvang.plumbing.store.EventHistory.Selection;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import tools.jackson.databind.ObjectWriter;

/** Everything that this service recorded about one thing, or on behalf of one municipality, for auditors to read from top to bottom. */
@Controller
@Processes(Processes.AUDIT)
class HistoryPage {
    private static final int ROWS = 50;
    private static final Pattern MUNICIPALITY = Pattern.compile("GM\\d{4}");
    private static final ObjectWriter JSON = EventMapper.forEvents().writerWithDefaultPrettyPrinter();

    /**
     * @param municipality its code
     * @param of what a thing is known by: its id, or with a colon in it the id of an aggregate
     */
    record Asked(
            @Size(max = 20) @Nullable String municipality,
            @Size(max = 100) @Nullable String of,
            @Nullable Cursor cursor)
            implements Paged {
        /** @throws IllegalArgumentException when the cursor is not one of this list's */
        Asked {
            Histories.place(cursor);
        }

        @Override
        public Integer limit() {
            return ROWS;
        }

        boolean empty() {
            return said(municipality).isEmpty() && said(of).isEmpty();
        }
    }

    /**
     * An event as it is shown.
     *
     * @param feature third part of its type, and the fact the fourth
     * @param data what it says besides its lines
     */
    record Row(HistoryEvent event, String feature, String fact, String data) {
        static Row of(HistoryEvent event) {
            var parts = event.type().split("\\.", -1);
            return new Row(event, parts[3], parts[4], JSON.writeValueAsString(event.data()));
        }
    }

    private final Histories histories;
    private final List<String> features;

    /** @param features first parts of the ids of this service's aggregates */
    HistoryPage(Histories histories, List<String> features) {
        this.histories = histories;
        this.features = List.copyOf(features);
    }

    @GetMapping("/history")
    @AllowedTo(Role.AUDITOR)
    @InNavigation(label = "history", order = 90)
    String show(@Query Asked asked, Model model, HttpServletResponse response) {
        var fields = new Fields();
        var selection = asked.empty() ? null : selection(asked, fields);
        if (!fields.faults().isEmpty()) response.setStatus(HttpServletResponse.SC_BAD_REQUEST);
        var found = selection == null ? new Items<HistoryEvent>(List.of(), null) : histories.page(selection, asked);
        model.addAttribute("municipality", said(asked.municipality()))
                .addAttribute("of", said(asked.of()))
                .addAttribute("faults", fields.faults())
                .addAttribute("asked", selection != null)
                .addAttribute("next", found.nextCursor())
                .addAttribute("rows", found.items().stream().map(Row::of).toList());
        return "opvang/history";
    }

    /** All of it as a file, as the API exports it. */
    @GetMapping("/history/export")
    @AllowedTo(Role.AUDITOR)
    void export(@Query Asked asked, HttpServletResponse response) throws IOException {
        var fields = new Fields();
        var selection = asked.empty() ? null : selection(asked, fields);
        if (selection == null) throw ProblemException.invalid("query", "of", "must say what is asked for");
        response.setHeader(HttpHeaders.CONTENT_DISPOSITION, "attachment; filename=\"history.ndjson\"");
        histories.export(selection, response);
    }

    private @Nullable Selection selection(Asked asked, Fields fields) {
        var of = said(asked.of());
        if (of.contains(":")) return new About(List.of(of), List.of(), List.of());
        var municipality = said(asked.municipality());
        if (!MUNICIPALITY.matcher(municipality).matches()) {
            fields.wrong("municipality", "fault.municipality");
            return null;
        }
        if (of.isEmpty()) return new OnBehalfOf(municipality);
        return new About(
                features.stream()
                        .map(feature -> feature + ":" + municipality + ":" + of)
                        .toList(),
                List.of(),
                List.of());
    }

    private static String said(@Nullable String text) {
        return text == null ? "" : text.strip();
    }
}
