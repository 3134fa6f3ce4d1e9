package nl.opvang.plumbing.http;

import io.micrometer.core.instrument.MeterRegistry;
import jakarta.servlet.DispatcherType;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import nl.opvang.contracts.TextValues;
import nl.opvang.plumbing.command.Commands;
import nl.opvang.plumbing.http.form.FormBodies;
import nl.opvang.plumbing.http.form.FormQueries;
import nl.opvang.plumbing.http.form.Forms;
import nl.opvang.plumbing.http.form.KnownParameters;
import nl.opvang.plumbing.http.form.PathIds;
import nl.opvang.plumbing.http.processing.PersonalData;
import nl.opvang.plumbing.http.read.AtLeast;
import nl.opvang.plumbing.http.read.CsvLists;
import nl.opvang.plumbing.http.read.Freshness;
import nl.opvang.plumbing.http.write.KeptAnswers;
import nl.opvang.plumbing.http.write.Reasons;
import nl.opvang.plumbing.http.write.RefusalProblems;
import nl.opvang.plumbing.http.write.Refusals;
import nl.opvang.plumbing.http.write.WriteArgument;
import nl.opvang.plumbing.http.write.Writes;
import nl.opvang.plumbing.json.EventMapper;
import nl.opvang.plumbing.lifecycle.SteadyWork;
import nl.opvang.plumbing.problem.ProblemAdvice;
import nl.opvang.plumbing.problem.ProblemPage;
import nl.opvang.plumbing.projection.ProjectedThrough;
import nl.opvang.plumbing.projection.Projection;
import nl.opvang.plumbing.secret.MacKey;
import org.apache.catalina.core.StandardHost;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBean;
import org.springframework.boot.autoconfigure.condition.ConditionalOnWebApplication;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.boot.tomcat.servlet.TomcatServletWebServerFactory;
import org.springframework.boot.web.server.WebServerFactoryCustomizer;
import org.springframework.boot.web.servlet.FilterRegistrationBean;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Import;
import org.springframework.core.Ordered;
import org.springframework.format.FormatterRegistry;
import org.springframework.http.converter.HttpMessageConverters;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.web.method.support.HandlerMethodArgumentResolver;
import org.springframework.web.servlet.config.annotation.ContentNegotiationConfigurer;
import org.springframework.web.servlet.config.annotation.InterceptorRegistry;
import org.springframework.web.servlet.config.annotation.WebMvcConfigurer;
import tools.jackson.databind.JacksonModule;

/** Assembles the HTTP layer of a service. */
@AutoConfiguration(
        beforeName = {
            "org.springframework.boot.webmvc.autoconfigure.WebMvcAutoConfiguration",
            "org.springframework.boot.webmvc.autoconfigure.error.ErrorMvcAutoConfiguration"
        },
        afterName = "org.springframework.boot.jdbc.autoconfigure.JdbcTemplateAutoConfiguration")
@ConditionalOnWebApplication(type = ConditionalOnWebApplication.Type.SERVLET)
@EnableConfigurationProperties(HttpSettings.class)
@Import({ProblemAdvice.class, ProblemPage.class, PathIds.class})
public class HttpConfiguration {
    /** Version of the API, all of it: semantic versioning, the first number also stands in the URL. */
    public static final String API_VERSION = "1.0.0";

    private static final String API = "/v1/**";

    private static final Duration FORGET_EVERY = Duration.ofSeconds(30);

    /** Statements in one go, of a thousand answers each. */
    private static final int MOST_FORGETTINGS = 100;

    @Bean
    Presence presence() {
        return new Presence();
    }

    @Bean
    FilterRegistrationBean<RequestEdge> requestEdge(Presence presence) {
        var edge = new FilterRegistrationBean<>(new RequestEdge(presence));
        edge.setOrder(Ordered.HIGHEST_PRECEDENCE);
        edge.setDispatcherTypes(EnumSet.allOf(DispatcherType.class));
        return edge;
    }

    @Bean
    WebServerFactoryCustomizer<TomcatServletWebServerFactory> serverProblems() {
        return server -> server.addContextCustomizers(context -> {
            if (context.getParent() instanceof StandardHost host)
                host.setErrorReportValveClass(ServerProblems.class.getName());
        });
    }

    /** So that every text value is one text in answers as well. */
    @Bean
    JacksonModule textValues() {
        return EventMapper.textValues();
    }

    @Bean
    WebMvcConfigurer conventions(
            HttpSettings settings,
            ObjectProvider<ProjectedThrough> projectedThrough,
            ObjectProvider<Projection> projections,
            ObjectProvider<Writes> writes) {
        var acceptable = new Acceptable();
        return new WebMvcConfigurer() {
            @Override
            public void configureContentNegotiation(ContentNegotiationConfigurer negotiation) {
                negotiation.strategies(List.of(acceptable));
            }

            @Override
            public void configureMessageConverters(HttpMessageConverters.ServerBuilder builder) {
                builder.addCustomConverter(new FormBodies(settings.maxBodyBytes()));
                // After that for JSON, which is answered to who does not say otherwise.
                builder.configureMessageConvertersList(converters -> converters.add(new CsvLists()));
            }

            @Override
            public void addInterceptors(InterceptorRegistry registry) {
                var reading = projectedThrough.getIfAvailable();
                Freshness views = reading == null
                        ? (service, atLeast, max) -> true
                        : Freshness.of(reading, projections.orderedStream().toList());
                // After the access gate: nobody waits who may not read.
                registry.addInterceptor(new KnownParameters(AtLeast.PARAMETER))
                        .addPathPatterns(API)
                        .order(1);
                registry.addInterceptor(acceptable).addPathPatterns(API).order(2);
                registry.addInterceptor(new AtLeast(views, settings.longestWait()))
                        .order(3);
            }

            @Override
            public void addArgumentResolvers(List<HandlerMethodArgumentResolver> resolvers) {
                resolvers.add(new FormQueries());
                resolvers.add(new WriteArgument(writes));
            }

            @Override
            public void addFormatters(FormatterRegistry registry) {
                var scalars = Set.of(UUID.class, LocalDate.class, Instant.class, YearMonth.class);
                scalars.forEach(type -> add(registry, type));
                TextValues.READERS.keySet().forEach(type -> add(registry, type));
            }
        };
    }

    private static <T> void add(FormatterRegistry registry, Class<T> type) {
        registry.addConverter(String.class, type, text -> Forms.text(text, type));
    }

    @Bean
    @ConditionalOnBean(Commands.class)
    Writes writes(
            @Value("${opvang.service}") String service,
            Commands commands,
            KeptAnswers kept,
            List<RefusalProblems<?>> refusals,
            ObjectProvider<Reasons> reasons,
            ObjectProvider<PersonalData.OfCommands> personalData,
            MeterRegistry meters) {
        return new Writes(
                service,
                commands,
                kept,
                new Refusals(refusals),
                reasons.getIfAvailable(() -> orders -> orders),
                personalData.getIfAvailable(() -> command -> null),
                meters);
    }

    @Bean
    @ConditionalOnBean(Commands.class)
    KeptAnswers keptAnswers(JdbcTemplate jdbc, @Value("${opvang.http.body-key-file:#{null}}") @Nullable Path keyFile) {
        return new KeptAnswers(jdbc, MacKey.read("opvang.http.body-key-file", keyFile));
    }

    @Bean(initMethod = "start", destroyMethod = "close")
    @ConditionalOnBean(Commands.class)
    SteadyWork forgettingAnswers(KeptAnswers kept) {
        return new SteadyWork("forget-answers", FORGET_EVERY, () -> {
            int times = 0;
            while (times < MOST_FORGETTINGS && kept.forgetSome()) times++;
        });
    }
}
