package nl.opvang.reporting.targetgap.read;

import java.time.Instant;
import java.time.LocalDate;
import nl.opvang.plumbing.access.AllowedTo;
import nl.opvang.plumbing.access.Caller;
import nl.opvang.plumbing.access.Role;
import nl.opvang.plumbing.http.form.Query;
import nl.opvang.plumbing.ledger.Area;
import nl.opvang.plumbing.ledger.Level;
import nl.opvang.reporting.figure.read.AreaChoice;
import nl.opvang.reporting.figure.read.Inquiries;
import nl.opvang.reporting.figure.read.KnownAtBasis;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;

/** How many places the country and its regions are short. */
@RestController
class TargetGapController {
    private static final AreaChoice ALL_REGIONS = new AreaChoice(Level.REGION, new Area.Country());

    private final Inquiries inquiries;
    private final Targets targets;
    private final TargetGaps gaps;

    TargetGapController(Inquiries inquiries, Targets targets, TargetGaps gaps) {
        this.inquiries = inquiries;
        this.targets = targets;
        this.gaps = gaps;
    }

    @GetMapping("/v1/target-gaps")
    @AllowedTo({Role.MUNICIPALITY, Role.REGION, Role.KCIO, Role.NOO, Role.MINISTRY, Role.AUDITOR, Role.OPERATOR})
    TargetGapsOfAreas gaps(@Query GapQuestion question, Caller caller) {
        var through = targets.projectedThrough();
        var asked = question.knownAt();
        var moment = asked == null || asked.isAfter(through) ? through : asked;
        var inquiry = inquiries.of(ALL_REGIONS, question.on(), moment, caller);
        var known = targets.knownAt(inquiry.knownAt());
        return new TargetGapsOfAreas(
                inquiry.on(),
                inquiry.knownAt(),
                through.isBefore(inquiry.projectedThrough()) ? through : inquiry.projectedThrough(),
                known.historyImportClosed() ? inquiry.knownAtBasis() : KnownAtBasis.SOURCE,
                gaps.of(inquiry, known),
                known.prognoses());
    }

    record GapQuestion(LocalDate on, @Nullable Instant knownAt) {}
}
