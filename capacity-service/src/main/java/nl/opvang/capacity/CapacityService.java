package nl.opvang.capacity;

import nl.opvang.capacity.location.domain.Location;
import nl.opvang.capacity.location.domain.LocationCommand;
import nl.opvang.capacity.location.domain.LocationDecider;
import nl.opvang.capacity.location.domain.LocationRefusal;
import nl.opvang.contracts.capacity.CapacityImportEvent;
import nl.opvang.contracts.capacity.CapacityImportEvent.HistoryImportClosed;
import nl.opvang.contracts.capacity.LocationEvent;
import nl.opvang.plumbing.assembly.Assembly;
import nl.opvang.plumbing.decision.Decider;
import nl.opvang.plumbing.decision.Refusal;
import nl.opvang.plumbing.imports.HistoryImportConfiguration;
import org.springframework.boot.autoconfigure.SpringBootApplication;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.boot.flyway.autoconfigure.FlywayAutoConfiguration;
import org.springframework.boot.jdbc.autoconfigure.DataSourceAutoConfiguration;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Import;

/** Locations and their places. */
@SpringBootApplication(
        proxyBeanMethods = false,
        exclude = {DataSourceAutoConfiguration.class, FlywayAutoConfiguration.class})
@Import({Assembly.class, HistoryImportConfiguration.class})
public class CapacityService {
    /** To be given a parent, where there is one, and run; the web server listens when {@code run} returns. */
    public static SpringApplicationBuilder application() {
        return new SpringApplicationBuilder(CapacityService.class).properties("spring.config.name=capacity");
    }

    public static void main(String[] arguments) {
        application().run(arguments);
    }

    @Bean
    Decider<LocationCommand, Location, LocationEvent, LocationRefusal> locationDecider() {
        return LocationDecider.DECIDER;
    }

    @Bean
    Decider<?, ?, CapacityImportEvent, Refusal> historyImportDecider() {
        return HistoryImportConfiguration.closings(CapacityImportEvent.class, HistoryImportClosed::new);
    }
}
