package nl.opvang.funding.entitlement.domain;

import java.time.Instant;
import java.util.List;
import nl.opvang.funding.norm.domain.KnownNorms;
import nl.opvang.funding.norm.domain.NormFact;
import nl.opvang.funding.rule.domain.KnownRules;
import nl.opvang.funding.rule.domain.Rule;
import nl.opvang.funding.rule.domain.RuleFact;

/**
 * All that was decided for the whole country.
 *
 * @param norms those of one scheme in their order
 * @param rules those of one rule in their order
 * @param defaults what holds until something is decided about a rule
 */
public record Regulations(List<NormFact> norms, List<RuleFact> rules, List<Rule> defaults) {
    public Regulations {
        norms = List.copyOf(norms);
        rules = List.copyOf(rules);
        defaults = List.copyOf(defaults);
    }

    /** What was known then, that moment included. */
    public KnownRegulations at(Instant moment) {
        return new KnownRegulations(KnownNorms.at(moment, norms), KnownRules.at(moment, rules, defaults));
    }
}
