package nl.opvang.funding.norm.read;

import nl.opvang.plumbing.json.EventReader;
import nl.opvang.plumbing.projection.WholeEvents;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Keeps all that was said about norms where questions find it. */
@Configuration(proxyBeanMethods = false)
class NormEvents {
    @Bean
    WholeEvents saidAboutNorms(JdbcClient jdbc, EventReader events) {
        return new WholeEvents(jdbc, events, "norms", 2, "funding", "funding.norm", "views.norm_event");
    }
}
