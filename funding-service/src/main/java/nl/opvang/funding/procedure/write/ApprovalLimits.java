package nl.opvang.funding.procedure.write;

import java.time.LocalDate;
import nl.opvang.contracts.funding.ApprovalLimit;
import nl.opvang.contracts.funding.RuleName;
import nl.opvang.funding.rule.read.Rules;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Above which amount one approver is not enough, as the rules are known now. */
@Component
public final class ApprovalLimits {
    private final Rules rules;

    ApprovalLimits(Rules rules) {
        this.rules = rules;
    }

    /** The limit on a day; null when no rule says that there is one. */
    public @Nullable ApprovalLimit on(LocalDate day) {
        return rules.now()
                .on(RuleName.SECOND_APPROVAL_ABOVE, day)
                .map(rule -> new ApprovalLimit(rule.terms().euro("amount"), rule.eventId()))
                .orElse(null);
    }
}
