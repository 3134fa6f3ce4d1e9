package nl.opvang.reporting.occupancy.read;

import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.Pattern;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import nl.opvang.contracts.ledger.PlaceKind;
import nl.opvang.plumbing.access.AllowedTo;
import nl.opvang.plumbing.access.Caller;
import nl.opvang.plumbing.access.Role;
import nl.opvang.plumbing.http.form.Cursor;
import nl.opvang.plumbing.http.form.Example;
import nl.opvang.plumbing.http.form.Query;
import nl.opvang.plumbing.http.read.Items;
import nl.opvang.plumbing.http.read.Paged;
import nl.opvang.plumbing.ledger.Level;
import nl.opvang.plumbing.ledger.RecordedLine;
import nl.opvang.reporting.figure.read.AreaChoice;
import nl.opvang.reporting.figure.read.FigureTags;
import nl.opvang.reporting.figure.read.Inquiries;
import nl.opvang.reporting.figure.read.KnownAtBasis;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.context.request.ServletWebRequest;

/** How full areas are, and why. */
@RestController
class OccupancyController {
    private final Inquiries inquiries;
    private final Occupancies occupancies;
    private final FigureTags tags;

    OccupancyController(Inquiries inquiries, Occupancies occupancies, FigureTags tags) {
        this.inquiries = inquiries;
        this.occupancies = occupancies;
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

    /** The lines name locations, so only those who may see these may see them. */
    @GetMapping("/v1/occupancy/explanation")
    @AllowedTo({Role.MUNICIPALITY, Role.REGION, Role.AUDITOR})
    OccupancyExplanation explanation(@Query ExplanationQuestion question, Caller caller) {
        var areas = new AreaChoice(Level.LOCATION, AreaChoice.area(question.area()));
        var inquiry = inquiries.of(areas, question.on(), question.knownAtOfPages(), caller);
        var rows = occupancies.lines(inquiry, ofKind(question.kind()), question.after(), question.rows() + 1);
        // Every page is as known at the moment of the first.
        var page = Items.page(
                rows,
                question.rows(),
                row -> List.of(inquiry.knownAt().toString(), row.eventId().toString(), Integer.toString(row.line())));
        return new OccupancyExplanation(
                inquiry.on(),
                inquiry.knownAt(),
                inquiry.projectedThrough(),
                inquiry.knownAtBasis(),
                page.items(),
                page.nextCursor());
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
            if (cursor != null) Place.of(cursor);
        }

        @Nullable
        Instant knownAtOfPages() {
            return cursor == null ? knownAt : Place.of(cursor).knownAt();
        }

        RecordedLine.Key after() {
            return cursor == null ? RecordedLine.Key.START : Place.of(cursor).after();
        }
    }

    /** What a cursor of ours holds. */
    private record Place(Instant knownAt, RecordedLine.Key after) {
        static Place of(Cursor cursor) {
            try {
                var key = cursor.key();
                return new Place(
                        Instant.parse(key.get(0)),
                        new RecordedLine.Key(UUID.fromString(key.get(1)), Integer.parseInt(key.get(2))));
            } catch (RuntimeException e) {
                throw new IllegalArgumentException("cursor is not one of this list", e);
            }
        }
    }
}
