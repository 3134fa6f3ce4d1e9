package nl.opvang.funding.rule.read;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import nl.opvang.contracts.funding.RuleName;
import nl.opvang.plumbing.access.AllowedTo;
import nl.opvang.plumbing.access.Role;
import nl.opvang.plumbing.http.form.Query;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;

/** Answers which rule holds when: anyone may know by which rules money is given. */
@RestController
class RuleOverviewController {
    private final Rules rules;

    RuleOverviewController(Rules rules) {
        this.rules = rules;
    }

    @GetMapping("/v1/rules")
    @AllowedTo({Role.MUNICIPALITY, Role.REGION, Role.KCIO, Role.NOO, Role.MINISTRY, Role.AUDITOR, Role.OPERATOR})
    RulesOverview list(@Query Question question) {
        var now = rules.clock();
        var asked = question.knownAt();
        var moment = asked == null || asked.isAfter(now) ? now : asked;
        var items = RuleOverview.of(rules.knownAt(moment)).stream()
                .filter(item -> question.rule() == null || item.rule() == question.rule())
                .filter(item -> question.on() == null || holds(item, question.on()))
                .toList();
        return new RulesOverview(moment, items);
    }

    private static boolean holds(RuleOverview item, LocalDate day) {
        return !item.from().isAfter(day)
                && (item.until() == null || item.until().isAfter(day));
    }

    /** @param on only what holds on this day */
    record Question(
            @Nullable LocalDate on,
            @Nullable Instant knownAt,
            @Nullable RuleName rule) {}

    /** By rule, in order of days. */
    record RulesOverview(Instant knownAt, List<RuleOverview> items) {}
}
