package nl.opvang.funding.claim.write;

import java.util.UUID;
import nl.opvang.contracts.area.MunicipalityCode;
import nl.opvang.contracts.funding.DeviationRule;
import nl.opvang.contracts.funding.Officer;
import nl.opvang.contracts.funding.RuleName;
import nl.opvang.funding.claim.domain.ClaimCommand;
import nl.opvang.funding.claim.domain.ClaimCommand.Claim;
import nl.opvang.funding.entitlement.read.NormPayments;
import nl.opvang.funding.procedure.write.EvidenceForm;
import nl.opvang.funding.procedure.write.Officers;
import nl.opvang.funding.rule.read.Rules;
import org.springframework.stereotype.Component;

/** Brings what a decision needs to know besides the form: the day, the norm payment and the rule of that year. */
@Component
public final class ClaimOrders {
    private final Rules rules;
    private final NormPayments norms;

    ClaimOrders(Rules rules, NormPayments norms) {
        this.rules = rules;
        this.norms = norms;
    }

    public ClaimCommand claim(MunicipalityCode municipality, int year, UUID claimId, Officer by, ClaimForm form) {
        Officers.requireYear(year);
        var significantFrom = rules.now()
                .ofYear(RuleName.CLAIM_DEVIATION, year)
                .map(rule -> new DeviationRule(rule.terms().tenthsOfPercent("percent"), rule.eventId()))
                .orElse(null);
        return new Claim(
                municipality,
                year,
                claimId,
                by,
                Officers.today(),
                form.receivedOn(),
                form.actualCosts(),
                form.evidence().stream().map(EvidenceForm::evidence).toList(),
                norms.ofYear(municipality, year).norm(),
                significantFrom);
    }
}
