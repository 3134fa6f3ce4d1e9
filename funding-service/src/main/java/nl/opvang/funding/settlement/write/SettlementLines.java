package nl.opvang.funding.settlement.write;

import java.util.UUID;
import nl.opvang.funding.procedure.write.Officers;
import nl.opvang.funding.settlement.write.SettlementForms.AccountForm;
import nl.opvang.plumbing.http.bulk.Bound;
import nl.opvang.plumbing.http.bulk.LineType;
import nl.opvang.plumbing.http.form.Example;
import nl.opvang.plumbing.http.form.Reasoned;
import org.jspecify.annotations.Nullable;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Years are accounted for in bulk too. */
@Configuration(proxyBeanMethods = false)
class SettlementLines {
    @Bean
    LineType<AccountLine> accountForYear(SettlementOrders orders) {
        return LineType.batchOnly("account-for-year", AccountLine.class, line -> {
            var form = line.form();
            return Bound.command(
                    orders.account(line.municipality(), form.year(), form.id(), Officers.of(line), form.account()));
        });
    }

    /** @param id of the account */
    record AccountLine(@Example("2025") int year, UUID id, AccountForm account) implements Reasoned {
        @Override
        public @Nullable String reason() {
            return account.reason();
        }
    }
}
