package nl.opvang.funding.entitlement.domain;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.SortedSet;
import java.util.TreeSet;
import nl.opvang.contracts.funding.NormScheme;
import nl.opvang.contracts.funding.RuleName;
import nl.opvang.funding.entitlement.domain.Entitlement.Places;
import nl.opvang.funding.norm.domain.KnownNorms;
import nl.opvang.funding.rule.domain.KnownRules;
import nl.opvang.funding.rule.domain.Rule;

/** Norms and rules as they were known at some moment. */
public record KnownRegulations(KnownNorms norms, KnownRules rules) {
    /** First days on which places may count otherwise, or be worth something else. */
    SortedSet<LocalDate> cuts() {
        var cuts = new TreeSet<>(norms.cuts(NormScheme.MUNICIPAL));
        cuts.addAll(rules.cuts(RuleName.OUT_OF_USE_PLACES));
        cuts.addAll(rules.cuts(RuleName.PLACES_SITUATED_OUTSIDE));
        cuts.addAll(rules.cuts(RuleName.PLACES_AFTER_RIGHT_ENDED));
        return cuts;
    }

    /** The rules on which it depends whether some of these places count on a day. */
    List<Rule> concerning(Places places, LocalDate day) {
        var concerning = new ArrayList<Rule>();
        if (places.outOfUse() != 0) rules.on(RuleName.OUT_OF_USE_PLACES, day).ifPresent(concerning::add);
        if (places.afterRightEnded() != 0)
            rules.on(RuleName.PLACES_AFTER_RIGHT_ENDED, day).ifPresent(concerning::add);
        if (places.outside()) rules.on(RuleName.PLACES_SITUATED_OUTSIDE, day).ifPresent(concerning::add);
        return concerning;
    }

    /** Whether such places count on a day; they do where nobody said that they do not. */
    boolean counts(RuleName name, LocalDate day) {
        return rules.on(name, day).map(rule -> rule.terms().yes("count")).orElse(true);
    }

    /** How many of these places count on a day. A place that is out of use is not one in which someone stays. */
    long counted(Places places, LocalDate day) {
        if (places.outside() && !counts(RuleName.PLACES_SITUATED_OUTSIDE, day)) return 0;
        long counted = places.realised();
        if (!counts(RuleName.OUT_OF_USE_PLACES, day)) counted -= places.outOfUse();
        if (!counts(RuleName.PLACES_AFTER_RIGHT_ENDED, day)) counted -= places.afterRightEnded();
        // Nothing is deducted that is not there.
        return Math.max(Math.min(0, places.realised()), counted);
    }

    /** Whether a day comes after the last one for which the norms of a scheme are confirmed. */
    boolean provisional(NormScheme scheme, LocalDate lastDay) {
        return norms.provisional(scheme, lastDay);
    }
}
