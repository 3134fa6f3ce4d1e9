package nl.opvang.allocation.rule.write;

import java.util.UUID;
import nl.opvang.allocation.rule.domain.RuleCommand.DecideDays;
import nl.opvang.allocation.rule.domain.RuleCommand.DecideLeadTime;
import nl.opvang.allocation.rule.domain.RuleCommand.DecidePriority;
import nl.opvang.allocation.rule.domain.RuleCommand.DecideTerm;
import nl.opvang.allocation.rule.domain.RuleCommand.Withdraw;
import nl.opvang.allocation.rule.write.RuleForms.DaysForm;
import nl.opvang.allocation.rule.write.RuleForms.LeadTimeForm;
import nl.opvang.allocation.rule.write.RuleForms.PriorityForm;
import nl.opvang.allocation.rule.write.RuleForms.RuleWithdrawalForm;
import nl.opvang.allocation.rule.write.RuleForms.TermForm;
import nl.opvang.contracts.allocation.RuleId;
import nl.opvang.contracts.allocation.RuleName;
import nl.opvang.plumbing.access.AllowedTo;
import nl.opvang.plumbing.access.Role;
import nl.opvang.plumbing.http.write.Write;
import nl.opvang.plumbing.http.write.Written;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RestController;

/**
 * What the ministry decides about rules; a term's name is HOLD_TERM or REQUEST_TERM, one in days ABSENCE_TERM or ARRIVAL_TERM,
 * a lead time's TARGET_PREPARATION or TARGET_ANNOUNCEMENT.
 */
@RestController
class RuleController {
    @PutMapping("/v1/priority-rules/{id}")
    @AllowedTo(Role.MINISTRY)
    ResponseEntity<Written> decidePriority(@PathVariable UUID id, @RequestBody PriorityForm form, Write write) {
        return write.send(new DecidePriority(new RuleId(id), form.terms(), form.priority()));
    }

    @PutMapping("/v1/priority-rules/{id}/withdrawals/{withdrawalId}")
    @AllowedTo(Role.MINISTRY)
    ResponseEntity<Written> withdrawPriority(
            @PathVariable UUID id, @PathVariable UUID withdrawalId, @RequestBody RuleWithdrawalForm form, Write write) {
        return write.send(new Withdraw(new RuleId(id), RuleName.PRIORITY, withdrawalId));
    }

    @PutMapping("/v1/term-rules/{rule}/{id}")
    @AllowedTo(Role.MINISTRY)
    ResponseEntity<Written> decideTerm(
            @PathVariable RuleName rule, @PathVariable UUID id, @RequestBody TermForm form, Write write) {
        return write.send(new DecideTerm(new RuleId(id), rule, form.terms(), form.hours()));
    }

    @PutMapping("/v1/day-rules/{rule}/{id}")
    @AllowedTo(Role.MINISTRY)
    ResponseEntity<Written> decideDays(
            @PathVariable RuleName rule, @PathVariable UUID id, @RequestBody DaysForm form, Write write) {
        return write.send(new DecideDays(new RuleId(id), rule, form.terms(), form.days()));
    }

    @PutMapping("/v1/day-rules/{rule}/{id}/withdrawals/{withdrawalId}")
    @AllowedTo(Role.MINISTRY)
    ResponseEntity<Written> withdrawDays(
            @PathVariable RuleName rule,
            @PathVariable UUID id,
            @PathVariable UUID withdrawalId,
            @RequestBody RuleWithdrawalForm form,
            Write write) {
        return write.send(new Withdraw(new RuleId(id), rule, withdrawalId));
    }

    @PutMapping("/v1/term-rules/{rule}/{id}/withdrawals/{withdrawalId}")
    @AllowedTo(Role.MINISTRY)
    ResponseEntity<Written> withdrawTerm(
            @PathVariable RuleName rule,
            @PathVariable UUID id,
            @PathVariable UUID withdrawalId,
            @RequestBody RuleWithdrawalForm form,
            Write write) {
        return write.send(new Withdraw(new RuleId(id), rule, withdrawalId));
    }

    @PutMapping("/v1/lead-time-rules/{rule}/{id}")
    @AllowedTo(Role.MINISTRY)
    ResponseEntity<Written> decideLeadTime(
            @PathVariable RuleName rule, @PathVariable UUID id, @RequestBody LeadTimeForm form, Write write) {
        return write.send(new DecideLeadTime(new RuleId(id), rule, form.terms(), form.leadTimeOrNone()));
    }

    @PutMapping("/v1/lead-time-rules/{rule}/{id}/withdrawals/{withdrawalId}")
    @AllowedTo(Role.MINISTRY)
    ResponseEntity<Written> withdrawLeadTime(
            @PathVariable RuleName rule,
            @PathVariable UUID id,
            @PathVariable UUID withdrawalId,
            @RequestBody RuleWithdrawalForm form,
            Write write) {
        return write.send(new Withdraw(new RuleId(id), rule, withdrawalId));
    }
}
