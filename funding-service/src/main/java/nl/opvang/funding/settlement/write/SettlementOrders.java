package nl.opvang.funding.settlement.write;

import java.time.LocalDate;
import java.util.UUID;
import nl.opvang.contracts.area.MunicipalityCode;
import nl.opvang.contracts.funding.Deadline;
import nl.opvang.contracts.funding.DifferenceReason;
import nl.opvang.contracts.funding.Officer;
import nl.opvang.contracts.funding.RuleName;
import nl.opvang.funding.claim.read.GrantedClaims;
import nl.opvang.funding.entitlement.read.NormPayments;
import nl.opvang.funding.procedure.domain.ProcedureStep;
import nl.opvang.funding.procedure.write.Officers;
import nl.opvang.funding.rule.domain.KnownRules;
import nl.opvang.funding.rule.read.Rules;
import nl.opvang.funding.settlement.domain.SettlementCommand;
import nl.opvang.funding.settlement.domain.SettlementCommand.AccountFor;
import nl.opvang.funding.settlement.domain.SettlementCommand.Figures;
import nl.opvang.funding.settlement.domain.SettlementCommand.Take;
import nl.opvang.funding.settlement.write.SettlementForms.AccountForm;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Brings what a decision needs to know besides the form: the day, the rules, and what the year comes to as known now. */
@Component
public final class SettlementOrders {
    private final Rules rules;
    private final NormPayments norms;
    private final GrantedClaims claims;

    SettlementOrders(Rules rules, NormPayments norms, GrantedClaims claims) {
        this.rules = rules;
        this.norms = norms;
        this.claims = claims;
    }

    public SettlementCommand account(
            MunicipalityCode municipality, int year, UUID accountId, Officer by, AccountForm form) {
        Officers.requireYear(year);
        return new AccountFor(
                municipality,
                year,
                accountId,
                by,
                Officers.today(),
                form.receivedOn(),
                form.account(),
                deadline(rules.now(), RuleName.ACCOUNTABILITY_DEADLINE, year));
    }

    public SettlementCommand take(
            MunicipalityCode municipality, int year, ProcedureStep step, @Nullable DifferenceReason difference) {
        return ofYear(municipality, year).take(step, difference);
    }

    /** What decisions about a year rest on, as known now. */
    public KnownYear ofYear(MunicipalityCode municipality, int year) {
        Officers.requireYear(year);
        var known = rules.now();
        var figures = norms.ofYear(municipality, year);
        return new KnownYear(
                municipality,
                year,
                new Figures(
                        figures.norm(),
                        figures.privateReception(),
                        figures.norm().provisional(),
                        claims.of(municipality, year).orElse(null),
                        figures.booked()),
                deadline(known, RuleName.SETTLEMENT_DEADLINE, year),
                reclaimable(known, Officers.today()));
    }

    /**
     * A year as it is known, whatever is said about it.
     *
     * @param deadline of the settlement; null when no such rule is known
     * @param reclaimable by a decision of today; null when no such rule is known
     */
    public record KnownYear(
            MunicipalityCode municipality,
            int year,
            Figures figures,
            @Nullable Deadline deadline,
            @Nullable Deadline reclaimable) {
        public SettlementCommand take(ProcedureStep step, @Nullable DifferenceReason difference) {
            return new Take(municipality, year, step, difference, figures, deadline, reclaimable);
        }
    }

    private static @Nullable Deadline deadline(KnownRules rules, RuleName name, int year) {
        return rules.ofYear(name, year)
                .map(rule -> new Deadline(rule.terms().dayOfYear("through", year + 1), rule.eventId()))
                .orElse(null);
    }

    /** So many years after the decision, by the rule that holds on its day; of 29 February, 28 February. */
    private static @Nullable Deadline reclaimable(KnownRules rules, LocalDate decidedOn) {
        return rules.on(RuleName.RECLAIM_TERM, decidedOn)
                .map(rule -> new Deadline(decidedOn.plusYears(rule.terms().number("years")), rule.eventId()))
                .orElse(null);
    }
}
