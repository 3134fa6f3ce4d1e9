package nl.opvang.allocation.forgetting;

import nl.opvang.allocation.forgetting.domain.Forgetting;
import nl.opvang.allocation.forgetting.domain.ForgettingCommand;
import nl.opvang.allocation.forgetting.domain.ForgettingDecider;
import nl.opvang.allocation.forgetting.domain.ForgettingRefusal;
import nl.opvang.contracts.allocation.ForgettingEvent;
import nl.opvang.plumbing.decision.Decider;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** How forgetting is decided here. */
@Configuration(proxyBeanMethods = false)
class ForgettingConfiguration {
    @Bean
    Decider<ForgettingCommand, Forgetting, ForgettingEvent, ForgettingRefusal> forgettingDecider() {
        return ForgettingDecider.DECIDER;
    }
}
