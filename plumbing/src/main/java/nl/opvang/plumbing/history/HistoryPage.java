package nl.opvang.plumbing.history;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import jakarta.validation.constraints.Size;
import java.io.IOException;
import java.util.List;
import java.util.UUID;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import nl.opvang.plumbing.access.AllowedTo;
import nl.opvang.plumbing.access.Role;
import nl.opvang.plumbing.http.form.Cursor;
import nl.opvang.plumbing.http.form.Query;
import nl.opvang.plumbing.http.processing.DataSubject;
import nl.opvang.plumbing.http.processing.Processes;
import nl.opvang.plumbing.http.processing.Trail;
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
     * @param from the event with which the page begins
     */
    record Asked(
            @Size(max = 20) @Nullable String municipality,
            @Size(max = 100) @Nullable String of,
            @Nullable UUID from,
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

        /** The same, where a list goes on. */
        Asked at(Cursor place) {
            return new Asked(municipality, of, null, place);
        }
    }

    /**
     * What is asked for.
     *
     * @param about whom or what it is about besides the events of its own aggregate; null when it is those alone
     */
    private record Found(Selection selection, @Nullable DataSubject about) {
        static Found of(Selection selection) {
            return new Found(selection, null);
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
    private final List<Traces> traces;

    /** @param features first parts of the ids of this service's aggregates */
    HistoryPage(Histories histories, List<String> features, List<Traces> traces) {
        this.histories = histories;
        this.features = List.copyOf(features);
        this.traces = List.copyOf(traces);
    }

    @GetMapping("/history")
    @AllowedTo(Role.AUDITOR)
    @InNavigation(label = "history", order = 90)
    String show(@Query Asked asked, Model model, HttpServletRequest request, HttpServletResponse response) {
        var fields = new Fields();
        var found = asked.empty() ? null : found(asked, fields, request);
        if (!fields.faults().isEmpty()) response.setStatus(HttpServletResponse.SC_BAD_REQUEST);
        var page =
                found == null ? new Items<HistoryEvent>(List.of(), null) : histories.page(found.selection, from(asked));
        model.addAttribute("municipality", said(asked.municipality()))
                .addAttribute("of", said(asked.of()))
                .addAttribute("faults", fields.faults())
                .addAttribute("asked", found != null)
                .addAttribute("everywhere", found != null && found.about != null)
                .addAttribute("begun", asked.cursor() == null && asked.from() == null)
                .addAttribute("next", page.nextCursor())
                .addAttribute(
                        "shown",
                        page.items().stream().map(HistoryEvent::eventId).collect(Collectors.toSet()))
                .addAttribute("rows", page.items().stream().map(Row::of).toList());
        return "opvang/history";
    }

    /** An event says which one it corrects, or is corrected by; that one may be on any page. */
    private Asked from(Asked asked) {
        if (asked.from() == null) return asked;
        return asked.at(histories
                .from(asked.from())
                .orElseThrow(() -> ProblemException.invalid("query", "from", "is not an event of this service")));
    }

    /** All of it as a file, as the API exports it. */
    @GetMapping("/history/export")
    @AllowedTo(Role.AUDITOR)
    void export(@Query Asked asked, HttpServletRequest request, HttpServletResponse response) throws IOException {
        var found = asked.empty() ? null : found(asked, new Fields(), request);
        if (found == null) throw ProblemException.invalid("query", "of", "must say what is asked for");
        response.setHeader(HttpHeaders.CONTENT_DISPOSITION, "attachment; filename=\"history.ndjson\"");
        histories.export(found.selection, response);
    }

    private @Nullable Found found(Asked asked, Fields fields, HttpServletRequest request) {
        var found = find(asked, fields);
        if (found != null && found.about != null) Trail.of(request).about(found.about);
        return found;
    }

    private @Nullable Found find(Asked asked, Fields fields) {
        var of = said(asked.of());
        if (of.contains(":")) return thing(of);
        var municipality = said(asked.municipality());
        if (!MUNICIPALITY.matcher(municipality).matches()) {
            fields.wrong("municipality", "fault.municipality");
            return null;
        }
        if (of.isEmpty()) return Found.of(new OnBehalfOf(municipality));
        return Found.of(new About(
                features.stream()
                        .map(feature -> feature + ":" + municipality + ":" + of)
                        .toList(),
                List.of(),
                List.of()));
    }

    private Found thing(String aggregate) {
        return traces.stream()
                .flatMap(each -> Stream.ofNullable(each.of(aggregate)))
                .findFirst()
                .map(everywhere -> new Found(
                        everywhere,
                        new DataSubject(
                                aggregate.substring(0, aggregate.indexOf(':')),
                                aggregate.substring(aggregate.indexOf(':') + 1))))
                .orElseGet(() -> Found.of(new About(List.of(aggregate), List.of(), List.of())));
    }

    private static String said(@Nullable String text) {
        return text == null ? "" : text.strip();
    }
}
