package nl.opvang.plumbing.http.processing;

import nl.opvang.plumbing.store.EventLog;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBean;
import org.springframework.boot.autoconfigure.condition.ConditionalOnWebApplication;
import org.springframework.boot.web.servlet.FilterRegistrationBean;
import org.springframework.context.annotation.Bean;
import org.springframework.jdbc.core.JdbcTemplate;

/** Logs what a service with a store does with data about people. */
@AutoConfiguration
@ConditionalOnWebApplication(type = ConditionalOnWebApplication.Type.SERVLET)
@ConditionalOnBean(EventLog.class)
public class ProcessingConfiguration {
    @Bean
    ProcessingLog processingLog(JdbcTemplate jdbc) {
        return new ProcessingLog(jdbc);
    }

    /** Within those of Spring Security, which know who asks. */
    @Bean
    FilterRegistrationBean<ProcessingFilter> processingFilter(ProcessingLog log) {
        var filter = new FilterRegistrationBean<>(new ProcessingFilter(log));
        filter.setOrder(0);
        return filter;
    }

    @Bean
    ProcessingController processingController(
            ProcessingLog log,
            @Value("${opvang.service}") String service,
            @Value("${opvang.processing.register:urn:nl.opvang:processing-activity:}") String register) {
        return new ProcessingController(log, new ProcessingLines(service, register));
    }

    @Bean
    ProcessingDescription processingDescription() {
        return new ProcessingDescription();
    }
}
