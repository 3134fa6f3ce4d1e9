package nl.opvang.allocation.request;

import nl.opvang.allocation.request.domain.Request;
import nl.opvang.allocation.request.domain.RequestCommand;
import nl.opvang.allocation.request.domain.RequestDecider;
import nl.opvang.allocation.request.domain.RequestRefusal;
import nl.opvang.contracts.allocation.RequestEvent;
import nl.opvang.plumbing.decision.Decider;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** How requests are decided here. */
@Configuration(proxyBeanMethods = false)
class RequestConfiguration {
    @Bean
    Decider<RequestCommand, Request, RequestEvent, RequestRefusal> requestDecider() {
        return RequestDecider.DECIDER;
    }
}
