package nl.opvang.plumbing.recovery;

import nl.opvang.plumbing.command.AxonCommands;
import nl.opvang.plumbing.relay.Relay;
import nl.opvang.plumbing.relay.TakingBack;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Import;
import org.springframework.web.servlet.config.annotation.InterceptorRegistry;
import org.springframework.web.servlet.config.annotation.WebMvcConfigurer;

/** Puts the gate before everything that a service answers. */
@Configuration(proxyBeanMethods = false)
@Import(MissingEventsController.class)
public class RecoveryConfiguration {
    @Bean(destroyMethod = "")
    Recovery recovery(
            @Value("${opvang.service}") String service,
            Relay relay,
            TakingBack takingBack,
            AxonCommands commands,
            ObjectProvider<AfterRestore> afterRestore) {
        relay.completeness().beforeUse(() -> afterRestore.orderedStream().forEach(AfterRestore::makeGood));
        return new Recovery(service, relay.completeness(), takingBack, commands::forgetCached);
    }

    /** Its health is called {@code store}. */
    @Bean
    CompletenessGate storeHealthIndicator(Recovery recovery) {
        return new CompletenessGate(recovery);
    }

    @Bean
    WebMvcConfigurer gateOfCompleteness(CompletenessGate gate) {
        return new WebMvcConfigurer() {
            @Override
            public void addInterceptors(InterceptorRegistry registry) {
                // After the gate of access: who may not ask learns nothing of the store either.
                registry.addInterceptor(gate).order(1);
            }
        };
    }
}
