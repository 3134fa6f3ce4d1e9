package nl.opvang.allocation.rule.read;

import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import nl.opvang.allocation.rule.domain.KnownRules;
import nl.opvang.contracts.allocation.RuleName;
import nl.opvang.plumbing.access.AllowedTo;
import nl.opvang.plumbing.access.Role;
import nl.opvang.plumbing.http.form.Query;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;

/** Answers which rule holds when: anyone may know by which rules people are helped. */
@RestController
class RuleOverviewController {
    private final Rules rules;

    RuleOverviewController(Rules rules) {
        this.rules = rules;
    }

    @GetMapping("/v1/rules")
    @AllowedTo({Role.MUNICIPALITY, Role.REGION, Role.KCIO, Role.NOO, Role.MINISTRY, Role.AUDITOR, Role.OPERATOR})
    RulesOverview list(@Query Question question) {
        var through = rules.projectedThrough();
        var asked = question.knownAt();
        var moment = asked == null || asked.isAfter(through) ? through : asked;
        return new RulesOverview(moment, through, items(rules.knownAt(moment)));
    }

    private static List<RuleOverview> items(KnownRules known) {
        var items = new ArrayList<RuleOverview>();
        for (var period : known.periods()) items.add(RuleOverview.of(period));
        for (var standard : DefaultTerms.BY_RULE.values()) {
            var first = firstDecided(known, standard.rule());
            if (first == null || standard.terms().validFrom().isBefore(first))
                items.add(RuleOverview.of(standard, first));
        }
        items.sort(Comparator.comparing(RuleOverview::rule).thenComparing(RuleOverview::from));
        return items;
    }

    private static @Nullable LocalDate firstDecided(KnownRules known, RuleName rule) {
        return known.periods().stream()
                .filter(period -> period.rule().name() == rule)
                .map(period -> period.rule().terms().validFrom())
                .findFirst()
                .orElse(null);
    }

    record Question(@Nullable Instant knownAt) {}

    /**
     * Rules in their own order, each in order of days.
     *
     * @param knownAt as known then, that moment included
     * @param projectedThrough everything recorded by then is here; a later {@code knownAt} is not answered
     */
    record RulesOverview(Instant knownAt, Instant projectedThrough, List<RuleOverview> items) {}
}
