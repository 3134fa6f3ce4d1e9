package nl.opvang.funding.transition.write;

import java.util.UUID;
import nl.opvang.contracts.area.MunicipalityCode;
import nl.opvang.contracts.funding.AssessmentTarget;
import nl.opvang.contracts.funding.Officer;
import nl.opvang.contracts.funding.RuleName;
import nl.opvang.contracts.funding.YearLimit;
import nl.opvang.funding.procedure.write.Officers;
import nl.opvang.funding.rule.read.Rules;
import nl.opvang.funding.transition.domain.TransitionCommand;
import nl.opvang.funding.transition.domain.TransitionCommand.Apply;
import nl.opvang.funding.transition.domain.TransitionCommand.AskConversion;
import nl.opvang.funding.transition.domain.TransitionCommand.AskSupplement;
import nl.opvang.funding.transition.domain.TransitionCommand.MarginRule;
import nl.opvang.funding.transition.write.TransitionForms.ConversionForm;
import nl.opvang.funding.transition.write.TransitionForms.SupplementForm;
import nl.opvang.funding.transition.write.TransitionForms.TransitionForm;
import org.springframework.stereotype.Component;

/** Brings what a decision needs to know besides the form: the day, and the rules of that day as known now. */
@Component
public final class TransitionOrders {
    private final Rules rules;

    TransitionOrders(Rules rules) {
        this.rules = rules;
    }

    public TransitionCommand apply(MunicipalityCode municipality, UUID transitionId, Officer by, TransitionForm form) {
        var today = Officers.today();
        var received = form.receivedOn() == null ? today : form.receivedOn();
        var target = rules.now()
                .on(RuleName.TRANSITION_ASSESSMENT, received)
                .map(rule -> new AssessmentTarget(rule.terms().number("hours"), rule.eventId()))
                .orElse(null);
        return new Apply(municipality, transitionId, by, today, form.receivedOn(), form.plan(), target);
    }

    public TransitionCommand supplement(
            MunicipalityCode municipality, UUID transitionId, UUID requestId, Officer by, SupplementForm form) {
        var margin = rules.now()
                .on(RuleName.TRANSITION_SUPPLEMENT, Officers.today())
                .map(rule -> new MarginRule(rule.terms().tenthsOfPercent("percent"), rule.eventId()))
                .orElse(null);
        return new AskSupplement(municipality, transitionId, requestId, by, form.expected(), form.grounds(), margin);
    }

    public TransitionCommand conversion(
            MunicipalityCode municipality, UUID transitionId, UUID requestId, Officer by, ConversionForm form) {
        var most = rules.now()
                .on(RuleName.TRANSITION_CONVERSION, Officers.today())
                .map(rule -> new YearLimit(rule.terms().number("years"), rule.eventId()))
                .orElse(null);
        return new AskConversion(
                municipality, transitionId, requestId, by, form.amount(), form.years(), form.grounds(), most);
    }
}
