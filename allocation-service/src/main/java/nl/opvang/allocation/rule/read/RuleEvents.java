package nl.opvang.allocation.rule.read;

import nl.opvang.plumbing.json.EventReader;
import nl.opvang.plumbing.projection.WholeEvents;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Keeps all that was said about rules where questions find it. */
@Configuration(proxyBeanMethods = false)
class RuleEvents {
    @Bean
    WholeEvents saidAboutRules(JdbcClient jdbc, EventReader events) {
        return new WholeEvents(jdbc, events, "rules", 1, "allocation", "allocation.rule", "views.rule_event");
    }
}
