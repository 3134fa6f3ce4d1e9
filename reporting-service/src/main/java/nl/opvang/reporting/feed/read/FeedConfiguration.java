package nl.opvang.reporting.feed.read;

import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.binder.MeterBinder;
import java.util.Set;
import javax.sql.DataSource;
import nl.opvang.plumbing.relay.KafkaAccess;
import nl.opvang.plumbing.replay.NotFromEvents;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import tools.jackson.databind.json.JsonMapper;

/** Who tells figures, and how this process hears that some were told. */
@Configuration(proxyBeanMethods = false)
class FeedConfiguration {
    @Bean(initMethod = "start", destroyMethod = "close")
    FigureTelling figureTelling(
            DataSource dataSource, KafkaAccess kafka, FiguresByDay figures, Feed feed, JsonMapper json) {
        return new FigureTelling(dataSource, kafka, figures, feed, json);
    }

    @Bean(initMethod = "start", destroyMethod = "close")
    FigureHearing figureHearing(Feed feed) {
        return new FigureHearing(feed);
    }

    @Bean
    MeterBinder feedMeters(Feed feed) {
        return registry -> Gauge.builder("opvang.figures.due", feed, Feed::countDue)
                .description("Changes of figures that Kafka has not been told of; counted up to 10,000")
                .register(registry);
    }

    /** It says what a topic was told, and when. */
    @Bean
    NotFromEvents figuresTold() {
        return new NotFromEvents(Set.of("figure_told"));
    }

    @Bean
    FeedDescription feedDescription() {
        return new FeedDescription();
    }
}
