package nl.opvang.funding.claim.write;

import java.util.UUID;
import nl.opvang.funding.procedure.write.Officers;
import nl.opvang.plumbing.http.bulk.Bound;
import nl.opvang.plumbing.http.bulk.LineType;
import nl.opvang.plumbing.http.form.Example;
import nl.opvang.plumbing.http.form.Reasoned;
import org.jspecify.annotations.Nullable;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Actual costs are claimed in bulk too. */
@Configuration(proxyBeanMethods = false)
class ClaimLines {
    @Bean
    LineType<ClaimLine> claimActualCosts(ClaimOrders orders) {
        return LineType.batchOnly("claim-actual-costs", ClaimLine.class, line -> {
            var form = line.form();
            return Bound.command(
                    orders.claim(line.municipality(), form.year(), form.claim(), Officers.of(line), form.asked()));
        });
    }

    /** @param year the spending year */
    record ClaimLine(@Example("2025") int year, UUID claim, ClaimForm asked) implements Reasoned {
        @Override
        public @Nullable String reason() {
            return asked.reason();
        }
    }
}
