package nl.opvang.funding.advance.write;

import java.util.UUID;
import nl.opvang.funding.advance.write.AdvanceForms.AdvanceForm;
import nl.opvang.funding.procedure.write.Officers;
import nl.opvang.plumbing.http.bulk.Bound;
import nl.opvang.plumbing.http.bulk.LineType;
import nl.opvang.plumbing.http.form.Example;
import nl.opvang.plumbing.http.form.Reasoned;
import org.jspecify.annotations.Nullable;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Advances are asked for in bulk too. */
@Configuration(proxyBeanMethods = false)
class AdvanceLines {
    @Bean
    LineType<AdvanceLine> applyForAdvance(AdvanceOrders orders) {
        return LineType.batchOnly("apply-for-advance", AdvanceLine.class, line -> {
            var form = line.form();
            return Bound.command(orders.apply(
                    line.municipality(), form.year(), form.application(), Officers.of(line), form.asked()));
        });
    }

    /** @param year the financial year */
    record AdvanceLine(@Example("2026") int year, UUID application, AdvanceForm asked) implements Reasoned {
        @Override
        public @Nullable String reason() {
            return asked.reason();
        }
    }
}
