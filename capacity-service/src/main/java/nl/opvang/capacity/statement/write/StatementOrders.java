package nl.opvang.capacity.statement.write;

import java.time.LocalDate;
import java.util.UUID;
import nl.opvang.capacity.rule.read.RuleBook;
import nl.opvang.capacity.statement.domain.StatementCommand;
import nl.opvang.capacity.statement.domain.StatementCommand.Accept;
import nl.opvang.capacity.statement.domain.StatementCommand.Confirm;
import nl.opvang.capacity.statement.domain.StatementCommand.ExplainDifference;
import nl.opvang.capacity.statement.domain.StatementCommand.Lock;
import nl.opvang.capacity.statement.domain.StatementCommand.Return;
import nl.opvang.capacity.statement.read.KnownMoments;
import nl.opvang.capacity.statement.read.ReviewPolicies;
import nl.opvang.capacity.statement.read.Statements;
import nl.opvang.capacity.statement.read.difference.WeekDifferences;
import nl.opvang.capacity.statement.read.difference.WeekDifferences.LockedWeek;
import nl.opvang.capacity.statement.write.StatementForms.ConfirmationForm;
import nl.opvang.capacity.statement.write.StatementForms.ExplanationForm;
import nl.opvang.capacity.statement.write.StatementForms.ReviewForm;
import nl.opvang.contracts.area.Division;
import nl.opvang.contracts.area.MunicipalityCode;
import nl.opvang.contracts.calendar.Netherlands;
import nl.opvang.contracts.calendar.Week;
import nl.opvang.contracts.capacity.DatedRules.Rule;
import nl.opvang.plumbing.problem.ProblemException;
import org.springframework.stereotype.Component;

/** Brings what a decision needs to know besides the form: the day, the region's rule, and what is known to differ. */
@Component
class StatementOrders {
    private final RuleBook rules;
    private final KnownMoments moments;
    private final Statements statements;
    private final WeekDifferences differences;

    StatementOrders(RuleBook rules, KnownMoments moments, Statements statements, WeekDifferences differences) {
        this.rules = rules;
        this.moments = moments;
        this.statements = statements;
        this.differences = differences;
    }

    StatementCommand confirm(MunicipalityCode municipality, Week week, UUID confirmationId, ConfirmationForm form) {
        return new Confirm(municipality, week, confirmationId, form.seenAt(), today());
    }

    StatementCommand review(MunicipalityCode municipality, Week week, UUID reviewId, ReviewForm form) {
        var region = Division.ofTheNetherlands()
                .standsFor(municipality, week.lastDay())
                .orElseThrow(ProblemException::notFound)
                .region();
        var policy =
                ReviewPolicies.of(rules.now(), region, week).map(Rule::ruleId).orElse(null);
        return switch (form.verdict()) {
            case ACCEPTED -> new Accept(municipality, week, reviewId, form.confirmationId(), region, policy);
            case RETURNED -> new Return(municipality, week, reviewId, form.confirmationId(), region, policy);
        };
    }

    StatementCommand lock(MunicipalityCode municipality, Week week, UUID lockId) {
        return new Lock(municipality, week, lockId, today());
    }

    StatementCommand explain(MunicipalityCode municipality, Week week, UUID explanationId, ExplanationForm form) {
        var knownAt = moments.of(null).knownAt();
        var lockedAt = statements.of(municipality, week, knownAt).lockedAt();
        boolean differs = lockedAt != null
                && differences.differs(new LockedWeek(municipality, week, lockedAt), form.eventId(), knownAt);
        return new ExplainDifference(municipality, week, explanationId, form.eventId(), form.explanation(), differs);
    }

    private static LocalDate today() {
        return LocalDate.now(Netherlands.ZONE);
    }
}
