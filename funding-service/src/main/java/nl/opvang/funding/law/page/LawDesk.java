package nl.opvang.funding.law.page;

import static java.util.stream.Collectors.toMap;

import jakarta.servlet.http.HttpServletResponse;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import nl.opvang.contracts.funding.NormScheme;
import nl.opvang.contracts.funding.RuleName;
import nl.opvang.funding.law.page.Outlook.Holding;
import nl.opvang.funding.norm.domain.KnownNorms;
import nl.opvang.funding.norm.domain.NormCommand;
import nl.opvang.funding.norm.domain.NormDecider;
import nl.opvang.funding.norm.domain.NormFact;
import nl.opvang.funding.norm.domain.NormRefusal;
import nl.opvang.funding.norm.domain.NormRules;
import nl.opvang.funding.norm.read.NormOverview;
import nl.opvang.funding.norm.read.Norms;
import nl.opvang.funding.rule.domain.Decisions;
import nl.opvang.funding.rule.domain.KnownRules;
import nl.opvang.funding.rule.domain.RuleCommand;
import nl.opvang.funding.rule.domain.RuleDecider;
import nl.opvang.funding.rule.domain.RuleFact;
import nl.opvang.funding.rule.domain.RuleRefusal;
import nl.opvang.funding.rule.read.RuleOverview;
import nl.opvang.funding.rule.read.Rules;
import nl.opvang.plumbing.decision.Command;
import nl.opvang.plumbing.decision.Decision;
import nl.opvang.plumbing.decision.Refusal;
import nl.opvang.plumbing.http.write.RefusalProblems;
import nl.opvang.plumbing.http.write.Write;
import nl.opvang.plumbing.page.Scene;
import nl.opvang.plumbing.page.Words;
import nl.opvang.plumbing.page.form.Fields;
import nl.opvang.plumbing.page.form.Moved;
import nl.opvang.plumbing.page.form.Objection;
import nl.opvang.plumbing.problem.Problem;
import nl.opvang.plumbing.problem.ProblemException;
import org.jspecify.annotations.Nullable;
import org.springframework.context.MessageSource;
import org.springframework.stereotype.Component;

/** Where norms and rules are decided: first it is shown what would hold then, and then it is said. */
@Component
class LawDesk {
    private static final UUID NO_ID = new UUID(0, 0);

    /** Later than anything that is known. */
    private static final Instant LAST = Instant.parse("9999-12-31T00:00:00Z");

    private final Norms norms;
    private final Rules rules;
    private final RefusalProblems<NormRefusal> normRefusals;
    private final RefusalProblems<RuleRefusal> ruleRefusals;
    private final MessageSource messages;

    LawDesk(
            Norms norms,
            Rules rules,
            RefusalProblems<NormRefusal> normRefusals,
            RefusalProblems<RuleRefusal> ruleRefusals,
            MessageSource messages) {
        this.norms = norms;
        this.rules = rules;
        this.normRefusals = normRefusals;
        this.ruleRefusals = ruleRefusals;
        this.messages = messages;
    }

    /** The form. */
    String ask(Saying saying, Scene scene) {
        return page(saying, saying.beforehand(), new Fields(), null, null, scene);
    }

    /** @param look only to show what would hold, and the form to change it */
    @Nullable
    String take(Saying saying, @Nullable UUID id, boolean look, Scene scene, Write write) {
        if (!look && id == null) throw ProblemException.invalid("body", "id", "is required");
        var fields = new Fields();
        var command = saying.command(id == null ? NO_ID : id, fields);
        if (command == null) {
            scene.response().setStatus(HttpServletResponse.SC_BAD_REQUEST);
            return page(saying, saying.filledIn(), fields, null, null, scene);
        }
        try {
            if (id != null && !look) return Moved.toSaved("/norms", id, write.send(command), scene.response());
            var outlook = outlook(command, Words.in(scene.locale(), messages));
            return page(saying, saying.filledIn(), fields, null, outlook, scene);
        } catch (ProblemException e) {
            return refused(saying, fields, e.problem(), scene);
        }
    }

    /** @throws ProblemException when it would be refused, as far as is known here */
    private Outlook outlook(Command command, Words words) {
        return switch (command) {
            case NormCommand it -> normsAfter(it, words);
            case RuleCommand it -> rulesAfter(it, words);
            default -> throw new IllegalArgumentException("about no norm and no rule: " + command);
        };
    }

    private Outlook normsAfter(NormCommand command, Words words) {
        var scheme = command.scheme();
        var facts = norms.knownAt(LAST);
        var state = facts.stream()
                .map(NormFact::event)
                .filter(event -> event.scheme() == scheme)
                .reduce(NormRules.NONE, NormRules::evolve, (one, _) -> one);
        var after = new ArrayList<>(facts);
        for (var event : accepted(NormDecider.decide(command, state), normRefusals))
            after.add(new NormFact(NO_ID, LAST, event));
        var then = KnownNorms.at(LAST, after);
        var now = KnownNorms.at(LAST, facts);
        return Outlook.of(holding(now, scheme, words), holding(then, scheme, words), then.confirmedThrough(scheme));
    }

    private static List<Holding> holding(KnownNorms known, NormScheme scheme, Words words) {
        return NormOverview.of(known).stream()
                .filter(norm -> norm.scheme() == scheme)
                .map(norm -> new Holding(
                        norm.from(),
                        norm.until(),
                        List.of(words.wording().euro(norm.amount())),
                        norm.certainty(),
                        norm.source()))
                .toList();
    }

    private Outlook rulesAfter(RuleCommand command, Words words) {
        var rule = command.rule();
        var facts = rules.facts(LAST);
        var state = facts.stream()
                .map(RuleFact::event)
                .filter(event -> event.rule() == rule)
                .reduce(Decisions.NONE, Decisions::evolve, (one, _) -> one);
        var after = new ArrayList<>(facts);
        for (var event : accepted(RuleDecider.decide(command, state), ruleRefusals))
            after.add(new RuleFact(NO_ID, LAST, event));
        return Outlook.of(holding(facts, rule, words), holding(after, rule, words), null);
    }

    private List<Holding> holding(List<RuleFact> facts, RuleName name, Words words) {
        return RuleOverview.of(KnownRules.at(LAST, facts, rules.defaults())).stream()
                .filter(rule -> rule.rule() == name)
                .map(rule -> new Holding(
                        rule.from(),
                        rule.until(),
                        RuleWords.said(rule, words).stream()
                                .map(RuleWords.Said::toString)
                                .toList(),
                        rule.certainty(),
                        rule.note()))
                .toList();
    }

    private static <E, R extends Refusal> List<E> accepted(Decision<E, R> decision, RefusalProblems<R> problems) {
        return switch (decision) {
            case Decision.Accepted<E, R>(var events) -> events;
            case Decision.Refused<E, R>(var reason) ->
                throw new ProblemException(problems.problem().apply(reason));
        };
    }

    private String refused(Saying saying, Fields fields, Problem problem, Scene scene) {
        scene.response().setStatus(problem.status());
        var names = labels(saying, scene).keySet();
        var told = fields.refused(problem, names) ? null : Objection.text(problem, messages, scene.locale());
        return page(saying, saying.filledIn(), fields, told, null, scene);
    }

    private Map<String, String> labels(Saying saying, Scene scene) {
        return saying.fields(Words.in(scene.locale(), messages)).stream()
                .collect(toMap(Saying.Field::name, Saying.Field::label));
    }

    private String page(
            Saying saying,
            Map<String, String> values,
            Fields fields,
            @Nullable String objection,
            @Nullable Outlook outlook,
            Scene scene) {
        var words = Words.in(scene.locale(), messages);
        scene.model()
                .addAttribute("kind", saying.kind())
                .addAttribute("about", saying.about(words))
                .addAttribute("action", saying.address())
                .addAttribute("fields", saying.fields(words))
                .addAttribute("labels", labels(saying, scene))
                .addAttribute("values", values)
                .addAttribute("faults", fields.faults())
                .addAttribute("objection", objection)
                .addAttribute("outlook", outlook)
                .addAttribute("most", Saying.MOST);
        return "funding/law-entry";
    }
}
