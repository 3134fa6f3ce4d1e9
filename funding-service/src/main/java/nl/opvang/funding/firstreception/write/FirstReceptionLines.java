package nl.opvang.funding.firstreception.write;

import java.time.LocalDate;
import java.util.UUID;
import nl.opvang.funding.firstreception.write.FirstReceptionForms.CostsForm;
import nl.opvang.funding.procedure.write.Officers;
import nl.opvang.plumbing.http.bulk.Bound;
import nl.opvang.plumbing.http.bulk.LineType;
import nl.opvang.plumbing.http.form.Example;
import nl.opvang.plumbing.http.form.Reasoned;
import org.jspecify.annotations.Nullable;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** What municipalities spent for their safety region is told in bulk too. */
@Configuration(proxyBeanMethods = false)
class FirstReceptionLines {
    @Bean
    LineType<SpendingLine> reportFirstReceptionSpending(FirstReceptionOrders orders) {
        return LineType.batchOnly("report-first-reception-spending", SpendingLine.class, line -> {
            var form = line.form();
            return Bound.command(
                    orders.spending(line.municipality(), form.from(), form.report(), Officers.of(line), form.spent()));
        });
    }

    /** @param from the first day of the period */
    record SpendingLine(@Example("2023-01-01") LocalDate from, UUID report, CostsForm spent) implements Reasoned {
        @Override
        public @Nullable String reason() {
            return spent.reason();
        }
    }
}
