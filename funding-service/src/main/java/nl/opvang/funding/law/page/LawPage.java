package nl.opvang.funding.law.page;

import java.time.LocalDate;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Stream;
import nl.opvang.contracts.calendar.Netherlands;
import nl.opvang.contracts.funding.NormScheme;
import nl.opvang.contracts.funding.RuleName;
import nl.opvang.funding.norm.domain.KnownNorms;
import nl.opvang.funding.norm.read.NormOverview;
import nl.opvang.funding.norm.read.Norms;
import nl.opvang.funding.rule.read.RuleOverview;
import nl.opvang.funding.rule.read.Rules;
import nl.opvang.plumbing.access.AllowedTo;
import nl.opvang.plumbing.access.Caller;
import nl.opvang.plumbing.access.Role;
import nl.opvang.plumbing.http.form.Query;
import nl.opvang.plumbing.page.InNavigation;
import nl.opvang.plumbing.page.Words;
import org.jspecify.annotations.Nullable;
import org.springframework.context.MessageSource;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;

/** Which norms and rules hold and held, from which source, and how certain each is: a guess is never shown as law. */
@Controller
class LawPage {
    private final Norms norms;
    private final Rules rules;
    private final MessageSource messages;

    LawPage(Norms norms, Rules rules, MessageSource messages) {
        this.norms = norms;
        this.rules = rules;
        this.messages = messages;
    }

    /** @param saved there when something was said just now, by its id */
    record Asked(@Nullable UUID saved) {}

    /**
     * A scheme and its norms, the last first.
     *
     * @param confirmedThrough last day for which they are confirmed; null when none is
     */
    record Scheme(NormScheme scheme, @Nullable LocalDate confirmedThrough, List<NormOverview> norms) {}

    /** A rule, and what it says in words. */
    record Written(RuleOverview rule, List<RuleWords.Said> says) {}

    @GetMapping("/norms")
    @AllowedTo({Role.MUNICIPALITY, Role.REGION, Role.KCIO, Role.NOO, Role.MINISTRY, Role.AUDITOR, Role.OPERATOR})
    @InNavigation(label = "law", order = 4)
    String show(@Query Asked asked, Caller caller, Locale locale, Model model) {
        var through = norms.projectedThrough();
        var known = KnownNorms.at(through, norms.knownAt(through));
        var all = NormOverview.of(known);
        var byName = rules(Words.in(locale, messages));
        model.addAttribute("knownAt", through)
                .addAttribute("saved", asked.saved() != null)
                .addAttribute("decides", caller.role() == Role.MINISTRY)
                .addAttribute("today", LocalDate.now(Netherlands.ZONE))
                .addAttribute(
                        "schemes",
                        Stream.of(NormScheme.values())
                                .map(scheme -> new Scheme(
                                        scheme,
                                        known.confirmedThrough(scheme),
                                        all.stream()
                                                .filter(norm -> norm.scheme() == scheme)
                                                .toList()
                                                .reversed()))
                                .toList())
                .addAttribute("rules", byName)
                .addAttribute(
                        "silent",
                        Stream.of(RuleName.values())
                                .filter(name -> !byName.containsKey(name))
                                .toList());
        return "funding/norms";
    }

    /** By rule, the last first. */
    private Map<RuleName, List<Written>> rules(Words words) {
        var byName = new LinkedHashMap<RuleName, List<Written>>();
        var all = RuleOverview.of(rules.now());
        for (var name : RuleName.values()) {
            var periods = all.stream()
                    .filter(rule -> rule.rule() == name)
                    .sorted(Comparator.comparing(RuleOverview::from).reversed())
                    .map(rule -> new Written(rule, RuleWords.said(rule, words)))
                    .toList();
            if (!periods.isEmpty()) byName.put(name, periods);
        }
        return byName;
    }
}
