package nl.opvang.capacity.quality.read;

import nl.opvang.plumbing.json.EventReader;
import nl.opvang.plumbing.projection.WholeEvents;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Keeps all that was said about the quality of locations where questions find it. */
@Configuration(proxyBeanMethods = false)
class QualityEvents {
    @Bean
    WholeEvents saidAboutQuality(JdbcClient jdbc, EventReader events) {
        return new WholeEvents(jdbc, events, "quality", 1, "capacity", "capacity.quality", "views.quality_event");
    }
}
