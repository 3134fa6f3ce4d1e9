package nl.opvang.capacity;

import nl.opvang.capacity.location.domain.Location;
import nl.opvang.capacity.location.domain.LocationCommand;
import nl.opvang.capacity.location.domain.LocationDecider;
import nl.opvang.capacity.location.domain.LocationRefusal;
import nl.opvang.capacity.quality.domain.ChecklistCommand;
import nl.opvang.capacity.quality.domain.ChecklistDecider;
import nl.opvang.capacity.quality.domain.ChecklistRefusal;
import nl.opvang.capacity.quality.domain.Checklists;
import nl.opvang.capacity.quality.domain.Quality;
import nl.opvang.capacity.quality.domain.QualityCommand;
import nl.opvang.capacity.quality.domain.QualityDecider;
import nl.opvang.capacity.quality.domain.QualityRefusal;
import nl.opvang.capacity.rule.domain.RuleCommand;
import nl.opvang.capacity.rule.domain.RuleDecider;
import nl.opvang.capacity.rule.domain.RuleRefusal;
import nl.opvang.capacity.rule.domain.Rules;
import nl.opvang.capacity.statement.domain.Statement;
import nl.opvang.capacity.statement.domain.StatementCommand;
import nl.opvang.capacity.statement.domain.StatementDecider;
import nl.opvang.capacity.statement.domain.StatementRefusal;
import nl.opvang.contracts.capacity.CapacityImportEvent;
import nl.opvang.contracts.capacity.CapacityImportEvent.HistoryImportClosed;
import nl.opvang.contracts.capacity.ChecklistEvent;
import nl.opvang.contracts.capacity.LocationEvent;
import nl.opvang.contracts.capacity.QualityEvent;
import nl.opvang.contracts.capacity.RuleEvent;
import nl.opvang.contracts.capacity.StatementEvent;
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

/** Locations and their places, and the weekly statements about them. */
@SpringBootApplication(
        proxyBeanMethods = false,
        exclude = {DataSourceAutoConfiguration.class, FlywayAutoConfiguration.class})
@Import({Assembly.class, HistoryImportConfiguration.class, HomePage.class})
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
    Decider<RuleCommand, Rules, RuleEvent, RuleRefusal> ruleDecider() {
        return RuleDecider.DECIDER;
    }

    @Bean
    Decider<StatementCommand, Statement, StatementEvent, StatementRefusal> statementDecider() {
        return StatementDecider.DECIDER;
    }

    @Bean
    Decider<ChecklistCommand, Checklists, ChecklistEvent, ChecklistRefusal> checklistDecider() {
        return ChecklistDecider.DECIDER;
    }

    @Bean
    Decider<QualityCommand, Quality, QualityEvent, QualityRefusal> qualityDecider() {
        return QualityDecider.DECIDER;
    }

    @Bean
    Decider<?, ?, CapacityImportEvent, Refusal> historyImportDecider() {
        return HistoryImportConfiguration.closings(CapacityImportEvent.class, HistoryImportClosed::new);
    }
}
