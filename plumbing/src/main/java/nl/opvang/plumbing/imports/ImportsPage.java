package nl.opvang.plumbing.imports;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.Size;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import nl.opvang.plumbing.access.AllowedTo;
import nl.opvang.plumbing.access.Caller;
import nl.opvang.plumbing.access.Role;
import nl.opvang.plumbing.http.form.Query;
import nl.opvang.plumbing.http.processing.Trail;
import nl.opvang.plumbing.http.trace.Trace;
import nl.opvang.plumbing.imports.ImportRuns.LineAnswer;
import nl.opvang.plumbing.page.Frame;
import nl.opvang.plumbing.page.InNavigation;
import nl.opvang.plumbing.page.Pages;
import nl.opvang.plumbing.page.form.Moved;
import nl.opvang.plumbing.page.form.Objection;
import nl.opvang.plumbing.page.form.Posted;
import nl.opvang.plumbing.problem.ProblemException;
import org.jspecify.annotations.Nullable;
import org.springframework.context.MessageSource;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;

/** Where an operator brings history in, can leave it, and reads line by line what became of it. */
@Controller
class ImportsPage {
    private static final String PATH = "/imports";
    private static final String ONE = PATH + "/{importId}";
    private static final int ROWS = 50;

    /** Characters at once; what is longer is sent over the API. */
    private static final int MOST = 400_000;

    /** @param id made with the form, so that one that is sent twice is one import */
    record ImportForm(UUID id, @Size(max = MOST) @Nullable String lines) {}

    /**
     * Which answers are shown.
     *
     * @param only those in whose way something stood, when it is {@code refused}
     * @param after number of the line after which the page goes on
     */
    record Asked(
            @Nullable String only,
            @Min(0) @Max(1_000_000) @Nullable Integer after) {
        boolean refused() {
            return "refused".equals(only);
        }

        int from() {
            return after == null ? 0 : after;
        }
    }

    /**
     * A line, as a row.
     *
     * @param wrong places in the line and what is wrong there, as the API says it
     */
    record Row(LineAnswer answer, @Nullable String objection, List<String> wrong) {}

    private final Importer importer;
    private final ImportRuns runs;
    private final MessageSource messages;

    ImportsPage(Importer importer, ImportRuns runs, MessageSource messages) {
        this.importer = importer;
        this.runs = runs;
        this.messages = messages;
    }

    @GetMapping(PATH)
    @AllowedTo(Role.OPERATOR)
    @InNavigation(label = "imports", order = 96)
    String show(Model model) {
        return list("", Map.of(), null, model);
    }

    @PostMapping(PATH)
    @AllowedTo(Role.OPERATOR)
    @Nullable
    String begin(
            @Posted ImportForm form,
            Caller caller,
            HttpServletRequest request,
            HttpServletResponse response,
            Model model) {
        request.setAttribute(Frame.SHOWN_AT, PATH);
        var lines = form.lines();
        if (lines == null) {
            response.setStatus(HttpServletResponse.SC_BAD_REQUEST);
            return list("", Map.of("lines", "imports.fault.empty"), null, model);
        }
        return switch (importer.begin(form.id(), lines, caller, Trace.of(request), Trail.of(request))) {
            case ACCEPTED, THERE_ALREADY -> Moved.to(PATH + "/" + form.id(), response);
            case ANOTHER_RUNS -> {
                response.setStatus(HttpServletResponse.SC_CONFLICT);
                yield list(lines, Map.of(), "imports.refused.running", model);
            }
        };
    }

    private String list(String lines, Map<String, String> faults, @Nullable String objection, Model model) {
        model.addAttribute("runs", runs.latest(ROWS))
                .addAttribute("lines", lines)
                .addAttribute("most", MOST)
                .addAttribute("faults", faults)
                .addAttribute("objection", objection);
        return "opvang/imports";
    }

    /** While it goes on, a page that is open asks now and then for the part that says how far it is. */
    @GetMapping(ONE)
    @AllowedTo(Role.OPERATOR)
    String one(
            @PathVariable UUID importId, @Query Asked asked, HttpServletRequest request, Locale locale, Model model) {
        var run = runs.look(importId).orElseThrow(ProblemException::notFound);
        model.addAttribute("run", run);
        if (Pages.inPart(request)) return "opvang/import :: progress";
        var answers = runs.answers(importId, asked.refused(), asked.from(), ROWS + 1);
        var rows =
                answers.stream().limit(ROWS).map(answer -> row(answer, locale)).toList();
        model.addAttribute("rows", rows)
                .addAttribute("refused", asked.refused())
                .addAttribute(
                        "next", answers.size() > ROWS ? rows.getLast().answer().line() : null);
        return "opvang/import";
    }

    private Row row(LineAnswer answer, Locale locale) {
        var problem = answer.problem();
        if (problem == null) return new Row(answer, null, List.of());
        var wrong = problem.members().get("errors") instanceof List<?> errors
                ? errors.stream()
                        .map(error -> error instanceof Map<?, ?> fault
                                ? Objects.toString(fault.get("field"), "") + " "
                                        + Objects.toString(fault.get("message"), "")
                                : "")
                        .toList()
                : List.<String>of();
        return new Row(
                answer,
                wrong.isEmpty()
                        ? Objection.text(problem, messages, locale)
                        : messages.getMessage("imports.wrong", null, locale),
                wrong);
    }
}
