package nl.opvang.funding.carecompensation.read;

import nl.opvang.plumbing.json.EventReader;
import nl.opvang.plumbing.projection.WholeEvents;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Keeps what was published about the compensation for care. */
@Configuration(proxyBeanMethods = false)
class CareCompensationEvents {
    @Bean
    WholeEvents saidAboutCareCompensations(JdbcClient jdbc, EventReader events) {
        return new WholeEvents(
                jdbc,
                events,
                "care-compensations",
                1,
                "funding",
                "funding.care-compensation",
                "views.care_compensation_event");
    }
}
