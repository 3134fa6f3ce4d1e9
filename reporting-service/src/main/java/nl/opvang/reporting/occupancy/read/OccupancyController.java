package nl.opvang.reporting.occupancy.read;

import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.Pattern;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import nl.opvang.contracts.ledger.PlaceKind;
import nl.opvang.plumbing.access.AllowedTo;
import nl.opvang.plumbing.access.Caller;
import nl.opvang.plumbing.access.Role;
import nl.opvang.plumbing.http.form.Cursor;
import nl.opvang.plumbing.http.form.Example;
import nl.opvang.plumbing.http.form.Query;
import nl.opvang.plumbing.http.read.Paged;
import nl.opvang.reporting.figure.read.AreaChoice;
import nl.opvang.reporting.figure.read.FigureExplanation;
import nl.opvang.reporting.figure.read.FigureLines;
import nl.opvang.reporting.figure.read.FigureTags;
import nl.opvang.reporting.figure.read.Inquiries;
import nl.opvang.reporting.figure.read.KnownAtBasis;
import nl.opvang.reporting.figure.read.LinePlace;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.context.request.ServletWebRequest;

/** How full areas are, and why. */
@RestController
class OccupancyController {
    private final Inquiries inquiries;
    private final Occupancies occupancies;
    private final FigureLines lines;
    private final FigureTags tags;

    OccupancyController(Inquiries inquiries, Occupancies occupancies, FigureLines lines, FigureTags tags) {
        this.inquiries = inquiries;
        this.occupancies = occupancies;
        this.lines = lines;
        this.tags = tags;
    }

    @GetMapping("/v1/occupancy")
    @AllowedTo({Role.MUNICIPALITY, Role.REGION, Role.KCIO, Role.NOO, Role.MINISTRY, Role.AUDITOR, Role.OPERATOR})
    @Nullable
    OccupancyOfAreas occupancy(@Query OccupancyQuestion question, Caller caller, ServletWebRequest request) {
        var inquiry = inquiries.of(question.areas(), question.on(), question.knownAt(), caller);
        var items = occupancies.of(inquiry, ofKind(question.kind()));
        var figures = new Figures(inquiry.on(), inquiry.knownAtBasis(), items);
        if (tags.answered(figures, inquiry.knownAt(), inquiry.projectedThrough(), request)) return null;
        return new OccupancyOfAreas(
                inquiry.on(), inquiry.knownAt(), inquiry.projectedThrough(), inquiry.knownAtBasis(), items);
    }

    /** What an answer says, whenever it is asked for. */
    private record Figures(LocalDate on, KnownAtBasis knownAtBasis, List<Occupancy> items) {}

    /** Of the figures of one area. */
    @GetMapping("/v1/occupancy/explanation")
    @AllowedTo({Role.MUNICIPALITY, Role.REGION, Role.KCIO, Role.NOO, Role.MINISTRY, Role.AUDITOR, Role.OPERATOR})
    FigureExplanation explanation(@Query ExplanationQuestion question, Caller caller) {
        var area = AreaChoice.area(question.area());
        var knownAt = LinePlace.knownAt(question.knownAt(), question.cursor());
        var inquiry = inquiries.of(new AreaChoice(area.level(), area), question.on(), knownAt, caller);
        var found = lines.of(
                inquiry,
                Occupancies.what(inquiry, ofKind(question.kind())),
                FigureLines.FROM_THE_FIRST_DAY,
                caller,
                LinePlace.after(question.cursor()),
                question.rows() + 1);
        return FigureExplanation.of(inquiry, found, question.rows());
    }

    private static PlaceKind ofKind(@Nullable PlaceKind kind) {
        return kind == null ? PlaceKind.MUNICIPAL : kind;
    }

    /**
     * @param kind the published rate's kind when absent
     * @param area code of a region, municipality or location; the country when absent
     */
    record OccupancyQuestion(
            @Pattern(regexp = AreaChoice.LEVELS) @Example("municipality")
            String level,

            LocalDate on,
            @Nullable Instant knownAt,
            @Nullable PlaceKind kind,
            @Nullable String area) {
        OccupancyQuestion {
            AreaChoice.of(level, area);
        }

        AreaChoice areas() {
            return AreaChoice.of(level, area);
        }
    }

    /**
     * @param kind the published rate's kind when absent
     * @param area code of a region, municipality or location; the country when absent
     */
    record ExplanationQuestion(
            LocalDate on,
            @Nullable Instant knownAt,
            @Nullable PlaceKind kind,
            @Nullable String area,
            @Min(1) @Max(1000) @Nullable Integer limit,
            @Nullable Cursor cursor)
            implements Paged {
        ExplanationQuestion {
            AreaChoice.area(area);
            if (cursor != null) LinePlace.of(cursor);
        }
    }
}
