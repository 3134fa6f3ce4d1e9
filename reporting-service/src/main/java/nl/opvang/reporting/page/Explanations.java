package nl.opvang.reporting.page;

import static nl.opvang.contracts.ledger.PlaceKind.MUNICIPAL;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import nl.opvang.contracts.ledger.Quantity;
import nl.opvang.plumbing.access.Caller;
import nl.opvang.plumbing.access.Role;
import nl.opvang.plumbing.http.form.Cursor;
import nl.opvang.plumbing.ledger.Area;
import nl.opvang.plumbing.ledger.Level;
import nl.opvang.plumbing.ledger.RecordedLine;
import nl.opvang.plumbing.problem.ProblemException;
import nl.opvang.reporting.figure.read.AreaChoice;
import nl.opvang.reporting.figure.read.Inquiries;
import nl.opvang.reporting.figure.read.Reports;
import nl.opvang.reporting.occupancy.read.Occupancies;
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

    /** Some location of a large municipality has a few thousand; a file ends somewhere. */
    private static final int MOST_LINES = 100_000;

    private final AreaPages pages;
    private final Inquiries inquiries;
    private final Occupancies occupancies;
    private final RegisteredPeople people;
    private final Reports reports;

    Explanations(
            AreaPages pages, Inquiries inquiries, Occupancies occupancies, RegisteredPeople people, Reports reports) {
        this.pages = pages;
        this.inquiries = inquiries;
        this.occupancies = occupancies;
        this.people = people;
        this.reports = reports;
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
                more ? cursor(Objects.requireNonNull(shown).getLast().recorded()) : null,
                people(figure, area, on, knownAt, caller),
                target(figure, area, on, knownAt, caller));
    }

    /** All lines of a figure, as far as one file may hold; null where the caller may not see them. */
    @Nullable
    List<RecordedLine> allLines(Figure figure, Area area, LocalDate on, Instant knownAt, Caller caller) {
        var lines = lines(figure, area, on, knownAt, RecordedLine.Key.START, MOST_LINES, caller);
        return lines == null ? null : lines.stream().map(Line::recorded).toList();
    }

    /** Of a municipality or a location: what is larger is explained by its parts. */
    private @Nullable List<Line> lines(
            Figure figure, Area area, LocalDate on, Instant knownAt, RecordedLine.Key after, int limit, Caller caller) {
        if (figure.quantities().isEmpty() || area.level().compareTo(Level.MUNICIPALITY) < 0 || !maySeeLines(caller))
            return null;
        try {
            var inquiry = inquiries.of(new AreaChoice(Level.LOCATION, area), on, knownAt, caller);
            var recorded = occupancies.lines(
                    inquiry, MUNICIPAL, after, limit, figure.quantities().toArray(Quantity[]::new));
            var names = reports.names(
                    recorded.stream()
                            .map(RecordedLine::location)
                            .filter(Objects::nonNull)
                            .distinct()
                            .toList(),
                    knownAt);
            return recorded.stream()
                    .map(line -> new Line(line, line.location() == null ? null : names.get(line.location())))
                    .toList();
        } catch (ProblemException _) {
            // A region's officer looks at a municipality elsewhere: its figure may be seen by others, its lines may
            // not.
            return null;
        }
    }

    /** As the API has it. */
    private static boolean maySeeLines(Caller caller) {
        return caller.roles().stream()
                .anyMatch(role -> role == Role.MUNICIPALITY || role == Role.REGION || role == Role.AUDITOR);
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

    private static String cursor(RecordedLine last) {
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
