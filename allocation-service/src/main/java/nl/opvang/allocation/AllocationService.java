package nl.opvang.allocation;

import nl.opvang.allocation.provision.domain.ProvisionCommand;
import nl.opvang.allocation.provision.domain.ProvisionDecider;
import nl.opvang.allocation.provision.domain.ProvisionRefusal;
import nl.opvang.allocation.provision.domain.Provisions;
import nl.opvang.allocation.registration.domain.RegistrationCommand;
import nl.opvang.allocation.registration.domain.RegistrationDecider;
import nl.opvang.allocation.registration.domain.RegistrationRefusal;
import nl.opvang.allocation.registration.domain.Registrations;
import nl.opvang.allocation.stay.domain.GuestBook;
import nl.opvang.allocation.stay.domain.GuestBookCommand;
import nl.opvang.allocation.stay.domain.GuestBookDecider;
import nl.opvang.allocation.stay.domain.GuestBookRefusal;
import nl.opvang.contracts.allocation.AllocationImportEvent;
import nl.opvang.contracts.allocation.AllocationImportEvent.HistoryImportClosed;
import nl.opvang.contracts.allocation.GuestBookEvent;
import nl.opvang.contracts.allocation.ProvisionEvent;
import nl.opvang.contracts.allocation.RegistrationEvent;
import nl.opvang.plumbing.assembly.Assembly;
import nl.opvang.plumbing.decision.Decider;
import nl.opvang.plumbing.decision.Refusal;
import nl.opvang.plumbing.imports.HistoryImportConfiguration;
import nl.opvang.plumbing.page.HomePage;
import org.springframework.boot.autoconfigure.SpringBootApplication;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.boot.flyway.autoconfigure.FlywayAutoConfiguration;
import org.springframework.boot.jdbc.autoconfigure.DataSourceAutoConfiguration;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Import;

/** Targets, registrations, stays and provisions. */
@SpringBootApplication(
        proxyBeanMethods = false,
        exclude = {DataSourceAutoConfiguration.class, FlywayAutoConfiguration.class})
@Import({Assembly.class, HistoryImportConfiguration.class, HomePage.class})
public class AllocationService {
    /** To be given a parent, where there is one, and run; the web server listens when {@code run} returns. */
    public static SpringApplicationBuilder application() {
        return new SpringApplicationBuilder(AllocationService.class).properties("spring.config.name=allocation");
    }

    public static void main(String[] arguments) {
        application().run(arguments);
    }

    /** Until then the history of a municipality may be brought in. */
    @Bean
    Decider<?, ?, AllocationImportEvent, Refusal> closingDecider() {
        return HistoryImportConfiguration.closings(AllocationImportEvent.class, HistoryImportClosed::new);
    }

    @Bean
    Decider<RegistrationCommand, Registrations, RegistrationEvent, RegistrationRefusal> registrationDecider() {
        return RegistrationDecider.DECIDER;
    }

    @Bean
    Decider<GuestBookCommand, GuestBook, GuestBookEvent, GuestBookRefusal> guestBookDecider() {
        return GuestBookDecider.DECIDER;
    }

    @Bean
    Decider<ProvisionCommand, Provisions, ProvisionEvent, ProvisionRefusal> provisionDecider() {
        return ProvisionDecider.DECIDER;
    }
}
