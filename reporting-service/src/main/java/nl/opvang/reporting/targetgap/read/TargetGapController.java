package nl.opvang.reporting.targetgap.read;

import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import nl.opvang.contracts.allocation.Prognosis;
import nl.opvang.contracts.allocation.target.KnownTargets;
import nl.opvang.plumbing.access.AllowedTo;
import nl.opvang.plumbing.access.Caller;
import nl.opvang.plumbing.access.Role;
import nl.opvang.plumbing.http.form.Cursor;
import nl.opvang.plumbing.http.form.Query;
import nl.opvang.plumbing.http.read.Items;
import nl.opvang.plumbing.http.read.Paged;
import nl.opvang.plumbing.ledger.Area;
import nl.opvang.plumbing.ledger.Level;
import nl.opvang.plumbing.problem.ProblemException;
import nl.opvang.reporting.figure.read.AreaChoice;
import nl.opvang.reporting.figure.read.FigureLines;
import nl.opvang.reporting.figure.read.FigureTags;
import nl.opvang.reporting.figure.read.Inquiries;
import nl.opvang.reporting.figure.read.Inquiry;
import nl.opvang.reporting.figure.read.KnownAtBasis;
import nl.opvang.reporting.figure.read.LinePlace;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.context.request.ServletWebRequest;

/** How many places the country and its regions are short, and why. */
@RestController
class TargetGapController {
    private static final AreaChoice ALL_REGIONS = new AreaChoice(Level.REGION, new Area.Country());

    private final Inquiries inquiries;
    private final Targets targets;
    private final TargetGaps gaps;
    private final TargetParts parts;
    private final FigureLines lines;
    private final FigureTags tags;

    TargetGapController(
            Inquiries inquiries,
            Targets targets,
            TargetGaps gaps,
            TargetParts parts,
            FigureLines lines,
            FigureTags tags) {
        this.inquiries = inquiries;
        this.targets = targets;
        this.gaps = gaps;
        this.parts = parts;
        this.lines = lines;
        this.tags = tags;
    }

    @GetMapping("/v1/target-gaps")
    @AllowedTo({Role.MUNICIPALITY, Role.REGION, Role.KCIO, Role.NOO, Role.MINISTRY, Role.AUDITOR, Role.OPERATOR})
    @Nullable
    TargetGapsOfAreas gaps(@Query GapQuestion question, Caller caller, ServletWebRequest request) {
        var through = targets.projectedThrough();
        var inquiry = inquiries.of(ALL_REGIONS, question.on(), earlier(question.knownAt(), through), caller);
        var known = targets.knownAt(inquiry.knownAt());
        var complete = earlier(inquiry.projectedThrough(), through);
        var figures = new Figures(inquiry.on(), basis(inquiry, known), gaps.of(inquiry, known), known.prognoses());
        if (tags.answered(figures, inquiry.knownAt(), complete, request)) return null;
        return new TargetGapsOfAreas(
                figures.on(),
                inquiry.knownAt(),
                complete,
                figures.knownAtBasis(),
                figures.items(),
                figures.prognoses());
    }

    /** What an answer says, whenever it is asked for. */
    private record Figures(LocalDate on, KnownAtBasis knownAtBasis, List<TargetGap> items, List<Prognosis> prognoses) {}

    /** Of one area. A target that is still to come is explained by asking for its first day. */
    @GetMapping("/v1/target-gaps/explanation")
    @AllowedTo({Role.MUNICIPALITY, Role.REGION, Role.KCIO, Role.NOO, Role.MINISTRY, Role.AUDITOR, Role.OPERATOR})
    TargetGapExplanation explanation(@Query ExplanationQuestion question, Caller caller) {
        var area = AreaChoice.area(question.area());
        var through = targets.projectedThrough();
        var moment = earlier(LinePlace.knownAt(question.knownAt(), question.cursor()), through);
        var all = inquiries.of(ALL_REGIONS, question.on(), moment, caller);
        var inquiry = inquiries.of(new AreaChoice(area.level(), area), question.on(), moment, caller);
        var known = targets.knownAt(inquiry.knownAt());
        var gap = gaps.of(all, known).stream()
                .filter(each -> each.area().code().equals(area.code()))
                .findFirst()
                .orElseThrow(ProblemException::notFound);
        var found = lines.of(
                inquiry,
                TargetGaps.what(inquiry.areas().level()),
                FigureLines.FROM_THE_FIRST_DAY,
                caller,
                LinePlace.after(question.cursor()),
                question.rows() + 1);
        var page = Items.page(found, question.rows(), last -> LinePlace.key(inquiry.knownAt(), last));
        return new TargetGapExplanation(
                inquiry.on(),
                inquiry.knownAt(),
                earlier(inquiry.projectedThrough(), through),
                basis(inquiry, known),
                gap.area(),
                gap.targetPlaces(),
                gap.realisedPlaces(),
                gap.gap(),
                parts.of(area, inquiry.on(), known),
                page.items(),
                page.nextCursor());
    }

    private static Instant earlier(@Nullable Instant moment, Instant through) {
        return moment == null || moment.isAfter(through) ? through : moment;
    }

    private static KnownAtBasis basis(Inquiry inquiry, KnownTargets known) {
        return known.historyImportClosed() ? inquiry.knownAtBasis() : KnownAtBasis.SOURCE;
    }

    record GapQuestion(LocalDate on, @Nullable Instant knownAt) {}

    /** @param area code of a region; the country when absent */
    record ExplanationQuestion(
            LocalDate on,
            @Nullable Instant knownAt,
            @Nullable String area,
            @Min(1) @Max(1000) @Nullable Integer limit,
            @Nullable Cursor cursor)
            implements Paged {
        ExplanationQuestion {
            if (AreaChoice.area(area).level().compareTo(Level.REGION) > 0)
                throw new IllegalArgumentException("area must be the code of a region");
            if (cursor != null) LinePlace.of(cursor);
        }
    }
}
