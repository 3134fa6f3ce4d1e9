package nl.opvang.plumbing.history;

import nl.opvang.plumbing.decision.Decider;
import nl.opvang.plumbing.store.EventHistory;
import nl.opvang.plumbing.store.EventLog;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBean;
import org.springframework.boot.autoconfigure.condition.ConditionalOnWebApplication;
import org.springframework.context.annotation.Bean;
import org.springframework.jdbc.core.JdbcTemplate;

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
    Histories eventHistories(@Value("${opvang.service}") String service, JdbcTemplate jdbc) {
        return new Histories(service, new EventHistory(jdbc));
    }

    @Bean
    HistoryController historyController(Histories eventHistories, ObjectProvider<Decider<?, ?, ?, ?>> deciders) {
        return new HistoryController(
                eventHistories,
                deciders.orderedStream().map(Decider::feature).distinct().toList());
    }

    @Bean
    HistoryPage historyPage(
            Histories eventHistories, ObjectProvider<Decider<?, ?, ?, ?>> deciders, ObjectProvider<Traces> traces) {
        return new HistoryPage(
                eventHistories,
                deciders.orderedStream().map(Decider::feature).distinct().toList(),
                traces.orderedStream().toList());
    }

    @Bean
    EventsDescription eventsDescription() {
        return new EventsDescription();
    }
}
