package nl.opvang.reporting.page;

import jakarta.servlet.http.HttpServletResponse;
import jakarta.validation.constraints.Size;
import java.io.IOException;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import nl.opvang.contracts.calendar.Netherlands;
import nl.opvang.contracts.reporting.ForecastWeek;
import nl.opvang.plumbing.access.AllowedTo;
import nl.opvang.plumbing.access.Caller;
import nl.opvang.plumbing.access.Role;
import nl.opvang.plumbing.http.form.Query;
import nl.opvang.plumbing.http.read.CsvLists;
import nl.opvang.plumbing.http.read.Items;
import nl.opvang.plumbing.problem.ProblemException;
import nl.opvang.reporting.figure.read.FigureLine;
import nl.opvang.reporting.registrations.read.WeekOfRegistrations;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;

/** Every table of a page as a file, for the tools in which officers have lists. */
@Controller
class TableController {
    private final AreaPages pages;
    private final Differences differences;
    private final Explanations explanations;

    TableController(AreaPages pages, Differences differences, Explanations explanations) {
        this.pages = pages;
        this.differences = differences;
        this.explanations = explanations;
    }

    @GetMapping("/tables/{table}")
    @AllowedTo({Role.MUNICIPALITY, Role.REGION, Role.KCIO, Role.NOO, Role.MINISTRY, Role.AUDITOR, Role.OPERATOR})
    void table(@PathVariable String table, @Query TableForm form, Caller caller, HttpServletResponse response)
            throws IOException {
        var area = ExplanationController.area(form.area());
        var today = LocalDate.now(Netherlands.ZONE);
        var asked = Asked.of(area, new ViewForm(form.on(), form.knownAt(), null, null, null), today);
        var since = Asked.since(form.since(), null, null, today);
        // A file with other figures than were asked for would go on being wrong where it is kept.
        if (!asked.faults().isEmpty() || !since.faults().isEmpty())
            throw ProblemException.invalid("query", "", "on, knownAt and since must be a date or a moment");
        var view = asked.view();
        var moment = pages.moment(view.knownAt());
        var file = file(table, view, moment, since.moment(), form, caller);
        response.setContentType(CsvLists.CSV.toString());
        response.setHeader(
                HttpHeaders.CONTENT_DISPOSITION,
                "attachment; filename=\"opvang-" + table.replaceFirst("\\.csv$", "") + "-"
                        + area.code().replace(':', '-') + "-" + view.on() + ".csv\"");
        response.setContentLength(file.length);
        response.getOutputStream().write(file);
    }

    private byte[] file(
            String table, View view, Instant moment, @Nullable Instant since, TableForm form, Caller caller) {
        return switch (table) {
            case "areas.csv" -> {
                var parts = page(view, moment, caller).parts();
                if (parts == null) throw ProblemException.notFound();
                yield csv(parts, AreaRow.class);
            }
            case "trend.csv" -> csv(page(view, moment, caller).trend(), TrendRow.class);
            case "inflow.csv" -> csv(page(view, moment, caller).inflow(), WeekOfRegistrations.class);
            case "forecast.csv" -> {
                var run = page(view, moment, caller).forecast();
                yield csv(run == null ? List.of() : run.made().weeks(), ForecastWeek.class);
            }
            case "changes.csv" ->
                csv(
                        differences.of(view, pages.moment(since == null ? moment : since), moment, caller),
                        Difference.class);
            case "lines.csv" -> csv(lines(view, moment, form, caller), FigureLine.class);
            default -> throw ProblemException.notFound();
        };
    }

    private AreaPage page(View view, Instant moment, Caller caller) {
        return pages.of(view.area(), view.on(), moment, caller);
    }

    private List<FigureLine> lines(View view, Instant moment, TableForm form, Caller caller) {
        var figure = Figure.named(form.figure()).orElseThrow(ProblemException::notFound);
        var lines = explanations.allLines(figure, view.area(), view.on(), moment, caller);
        if (lines == null) throw ProblemException.notFound();
        return lines;
    }

    private static <T extends Record> byte[] csv(List<T> rows, Class<T> row) {
        return CsvLists.file(new Items<>(rows, null), row);
    }

    /**
     * @param since the earlier moment, of changes
     * @param figure of which the lines are
     */
    record TableForm(
            @Size(max = 60) @Nullable String area,
            @Size(max = 60) @Nullable String on,
            @Size(max = 60) @Nullable String knownAt,
            @Size(max = 60) @Nullable String since,
            @Size(max = 60) @Nullable String figure) {}
}
