package nl.opvang.funding.law.page;

import jakarta.validation.constraints.Size;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import nl.opvang.contracts.funding.Certainty;
import nl.opvang.contracts.funding.RuleName;
import nl.opvang.contracts.funding.RuleTerms;
import nl.opvang.contracts.funding.RuleValue;
import nl.opvang.funding.rule.domain.RuleCommand;
import nl.opvang.funding.rule.read.RuleOverview;
import nl.opvang.funding.rule.read.Rules;
import nl.opvang.plumbing.access.AllowedTo;
import nl.opvang.plumbing.access.Role;
import nl.opvang.plumbing.decision.Command;
import nl.opvang.plumbing.http.form.Reasoned;
import nl.opvang.plumbing.http.write.Write;
import nl.opvang.plumbing.page.Scene;
import nl.opvang.plumbing.page.Words;
import nl.opvang.plumbing.page.form.Fields;
import nl.opvang.plumbing.page.form.Posted;
import nl.opvang.plumbing.problem.ProblemException;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;

/** Where the ministry decides, mends and withdraws rules. */
@Controller
class RulePages {
    private static final String NEW = "/rules/{rule}/new-decision";
    private static final String CORRECTION = "/rules/{rule}/decisions/{ruleId}/correction";
    private static final String WITHDRAWAL = "/rules/{rule}/decisions/{ruleId}/withdrawal";

    private final LawDesk desk;
    private final Rules rules;

    RulePages(LawDesk desk, Rules rules) {
        this.desk = desk;
        this.rules = rules;
    }

    /**
     * What is filled in, as texts; of each form only its own fields.
     *
     * @param id of what is said; made with the form, so that sent twice it is said once
     * @param look there when it is only to be shown what would hold
     * @param ends yes when there is no such rule from that day on
     */
    record Asked(
            @Nullable UUID id,
            @Size(max = 10) @Nullable String look,
            @Size(max = 60) @Nullable String validFrom,
            @Size(max = 60) @Nullable String ends,
            @Size(max = 60) @Nullable String count,
            @Size(max = 60) @Nullable String basis,
            @Size(max = 60) @Nullable String through,
            @Size(max = 60) @Nullable String percent,
            @Size(max = 60) @Nullable String amount,
            @Size(max = 60) @Nullable String hours,
            @Size(max = 60) @Nullable String years,
            @Size(max = 60) @Nullable String scheme,
            @Size(max = 7) @Nullable List<@Size(max = 100) String> workdays,
            @Size(max = Saying.MOST) @Nullable String holidays,
            @Size(max = 60) @Nullable String certainty,
            @Size(max = Saying.MOST) @Nullable String source,
            @Size(max = Saying.MOST) @Nullable String reason)
            implements Reasoned {
        Map<String, String> values() {
            return Saying.values(
                    "validFrom", validFrom,
                    "ends", ends,
                    "count", count,
                    "basis", basis,
                    "through", through,
                    "percent", percent,
                    "amount", amount,
                    "hours", hours,
                    "years", years,
                    "scheme", scheme,
                    "workdays", workdays == null ? null : String.join(" ", workdays),
                    "holidays", holidays,
                    "certainty", certainty,
                    "source", source,
                    "reason", reason);
        }
    }

    @GetMapping(NEW)
    @AllowedTo(Role.MINISTRY)
    String decide(@PathVariable RuleName rule, Scene scene) {
        return desk.ask(new NewRule(rule, Map.of()), scene);
    }

    @PostMapping(NEW)
    @AllowedTo(Role.MINISTRY)
    @Nullable
    String decide(@PathVariable RuleName rule, @Posted Asked asked, Scene scene, Write write) {
        return desk.take(new NewRule(rule, asked.values()), asked.id(), asked.look() != null, scene, write);
    }

    @GetMapping(CORRECTION)
    @AllowedTo(Role.MINISTRY)
    String correct(@PathVariable RuleName rule, @PathVariable UUID ruleId, Scene scene) {
        return desk.ask(new Correction(known(rule, ruleId), Map.of()), scene);
    }

    @PostMapping(CORRECTION)
    @AllowedTo(Role.MINISTRY)
    @Nullable
    String correct(
            @PathVariable RuleName rule, @PathVariable UUID ruleId, @Posted Asked asked, Scene scene, Write write) {
        var saying = new Correction(known(rule, ruleId), asked.values());
        return desk.take(saying, asked.id(), asked.look() != null, scene, write);
    }

    @GetMapping(WITHDRAWAL)
    @AllowedTo(Role.MINISTRY)
    String withdraw(@PathVariable RuleName rule, @PathVariable UUID ruleId, Scene scene) {
        return desk.ask(new Withdrawal(known(rule, ruleId), Map.of()), scene);
    }

    @PostMapping(WITHDRAWAL)
    @AllowedTo(Role.MINISTRY)
    @Nullable
    String withdraw(
            @PathVariable RuleName rule, @PathVariable UUID ruleId, @Posted Asked asked, Scene scene, Write write) {
        var saying = new Withdrawal(known(rule, ruleId), asked.values());
        return desk.take(saying, asked.id(), asked.look() != null, scene, write);
    }

    /** @throws ProblemException when no such decision holds on any day */
    private RuleOverview known(RuleName name, UUID ruleId) {
        return RuleOverview.of(rules.now()).stream()
                .filter(rule -> rule.rule() == name && ruleId.equals(rule.ruleId()))
                .findFirst()
                .orElseThrow(ProblemException::notFound);
    }

    private record NewRule(RuleName rule, Map<String, String> filledIn) implements Saying {
        @Override
        public String kind() {
            return "rule";
        }

        @Override
        public String about(Words words) {
            return words.text("rule." + rule);
        }

        @Override
        public String address() {
            return "/rules/" + rule + "/new-decision";
        }

        @Override
        public List<Field> fields(Words words) {
            return terms(rule, words);
        }

        @Override
        public Map<String, String> beforehand() {
            return Saying.DOUBTFUL;
        }

        @Override
        public @Nullable Command command(UUID id, Fields fields) {
            var terms = terms(rule, filledIn, null, fields);
            return terms == null ? null : new RuleCommand.Decide(rule, id, terms);
        }
    }

    private record Correction(RuleOverview rule, Map<String, String> filledIn) implements Saying {
        @Override
        public String kind() {
            return "rule-correction";
        }

        @Override
        public String about(Words words) {
            return RulePages.about(rule, words);
        }

        @Override
        public String address() {
            return RulePages.address(rule) + "/correction";
        }

        @Override
        public List<Field> fields(Words words) {
            var fields = terms(rule.rule(), words);
            fields.add(Field.of(words, "reason", "area"));
            return fields;
        }

        @Override
        public Map<String, String> beforehand() {
            var values = new LinkedHashMap<String, String>();
            values.put("validFrom", rule.from().toString());
            values.put("ends", rule.values().isEmpty() ? "yes" : "no");
            for (var parameter : rule.rule().parameters())
                rule.values().stream()
                        .filter(value -> value.name().equals(parameter.name()))
                        .forEach(value -> values.put(parameter.name(), RuleField.filledIn(parameter, value.value())));
            values.put("certainty", rule.certainty().name());
            values.put("source", rule.note());
            return values;
        }

        @Override
        public @Nullable Command command(UUID id, Fields fields) {
            var terms = terms(rule.rule(), filledIn, rule.knownFrom(), fields);
            var reason = fields.text("reason", filledIn.get("reason"));
            return terms == null || reason == null
                    ? null
                    : new RuleCommand.Correct(rule.rule(), Objects.requireNonNull(rule.ruleId()), id, terms);
        }
    }

    private record Withdrawal(RuleOverview rule, Map<String, String> filledIn) implements Saying {
        @Override
        public String kind() {
            return "rule-withdrawal";
        }

        @Override
        public String about(Words words) {
            return RulePages.about(rule, words);
        }

        @Override
        public String address() {
            return RulePages.address(rule) + "/withdrawal";
        }

        @Override
        public List<Field> fields(Words words) {
            return List.of(Field.of(words, "reason", "area"));
        }

        @Override
        public Map<String, String> beforehand() {
            return Map.of();
        }

        @Override
        public @Nullable Command command(UUID id, Fields fields) {
            return fields.text("reason", filledIn.get("reason")) == null
                    ? null
                    : new RuleCommand.Withdraw(rule.rule(), Objects.requireNonNull(rule.ruleId()), id);
        }
    }

    private static String address(RuleOverview rule) {
        return "/rules/" + rule.rule() + "/decisions/" + rule.ruleId();
    }

    private static String about(RuleOverview rule, Words words) {
        return words.text("law.say.rule.about", words.text("rule." + rule.rule()), words.date(rule.from()));
    }

    private static List<Saying.Field> terms(RuleName rule, Words words) {
        var fields = new ArrayList<Saying.Field>();
        var hint = rule.perYear() ? words.text("law.field.validFrom.per-year") : "";
        fields.add(new Saying.Field("validFrom", "date", words.text("law.field.validFrom"), hint));
        if (rule.mayEnd())
            fields.add(new Saying.Field("ends", "choice", words.text("law.field.ends"), "", List.of("no", "yes"), ""));
        for (var parameter : rule.parameters()) {
            var label = words.text("law.field.value." + parameter.name());
            fields.add(RuleField.field(parameter, label, RuleField.hint(parameter, words)));
        }
        fields.addAll(Saying.grounds(words));
        return fields;
    }

    private static @Nullable RuleTerms terms(
            RuleName rule, Map<String, String> filledIn, @Nullable LocalDate knownFrom, Fields fields) {
        var validFrom = fields.day("validFrom", filledIn.get("validFrom"));
        var values = new ArrayList<RuleValue>();
        if (!rule.mayEnd() || !"yes".equals(filledIn.get("ends")))
            for (var parameter : rule.parameters()) {
                var value = RuleField.value(parameter, filledIn.get(parameter.name()), fields);
                if (value != null) values.add(new RuleValue(parameter.name(), value));
            }
        var certainty = fields.choice("certainty", filledIn.get("certainty"), Certainty.class);
        var note = fields.text("source", filledIn.get("source"));
        return validFrom == null
                        || certainty == null
                        || note == null
                        || !fields.faults().isEmpty()
                ? null
                : new RuleTerms(validFrom, knownFrom, values, certainty, note);
    }
}
