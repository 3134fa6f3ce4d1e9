package nl.opvang.reporting.signal.read;

import nl.opvang.plumbing.json.EventReader;
import nl.opvang.plumbing.projection.WholeEvents;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Keeps all that was decided about rules where questions find it. */
@Configuration(proxyBeanMethods = false)
class RuleEvents {
    @Bean
    WholeEvents saidAboutRules(JdbcClient jdbc, EventReader events) {
        return new WholeEvents(jdbc, events, "rules", 1, "capacity", "capacity.rule", "views.rule_event");
    }
}
