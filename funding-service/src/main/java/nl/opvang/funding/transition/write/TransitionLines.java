package nl.opvang.funding.transition.write;

import java.util.UUID;
import nl.opvang.funding.procedure.write.Officers;
import nl.opvang.funding.transition.domain.TransitionCommand.ReportActuals;
import nl.opvang.funding.transition.write.TransitionForms.ActualsForm;
import nl.opvang.funding.transition.write.TransitionForms.TransitionForm;
import nl.opvang.plumbing.http.bulk.Bound;
import nl.opvang.plumbing.http.bulk.LineType;
import nl.opvang.plumbing.http.form.Reasoned;
import org.jspecify.annotations.Nullable;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Transition costs are asked for and told in bulk too. */
@Configuration(proxyBeanMethods = false)
class TransitionLines {
    @Bean
    LineType<TransitionLine> applyForTransition(TransitionOrders orders) {
        return LineType.batchOnly("apply-for-transition", TransitionLine.class, line -> {
            var form = line.form();
            return Bound.command(orders.apply(line.municipality(), form.transition(), Officers.of(line), form.plan()));
        });
    }

    @Bean
    LineType<ActualsLine> reportTransitionActuals() {
        return LineType.batchOnly("report-transition-actuals", ActualsLine.class, line -> {
            var actuals = line.form().actuals();
            return Bound.command(new ReportActuals(
                    line.municipality(),
                    line.form().transition(),
                    line.form().report(),
                    Officers.of(line),
                    actuals.financialYear(),
                    actuals.invested(),
                    actuals.evidence().evidence(),
                    Officers.today()));
        });
    }

    record TransitionLine(UUID transition, TransitionForm plan) implements Reasoned {
        @Override
        public @Nullable String reason() {
            return plan.reason();
        }
    }

    record ActualsLine(UUID transition, UUID report, ActualsForm actuals) implements Reasoned {
        @Override
        public @Nullable String reason() {
            return actuals.reason();
        }
    }
}
