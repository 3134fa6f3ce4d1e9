package nl.opvang.funding.rule.write;

import java.util.UUID;
import nl.opvang.contracts.funding.RuleName;
import nl.opvang.funding.rule.domain.RuleCommand.CloseHistoryImport;
import nl.opvang.funding.rule.domain.RuleCommand.Correct;
import nl.opvang.funding.rule.domain.RuleCommand.Decide;
import nl.opvang.funding.rule.domain.RuleCommand.Withdraw;
import nl.opvang.funding.rule.write.RuleForms.RuleForm;
import nl.opvang.funding.rule.write.RuleForms.RuleWithdrawalForm;
import nl.opvang.plumbing.access.AllowedTo;
import nl.opvang.plumbing.access.Role;
import nl.opvang.plumbing.http.write.Write;
import nl.opvang.plumbing.http.write.Written;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RestController;

/** What the ministry decides about rules; the operator who imported their history closes it. */
@RestController
class RuleController {
    @PutMapping("/v1/rules/{rule}/decisions/{ruleId}")
    @AllowedTo(Role.MINISTRY)
    ResponseEntity<Written> decide(
            @PathVariable RuleName rule, @PathVariable UUID ruleId, @RequestBody RuleForm form, Write write) {
        return write.send(new Decide(rule, ruleId, form.terms()));
    }

    @PutMapping("/v1/rules/{rule}/decisions/{ruleId}/corrections/{correctionId}")
    @AllowedTo(Role.MINISTRY)
    ResponseEntity<Written> correct(
            @PathVariable RuleName rule,
            @PathVariable UUID ruleId,
            @PathVariable UUID correctionId,
            @RequestBody RuleForm form,
            Write write) {
        return write.send(new Correct(rule, ruleId, correctionId, form.terms()));
    }

    @PutMapping("/v1/rules/{rule}/decisions/{ruleId}/withdrawals/{correctionId}")
    @AllowedTo(Role.MINISTRY)
    ResponseEntity<Written> withdraw(
            @PathVariable RuleName rule,
            @PathVariable UUID ruleId,
            @PathVariable UUID correctionId,
            @RequestBody RuleWithdrawalForm form,
            Write write) {
        return write.send(new Withdraw(rule, ruleId, correctionId));
    }

    /** From then on answers for earlier moments no longer change. */
    @PutMapping("/v1/rules/{rule}/history-import-closing")
    @AllowedTo(Role.OPERATOR)
    ResponseEntity<Written> closeHistory(@PathVariable RuleName rule, Write write) {
        return write.send(new CloseHistoryImport(rule));
    }
}
