package nl.opvang.capacity.rule.read;

import static java.util.Comparator.comparing;
import static java.util.stream.Collectors.toMap;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import nl.opvang.contracts.area.RegionCode;
import nl.opvang.contracts.calendar.Netherlands;
import nl.opvang.contracts.capacity.DatedRules;
import nl.opvang.contracts.capacity.RuleName;
import nl.opvang.plumbing.access.AllowedTo;
import nl.opvang.plumbing.access.Role;
import nl.opvang.plumbing.http.form.Query;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;

/** Answers which rule holds when: anyone may know by which rules they are looked at. */
@RestController
class RuleOverviewController {
    private final RuleBook rules;

    RuleOverviewController(RuleBook rules) {
        this.rules = rules;
    }

    @GetMapping("/v1/rules")
    @AllowedTo({Role.MUNICIPALITY, Role.REGION, Role.KCIO, Role.NOO, Role.MINISTRY, Role.AUDITOR, Role.OPERATOR})
    RulesOverview list(@Query Question question) {
        var now = rules.clock();
        var asked = question.knownAt();
        var moment = asked == null || asked.isAfter(now) ? now : asked;
        var on = question.on() == null ? LocalDate.now(Netherlands.ZONE) : question.on();
        var entries = rules.entries(moment);
        var known = DatedRules.of(entries.stream().map(RuleBook.Entry::event).toList());
        // The last word about a decision makes it read so.
        var since = entries.stream()
                .collect(toMap(
                        entry -> new Subject(
                                entry.event().rule(),
                                entry.event().region(),
                                entry.event().ruleId()),
                        RuleBook.Entry::knownAt,
                        (_, last) -> last));
        var items = known.all().stream()
                .filter(rule -> question.rule() == null || rule.name() == question.rule())
                .filter(rule -> question.region() == null || question.region().equals(rule.region()))
                .map(rule -> overview(
                        rule,
                        known.on(rule.name(), rule.region(), on)
                                .filter(held -> held.ruleId().equals(rule.ruleId()))
                                .isPresent(),
                        since.getOrDefault(new Subject(rule.name(), rule.region(), rule.ruleId()), moment)))
                .sorted(comparing(RuleOverview::rule)
                        .thenComparing(rule ->
                                rule.region() == null ? "" : rule.region().text())
                        .thenComparing(RuleOverview::validFrom)
                        .thenComparing(RuleOverview::knownAt))
                .toList();
        return new RulesOverview(on, moment, items);
    }

    private static RuleOverview overview(DatedRules.Rule rule, boolean holds, Instant knownAt) {
        var terms = rule.terms();
        return new RuleOverview(
                rule.name(),
                rule.region(),
                rule.ruleId(),
                terms.validFrom(),
                terms.knownFrom(),
                terms.numbers(),
                terms.certainty(),
                terms.note(),
                holds,
                knownAt);
    }

    /**
     * @param on the day for which it is said which rule holds; today when absent
     * @param region only the rules of this region
     */
    record Question(
            @Nullable LocalDate on,
            @Nullable Instant knownAt,
            @Nullable RuleName rule,
            @Nullable RegionCode region) {}

    record RulesOverview(LocalDate on, Instant knownAt, List<RuleOverview> items) {}

    private record Subject(RuleName rule, @Nullable RegionCode region, UUID ruleId) {}
}
