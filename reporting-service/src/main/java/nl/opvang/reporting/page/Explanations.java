package nl.opvang.reporting.page;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import nl.opvang.plumbing.access.Caller;
import nl.opvang.plumbing.http.form.Cursor;
import nl.opvang.plumbing.ledger.Area;
import nl.opvang.plumbing.ledger.Level;
import nl.opvang.plumbing.ledger.RecordedLine;
import nl.opvang.plumbing.problem.ProblemException;
import nl.opvang.reporting.figure.read.AreaChoice;
import nl.opvang.reporting.figure.read.Areas;
import nl.opvang.reporting.figure.read.FigureLine;
import nl.opvang.reporting.figure.read.FigureLines;
import nl.opvang.reporting.figure.read.Inquiries;
import nl.opvang.reporting.figure.read.Reports;
import nl.opvang.reporting.page.Explanation.Line;
import nl.opvang.reporting.registrations.read.People;
import nl.opvang.reporting.registrations.read.RegisteredPeople;
import nl.opvang.reporting.targetgap.read.TargetGap;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Takes a figure apart: into the areas within, and in the end into the lines that events carried. */
@Component
class Explanations {
    private static final int LINES = 200;

    /** A large municipality has a few thousand; a file ends somewhere, and programs ask for pages. */
    private static final int MOST_LINES = 100_000;

    private final AreaPages pages;
    private final Inquiries inquiries;
    private final FigureLines figureLines;
    private final RegisteredPeople people;
    private final Reports reports;
    private final Areas areas;

    Explanations(
            AreaPages pages,
            Inquiries inquiries,
            FigureLines figureLines,
            RegisteredPeople people,
            Reports reports,
            Areas areas) {
        this.pages = pages;
        this.inquiries = inquiries;
        this.figureLines = figureLines;
        this.people = people;
        this.reports = reports;
        this.areas = areas;
    }

    /** @throws ProblemException 404 when there is no such area, or the caller may not see it */
    Explanation of(Figure figure, Area area, LocalDate on, Instant knownAt, RecordedLine.Key after, Caller caller) {
        var row = pages.figures(area, on, knownAt, caller);
        var lines = lines(figure, area, on, knownAt, after, LINES + 1, caller);
        boolean more = lines != null && lines.size() > LINES;
        var shown = lines == null || !more ? lines : lines.subList(0, LINES);
        return new Explanation(
                figure,
                row,
                knownAt,
                pages.parts(area, on, knownAt, caller),
                shown,
                more ? cursor(Objects.requireNonNull(shown).getLast().figure()) : null,
                people(figure, area, on, knownAt, caller),
                target(figure, area, on, knownAt, caller));
    }

    /** All lines of a figure of a municipality or location, in one file; null of what is larger, or no sum of lines. */
    @Nullable
    List<FigureLine> allLines(Figure figure, Area area, LocalDate on, Instant knownAt, Caller caller) {
        if (area.level().compareTo(Level.MUNICIPALITY) < 0) return null;
        var lines = lines(figure, area, on, knownAt, RecordedLine.Key.START, MOST_LINES, caller);
        return lines == null ? null : lines.stream().map(Line::figure).toList();
    }

    /** Null of what is no sum of lines, and of figures that the caller may not see. */
    private @Nullable List<Line> lines(
            Figure figure, Area area, LocalDate on, Instant knownAt, RecordedLine.Key after, int limit, Caller caller) {
        // Nobody is registered at a location.
        boolean none = figure == Figure.REGISTERED && area instanceof Area.Location;
        if (none || figure.quantities().isEmpty()) return null;
        var inquiry = inquiries.of(new AreaChoice(area.level(), area), on, knownAt, caller);
        var found = figureLines.of(
                inquiry, figure.what(area.level()), FigureLines.FROM_THE_FIRST_DAY, caller, after, limit);
        var names = reports.names(
                found.stream()
                        .map(FigureLine::location)
                        .filter(Objects::nonNull)
                        .distinct()
                        .toList(),
                knownAt);
        return found.stream()
                .map(line ->
                        new Line(line, line.location() == null ? null : names.get(line.location()), municipality(line)))
                .toList();
    }

    private @Nullable String municipality(FigureLine line) {
        var code = line.municipality();
        return code == null ? null : areas.named(Level.MUNICIPALITY, code).name();
    }

    private List<People> people(Figure figure, Area area, LocalDate on, Instant knownAt, Caller caller) {
        if (figure != Figure.REGISTERED || area instanceof Area.Location) return List.of();
        var inquiry = inquiries.of(new AreaChoice(area.level(), area), on, knownAt, caller);
        return people.of(inquiry).stream()
                .filter(each -> each.area().code().equals(area.code()))
                .flatMap(each -> each.byNationalityGroup().stream())
                .toList();
    }

    private @Nullable TargetGap target(Figure figure, Area area, LocalDate on, Instant knownAt, Caller caller) {
        if (figure != Figure.TARGET && figure != Figure.GAP) return null;
        return pages.targetGaps(on, knownAt, caller).stream()
                .filter(gap -> gap.area().code().equals(area.code()))
                .findFirst()
                .orElse(null);
    }

    private static String cursor(FigureLine last) {
        return new Cursor(List.of(last.eventId().toString(), Integer.toString(last.line()))).text();
    }

    /** Where a page of lines begins; the beginning when there is no cursor, or it is none of ours. */
    static RecordedLine.Key after(@Nullable String cursor) {
        if (cursor == null || cursor.isBlank()) return RecordedLine.Key.START;
        try {
            return Cursor.parse(cursor)
                    .read(2, key -> new RecordedLine.Key(UUID.fromString(key.get(0)), Integer.parseInt(key.get(1))));
        } catch (IllegalArgumentException _) {
            return RecordedLine.Key.START;
        }
    }
}
