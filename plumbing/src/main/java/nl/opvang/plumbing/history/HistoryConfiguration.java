package nl.opvang.plumbing.history;

import nl.opvang.plumbing.store.EventLog;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBean;
import org.springframework.boot.autoconfigure.condition.ConditionalOnWebApplication;
import org.springframework.context.annotation.Bean;

/** Opens the events of a service that has a store. */
@AutoConfiguration
@ConditionalOnWebApplication(type = ConditionalOnWebApplication.Type.SERVLET)
@ConditionalOnBean(EventLog.class)
public class HistoryConfiguration {
    @Bean
    EventsController eventsController(EventLog log) {
        return new EventsController(log);
    }

    @Bean
    EventsDescription eventsDescription() {
        return new EventsDescription();
    }
}
