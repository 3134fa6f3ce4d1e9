package nl.opvang.allocation.target.read;

import nl.opvang.plumbing.json.EventReader;
import nl.opvang.plumbing.projection.WholeEvents;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Keeps all that was said about targets where questions find it. */
@Configuration(proxyBeanMethods = false)
class TargetEvents {
    @Bean
    WholeEvents saidAboutTargets(JdbcClient jdbc, EventReader events) {
        return new WholeEvents(jdbc, events, "targets", 1, "allocation", "allocation.target", "views.target_event");
    }
}
