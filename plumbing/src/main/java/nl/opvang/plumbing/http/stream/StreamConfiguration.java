package nl.opvang.plumbing.http.stream;

import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.binder.MeterBinder;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnWebApplication;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;

/** Makes room for those who listen. */
@AutoConfiguration
@ConditionalOnWebApplication(type = ConditionalOnWebApplication.Type.SERVLET)
@EnableConfigurationProperties(StreamSettings.class)
public class StreamConfiguration {
    @Bean
    EventStreams eventStreams(StreamSettings settings) {
        return new EventStreams(settings);
    }

    @Bean
    MeterBinder streamMeters(EventStreams streams) {
        return registry -> Gauge.builder("opvang.streams.open", streams, EventStreams::listening)
                .description("Clients of this process that listen to what changes")
                .register(registry);
    }
}
