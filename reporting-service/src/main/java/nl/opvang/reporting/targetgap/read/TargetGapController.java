package nl.opvang.reporting.targetgap.read;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import nl.opvang.contracts.allocation.Prognosis;
import nl.opvang.plumbing.access.AllowedTo;
import nl.opvang.plumbing.access.Caller;
import nl.opvang.plumbing.access.Role;
import nl.opvang.plumbing.http.form.Query;
import nl.opvang.plumbing.ledger.Area;
import nl.opvang.plumbing.ledger.Level;
import nl.opvang.reporting.figure.read.AreaChoice;
import nl.opvang.reporting.figure.read.FigureTags;
import nl.opvang.reporting.figure.read.Inquiries;
import nl.opvang.reporting.figure.read.KnownAtBasis;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.context.request.ServletWebRequest;

/** How many places the country and its regions are short. */
@RestController
class TargetGapController {
    private static final AreaChoice ALL_REGIONS = new AreaChoice(Level.REGION, new Area.Country());

    private final Inquiries inquiries;
    private final Targets targets;
    private final TargetGaps gaps;
    private final FigureTags tags;

    TargetGapController(Inquiries inquiries, Targets targets, TargetGaps gaps, FigureTags tags) {
        this.inquiries = inquiries;
        this.targets = targets;
        this.gaps = gaps;
        this.tags = tags;
    }

    @GetMapping("/v1/target-gaps")
    @AllowedTo({Role.MUNICIPALITY, Role.REGION, Role.KCIO, Role.NOO, Role.MINISTRY, Role.AUDITOR, Role.OPERATOR})
    @Nullable
    TargetGapsOfAreas gaps(@Query GapQuestion question, Caller caller, ServletWebRequest request) {
        var through = targets.projectedThrough();
        var asked = question.knownAt();
        var moment = asked == null || asked.isAfter(through) ? through : asked;
        var inquiry = inquiries.of(ALL_REGIONS, question.on(), moment, caller);
        var known = targets.knownAt(inquiry.knownAt());
        var complete = through.isBefore(inquiry.projectedThrough()) ? through : inquiry.projectedThrough();
        var figures = new Figures(
                inquiry.on(),
                known.historyImportClosed() ? inquiry.knownAtBasis() : KnownAtBasis.SOURCE,
                gaps.of(inquiry, known),
                known.prognoses());
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

    record GapQuestion(LocalDate on, @Nullable Instant knownAt) {}
}
