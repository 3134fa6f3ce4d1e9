package nl.opvang.capacity.rule.write;

import static nl.opvang.contracts.capacity.RuleName.STATEMENT_REVIEW;

import java.util.UUID;
import nl.opvang.capacity.rule.domain.RuleCommand.Correct;
import nl.opvang.capacity.rule.domain.RuleCommand.Decide;
import nl.opvang.capacity.rule.domain.RuleCommand.Withdraw;
import nl.opvang.capacity.rule.write.RuleForms.ReviewPolicyForm;
import nl.opvang.capacity.rule.write.RuleForms.RuleForm;
import nl.opvang.capacity.rule.write.RuleForms.WithdrawalForm;
import nl.opvang.contracts.area.RegionCode;
import nl.opvang.contracts.capacity.RuleName;
import nl.opvang.plumbing.access.AllowedTo;
import nl.opvang.plumbing.access.Role;
import nl.opvang.plumbing.http.write.Write;
import nl.opvang.plumbing.http.write.Written;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RestController;

/** What the ministry decides about rules for the country, and a region about its own. */
@RestController
class RuleController {
    @PutMapping("/v1/rules/{rule}/decisions/{ruleId}")
    @AllowedTo(Role.MINISTRY)
    ResponseEntity<Written> decide(
            @PathVariable RuleName rule, @PathVariable UUID ruleId, @RequestBody RuleForm form, Write write) {
        return write.send(new Decide(rule, null, ruleId, form.terms()));
    }

    @PutMapping("/v1/rules/{rule}/decisions/{ruleId}/corrections/{correctionId}")
    @AllowedTo(Role.MINISTRY)
    ResponseEntity<Written> correct(
            @PathVariable RuleName rule,
            @PathVariable UUID ruleId,
            @PathVariable UUID correctionId,
            @RequestBody RuleForm form,
            Write write) {
        return write.send(new Correct(rule, null, ruleId, correctionId, form.terms()));
    }

    @PutMapping("/v1/rules/{rule}/decisions/{ruleId}/withdrawals/{correctionId}")
    @AllowedTo(Role.MINISTRY)
    ResponseEntity<Written> withdraw(
            @PathVariable RuleName rule,
            @PathVariable UUID ruleId,
            @PathVariable UUID correctionId,
            @RequestBody WithdrawalForm form,
            Write write) {
        return write.send(new Withdraw(rule, null, ruleId, correctionId));
    }

    /** Whether the region accepts or returns statements: of which weeks it does is its own decision. */
    @PutMapping("/v1/regions/{region}/statement-review-policies/{policyId}")
    @AllowedTo(value = Role.REGION, scope = "region")
    ResponseEntity<Written> decidePolicy(
            @PathVariable RegionCode region,
            @PathVariable UUID policyId,
            @RequestBody ReviewPolicyForm form,
            Write write) {
        return write.send(new Decide(STATEMENT_REVIEW, region, policyId, form.terms()));
    }

    @PutMapping("/v1/regions/{region}/statement-review-policies/{policyId}/corrections/{correctionId}")
    @AllowedTo(value = Role.REGION, scope = "region")
    ResponseEntity<Written> correctPolicy(
            @PathVariable RegionCode region,
            @PathVariable UUID policyId,
            @PathVariable UUID correctionId,
            @RequestBody ReviewPolicyForm form,
            Write write) {
        return write.send(new Correct(STATEMENT_REVIEW, region, policyId, correctionId, form.terms()));
    }

    @PutMapping("/v1/regions/{region}/statement-review-policies/{policyId}/withdrawals/{correctionId}")
    @AllowedTo(value = Role.REGION, scope = "region")
    ResponseEntity<Written> withdrawPolicy(
            @PathVariable RegionCode region,
            @PathVariable UUID policyId,
            @PathVariable UUID correctionId,
            @RequestBody WithdrawalForm form,
            Write write) {
        return write.send(new Withdraw(STATEMENT_REVIEW, region, policyId, correctionId));
    }
}
