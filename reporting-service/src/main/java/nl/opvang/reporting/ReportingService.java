package nl.opvang.reporting;

import nl.opvang.plumbing.assembly.Assembly;
import nl.opvang.plumbing.ledger.LedgerConfiguration;
import org.springframework.boot.autoconfigure.SpringBootApplication;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.boot.flyway.autoconfigure.FlywayAutoConfiguration;
import org.springframework.boot.jdbc.autoconfigure.DataSourceAutoConfiguration;
import org.springframework.context.annotation.Import;

/** Figures of areas, as of any date and as known at any moment. */
@SpringBootApplication(
        proxyBeanMethods = false,
        exclude = {DataSourceAutoConfiguration.class, FlywayAutoConfiguration.class})
@Import({Assembly.class, LedgerConfiguration.class})
public class ReportingService {
    /** To be given a parent, where there is one, and run; the web server listens when {@code run} returns. */
    public static SpringApplicationBuilder application() {
        return new SpringApplicationBuilder(ReportingService.class).properties("spring.config.name=reporting");
    }

    public static void main(String[] arguments) {
        application().run(arguments);
    }
}
