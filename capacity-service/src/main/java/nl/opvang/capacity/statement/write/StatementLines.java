package nl.opvang.capacity.statement.write;

import jakarta.validation.constraints.Size;
import java.time.Instant;
import java.util.UUID;
import nl.opvang.capacity.statement.write.StatementForms.ConfirmationForm;
import nl.opvang.capacity.statement.write.StatementForms.ExplanationForm;
import nl.opvang.capacity.statement.write.StatementForms.ReviewForm;
import nl.opvang.capacity.statement.write.StatementForms.Verdict;
import nl.opvang.contracts.calendar.Week;
import nl.opvang.plumbing.access.Role;
import nl.opvang.plumbing.http.bulk.Bound;
import nl.opvang.plumbing.http.bulk.LineType;
import nl.opvang.plumbing.http.form.Reasoned;
import org.jspecify.annotations.Nullable;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Many weeks at once: the same as over single requests, one line each. */
@Configuration(proxyBeanMethods = false)
class StatementLines {
    record ConfirmationLine(
            Week week,
            UUID confirmationId,
            @Nullable Instant seenAt,
            @Nullable String reason) implements Reasoned {}

    record ExplanationLine(
            Week week,
            UUID explanationId,
            UUID eventId,

            @Size(min = 1, max = StatementForms.EXPLANATION_LENGTH)
            String explanation) {}

    record ReviewLine(
            Week week,
            UUID reviewId,
            UUID confirmationId,
            Verdict verdict,
            @Nullable String reason) implements Reasoned {
        ReviewLine {
            if (verdict == Verdict.RETURNED && reason == null)
                throw new IllegalArgumentException("must say why the statement is returned");
        }
    }

    record LockLine(Week week, UUID lockId, @Nullable String reason) implements Reasoned {}

    @Bean
    LineType<ConfirmationLine> confirmStatementLines(StatementOrders orders) {
        return LineType.of("confirm-statement", ConfirmationLine.class, line -> {
            var form = line.form();
            return Bound.command(orders.confirm(
                    line.municipality(),
                    form.week(),
                    form.confirmationId(),
                    new ConfirmationForm(form.seenAt(), form.reason())));
        });
    }

    @Bean
    LineType<ExplanationLine> explainDifferenceLines(StatementOrders orders) {
        return LineType.of("explain-difference", ExplanationLine.class, line -> {
            var form = line.form();
            return Bound.command(orders.explain(
                    line.municipality(),
                    form.week(),
                    form.explanationId(),
                    new ExplanationForm(form.eventId(), form.explanation())));
        });
    }

    @Bean
    LineType<ReviewLine> reviewStatementLines(StatementOrders orders) {
        return LineType.of("review-statement", ReviewLine.class, Role.REGION, line -> {
            var form = line.form();
            return Bound.command(orders.review(
                    line.municipality(),
                    form.week(),
                    form.reviewId(),
                    new ReviewForm(form.confirmationId(), form.verdict(), form.reason())));
        });
    }

    @Bean
    LineType<LockLine> lockWeekLines(StatementOrders orders) {
        return LineType.of("lock-week", LockLine.class, Role.KCIO, line -> {
            var form = line.form();
            return Bound.command(orders.lock(line.municipality(), form.week(), form.lockId()));
        });
    }
}
