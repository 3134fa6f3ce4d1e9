package nl.opvang.plumbing.http;

import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.Size;
import java.nio.file.Path;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.CopyOnWriteArrayList;
import javax.sql.DataSource;
import nl.opvang.contracts.area.MunicipalityCode;
import nl.opvang.embedded.ServiceDatabase;
import nl.opvang.plumbing.access.AllowedTo;
import nl.opvang.plumbing.access.Role;
import nl.opvang.plumbing.access.TestTokens;
import nl.opvang.plumbing.command.Commands;
import nl.opvang.plumbing.decision.Decider;
import nl.opvang.plumbing.http.bulk.Bound;
import nl.opvang.plumbing.http.bulk.HistoryImport;
import nl.opvang.plumbing.http.bulk.Line;
import nl.opvang.plumbing.http.bulk.LineType;
import nl.opvang.plumbing.http.form.Reasoned;
import nl.opvang.plumbing.http.processing.DataSubject;
import nl.opvang.plumbing.http.processing.PersonalData;
import nl.opvang.plumbing.http.processing.Processes;
import nl.opvang.plumbing.http.write.RefusalProblems;
import nl.opvang.plumbing.http.write.Write;
import nl.opvang.plumbing.http.write.Written;
import nl.opvang.plumbing.problem.Problem;
import nl.opvang.plumbing.relay.KafkaAccess;
import nl.opvang.plumbing.sample.SampleService;
import nl.opvang.plumbing.sample.Tally;
import nl.opvang.plumbing.sample.Tally.AboveLimit;
import nl.opvang.plumbing.sample.Tally.NameTaken;
import nl.opvang.plumbing.sample.Tally.Raise;
import nl.opvang.plumbing.sample.Tally.TallyRefusal;
import nl.opvang.plumbing.seal.Sealer;
import nl.opvang.plumbing.secret.SigningKeys;
import nl.opvang.plumbing.secret.TestKeys;
import nl.opvang.plumbing.store.EventLog;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.SpringBootConfiguration;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.boot.flyway.autoconfigure.FlywayAutoConfiguration;
import org.springframework.boot.jdbc.autoconfigure.DataSourceAutoConfiguration;
import org.springframework.boot.web.server.servlet.context.ServletWebServerApplicationContext;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Import;
import org.springframework.http.ResponseEntity;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RestController;

/** A service around the tallies: HTTP in front, the real command side and a real PostgreSQL behind. */
@SpringBootConfiguration(proxyBeanMethods = false)
@EnableAutoConfiguration(exclude = {DataSourceAutoConfiguration.class, FlywayAutoConfiguration.class})
@Import(TallyApplication.Tallies.class)
public class TallyApplication {
    /** A process of it. */
    public record Running(ServletWebServerApplicationContext context) implements AutoCloseable {
        public Http http() {
            return new Http(Objects.requireNonNull(context.getWebServer()).getPort(), null);
        }

        /** The port of health and metrics. */
        Http management() {
            return new Http(
                    Integer.parseInt(
                            Objects.requireNonNull(context.getEnvironment().getProperty("local.management.port"))),
                    null);
        }

        public SampleService service() {
            return context.getBean(SampleService.class);
        }

        List<Integer> chunks() {
            return context.getBean(RaiseLines.class).chunks;
        }

        @Override
        public void close() {
            context.close();
        }
    }

    public static Running start(ServiceDatabase database, String... properties) {
        var settings = new LinkedHashMap<>(Map.of(
                "opvang.service", "sample",
                "opvang.page.services.sample", "http://127.0.0.1",
                "server.port", "0",
                "management.server.port", "0",
                "opvang.access.issuer-uri", TestTokens.shared().issuerUri(),
                "opvang.access.audience", TestTokens.AUDIENCE,
                "opvang.http.body-key-file", TestKeys.file().toString()));
        // In place of the ones above: an argument that is given twice has both values.
        for (var property : properties) {
            var at = property.indexOf('=');
            settings.put(property.substring(0, at), property.substring(at + 1));
        }
        var context = new SpringApplicationBuilder(TallyApplication.class)
                .initializers(made -> made.getBeanFactory().registerSingleton("database", database))
                // As arguments: what every service starts from comes before an application's own defaults.
                .run(settings.entrySet().stream()
                        .map(setting -> "--" + setting.getKey() + "=" + setting.getValue())
                        .toArray(String[]::new));
        return new Running((ServletWebServerApplicationContext) context);
    }

    @Bean
    SampleService sampleService(ServiceDatabase database) {
        return new SampleService("sample", database);
    }

    @Bean
    Commands commands(SampleService service) {
        return service.commands;
    }

    @Bean
    DataSource dataSource(SampleService service) {
        return service.dataSource;
    }

    @Bean
    JdbcTemplate jdbcTemplate(SampleService service) {
        return service.jdbc;
    }

    @Bean
    EventLog eventLog(SampleService service) {
        return service.log;
    }

    /** Where there is a key; it stands still. */
    @Bean(destroyMethod = "close")
    @ConditionalOnProperty("opvang.seals.key-file")
    KafkaAccess kafkaAccess(SampleService service) {
        return service.kafka();
    }

    @Bean(destroyMethod = "close")
    @ConditionalOnProperty("opvang.seals.key-file")
    Sealer sealer(SampleService service, KafkaAccess kafka, @Value("${opvang.seals.key-file}") Path keyFile) {
        return new Sealer(
                "sample",
                service.dataSource,
                service.transaction,
                service.log,
                kafka,
                SigningKeys.read("opvang.seals.key-file", keyFile),
                Duration.ofMillis(20));
    }

    @Bean
    Decider<?, ?, ?, ?> tallyDecider() {
        return Tally.DECIDER;
    }

    @Bean
    RefusalProblems<TallyRefusal> tallyProblems() {
        return new RefusalProblems<>(TallyRefusal.class, refusal -> switch (refusal) {
            case AboveLimit(int count) ->
                Problem.conflict("above-limit", "Above the limit", "The tally would pass its limit.")
                        .with("count", count);
            case NameTaken taken -> Problem.conflict("name-taken", "Name taken", "Another tally has this name.");
        });
    }

    @Bean
    RaiseLines raiseLines() {
        return new RaiseLines();
    }

    @Bean
    LineType<RaiseForm> nationalLines() {
        return new LineType<>() {
            @Override
            public String name() {
                return "raise-nation";
            }

            @Override
            public Class<RaiseForm> form() {
                return RaiseForm.class;
            }

            @Override
            public boolean national() {
                return true;
            }

            @Override
            public List<Bound> bind(List<Line<RaiseForm>> lines) {
                return lines.stream()
                        .map(line -> Bound.command(new Raise("NL", line.form().by())))
                        .toList();
            }
        };
    }

    @Bean
    HistoryImport historyImport() {
        return municipalities -> municipalities.contains(new MunicipalityCode("GM0034"))
                ? Set.of(new MunicipalityCode("GM0034"))
                : Set.of();
    }

    record RaiseForm(
            @Size(min = 1, max = 20) String tally,
            @Min(0) @Max(100_000) int by,
            @Nullable String reason) implements Reasoned {}

    /** Lines that raise a tally; notes how many come at once. */
    static final class RaiseLines implements LineType<RaiseForm> {
        private final List<Integer> chunks = new CopyOnWriteArrayList<>();

        @Override
        public String name() {
            return "raise";
        }

        @Override
        public Class<RaiseForm> form() {
            return RaiseForm.class;
        }

        @Override
        public List<Bound> bind(List<Line<RaiseForm>> lines) {
            chunks.add(lines.size());
            return lines.stream().map(RaiseLines::bind).toList();
        }

        private static Bound bind(Line<RaiseForm> line) {
            if (line.form().tally().equals("bug")) throw new IllegalStateException("a bug");
            if (line.form().tally().equals("unknown")) return new Bound.Refused(Problem.NOT_FOUND);
            return Bound.command(new Raise(
                    line.municipality().text() + ":" + line.form().tally(),
                    line.form().by()));
        }
    }

    /** As if a tally were somebody's. */
    @Bean
    PersonalData.OfCommands personalData() {
        return command -> command instanceof Raise raise
                ? new PersonalData("tally", List.of(new DataSubject("tally", raise.id())))
                : null;
    }

    @RestController
    @Processes(value = "tally", subject = "fact")
    static class Tallies {
        record By(@Min(0) @Max(100_000) int by, @Nullable String reason) implements Reasoned {}

        @PutMapping("/v1/municipalities/{municipality}/tallies/{id}/raises/{fact}")
        @AllowedTo(
                value = {Role.MUNICIPALITY, Role.REGION},
                scope = "municipality")
        ResponseEntity<Written> raise(
                @PathVariable MunicipalityCode municipality,
                @PathVariable String id,
                @PathVariable UUID fact,
                @RequestBody By form,
                Write write) {
            return write.send(new Raise(municipality.text() + ":" + id, fact, form.by()));
        }

        @PostMapping("/v1/municipalities/{municipality}/tallies")
        @AllowedTo(value = Role.MUNICIPALITY, scope = "municipality")
        ResponseEntity<Written> begin(@PathVariable MunicipalityCode municipality, @RequestBody By form, Write write) {
            return write.send(new Raise(write.newId().toString(), form.by()));
        }
    }
}
