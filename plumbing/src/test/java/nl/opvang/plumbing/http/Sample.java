package nl.opvang.plumbing.http;

import java.net.SocketTimeoutException;
import java.sql.SQLException;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import nl.opvang.contracts.area.MunicipalityCode;
import nl.opvang.contracts.area.RegionCode;
import nl.opvang.plumbing.access.AllowedTo;
import nl.opvang.plumbing.access.Caller;
import nl.opvang.plumbing.access.OpenToEveryone;
import nl.opvang.plumbing.access.Role;
import nl.opvang.plumbing.access.Sight;
import nl.opvang.plumbing.http.form.Query;
import nl.opvang.plumbing.http.read.Items;
import nl.opvang.plumbing.problem.ProblemException;
import org.springframework.boot.SpringBootConfiguration;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.boot.flyway.autoconfigure.FlywayAutoConfiguration;
import org.springframework.boot.jdbc.autoconfigure.DataSourceAutoConfiguration;
import org.springframework.context.annotation.Import;
import org.springframework.dao.DataAccessResourceFailureException;
import org.springframework.http.ResponseEntity;
import org.springframework.transaction.TransactionSystemException;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RestController;

/** A service without a store: what is asked and refused before anything is decided. */
@SpringBootConfiguration(proxyBeanMethods = false)
@EnableAutoConfiguration(exclude = {DataSourceAutoConfiguration.class, FlywayAutoConfiguration.class})
@Import(Sample.Cupboards.class)
class Sample {
    record View(UUID id, MunicipalityCode municipality) {}

    /** How often something was put. */
    static final AtomicInteger PUTS = new AtomicInteger();

    record Seen(String subject, Role role, Sight municipalities, Sight regions) {}

    @RestController
    static class Cupboards {
        @GetMapping("/v1/municipalities/{municipality}/cupboards/{id}")
        @AllowedTo(
                value = {Role.MUNICIPALITY, Role.REGION, Role.AUDITOR},
                scope = "municipality")
        ResponseEntity<View> one(@PathVariable MunicipalityCode municipality, @PathVariable UUID id) {
            if (id.getLeastSignificantBits() != 1) throw ProblemException.notFound();
            return ResponseEntity.ok().eTag("\"7\"").body(new View(id, municipality));
        }

        @PutMapping("/v1/municipalities/{municipality}/cupboards/{id}")
        @AllowedTo(value = Role.MUNICIPALITY, scope = "municipality")
        Cupboard.Form put(
                @PathVariable MunicipalityCode municipality, @PathVariable UUID id, @RequestBody Cupboard.Form form) {
            PUTS.incrementAndGet();
            return form;
        }

        @GetMapping("/v1/cupboards")
        @AllowedTo({Role.MUNICIPALITY, Role.REGION, Role.KCIO})
        Items<String> list(@Query Cupboard.Question question) {
            var rows = IntStream.range(0, 2000)
                    .mapToObj(i -> "%04d".formatted(i))
                    .filter(row -> question.cursor() == null
                            || row.compareTo(question.cursor().key().getFirst()) > 0)
                    .limit(question.rows() + 1)
                    .toList();
            return Items.page(rows, question.rows(), List::of);
        }

        @GetMapping("/v1/me")
        @AllowedTo({Role.MUNICIPALITY, Role.REGION, Role.KCIO})
        Seen me(Caller caller) {
            return new Seen(caller.subject(), caller.role(), caller.municipalities(), caller.regions());
        }

        @GetMapping("/v1/notices/{id}")
        @OpenToEveryone
        ResponseEntity<View> notice(@PathVariable UUID id) {
            return ResponseEntity.ok().eTag("\"1\"").body(new View(id, new MunicipalityCode("GM0014")));
        }

        @GetMapping("/v1/regions/{region}/cupboards")
        @AllowedTo(
                value = {Role.REGION, Role.KCIO},
                scope = "region")
        Items<View> ofRegion(@PathVariable RegionCode region) {
            return new Items<>(
                    List.of(new View(new UUID(0, region.text().length()), new MunicipalityCode("GM0014"))), null);
        }

        @GetMapping("/v1/failures/{kind}")
        @AllowedTo(Role.KCIO)
        String fail(@PathVariable String kind) throws SQLException {
            switch (kind) {
                case "bug" -> throw new IllegalStateException("a secret of the inside");
                case "error" -> throw new AssertionError("a secret of the inside");
                case "down" -> throw new DataAccessResourceFailureException("no connection");
                case "broken-off" ->
                    throw new TransactionSystemException(
                            "JDBC rollback failed", new SQLException("Connection is closed"));
                case "timeout" -> throw new IllegalStateException("wrapped", new SQLException("slow", "25P04"));
                default -> throw new IllegalStateException(new SocketTimeoutException());
            }
        }
    }
}
