package nl.opvang.plumbing.seal;

import nl.opvang.plumbing.store.EventLog;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBean;
import org.springframework.boot.autoconfigure.condition.ConditionalOnWebApplication;
import org.springframework.context.annotation.Bean;

/** Opens the seals of a service that makes some. */
@AutoConfiguration
@ConditionalOnWebApplication(type = ConditionalOnWebApplication.Type.SERVLET)
@ConditionalOnBean(Sealer.class)
public class SealConfiguration {
    @Bean
    SealsController sealsController(Sealer sealer, EventLog log) {
        return new SealsController(sealer.chain(), log);
    }

    @Bean
    SealsPage sealsPage(Sealer sealer) {
        return new SealsPage(sealer.chain());
    }

    @Bean
    SealMeters sealMeters(Sealer sealer) {
        return new SealMeters(sealer);
    }
}
