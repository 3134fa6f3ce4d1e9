package nl.opvang.funding;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import nl.opvang.contracts.allocation.AllocationImportEvent;
import nl.opvang.contracts.area.LocationId;
import nl.opvang.contracts.area.MunicipalityCode;
import nl.opvang.contracts.calendar.Netherlands;
import nl.opvang.contracts.capacity.CapacityImportEvent;
import nl.opvang.contracts.capacity.LocationEvent.PlacesChanged;
import nl.opvang.contracts.ledger.Dimensions;
import nl.opvang.contracts.ledger.LedgerLine;
import nl.opvang.contracts.ledger.PlaceKind;
import nl.opvang.contracts.ledger.Quantity;
import nl.opvang.plumbing.access.Role;
import nl.opvang.plumbing.access.TestTokens;
import nl.opvang.plumbing.http.Http;
import nl.opvang.plumbing.secret.TestKeys;
import nl.opvang.plumbing.testservers.Neighbour;
import nl.opvang.plumbing.testservers.TestServers;
import org.springframework.boot.web.server.servlet.context.ServletWebServerApplicationContext;
import tools.jackson.databind.JsonNode;

/** The whole service with its neighbours, and people who each have a pseudonym of their own. */
public final class RunningFunding implements AutoCloseable {
    private static final Duration PATIENCE = Duration.ofMinutes(2);
    private static final TestTokens TOKENS = TestTokens.shared();

    private final Neighbour capacity = new Neighbour("capacity");
    private final Neighbour allocation = new Neighbour("allocation");
    private final ServletWebServerApplicationContext service;
    private final int port;

    public RunningFunding() {
        var database = TestServers.shared().freshDatabase("funding");
        service = (ServletWebServerApplicationContext) FundingService.application()
                .run(
                        "--server.port=0",
                        "--management.server.port=0",
                        "--opvang.http.longest-wait=2m",
                        "--opvang.database.url=" + database.jdbcUrl(),
                        "--opvang.database.owner-user=" + database.ownerUser(),
                        "--opvang.database.owner-password=" + database.ownerPassword(),
                        "--opvang.database.app-user=" + database.appUser(),
                        "--opvang.database.app-password=" + database.appPassword(),
                        "--opvang.kafka.bootstrap-servers="
                                + TestServers.shared().bootstrapServers(),
                        "--opvang.access.issuer-uri=" + TOKENS.issuerUri(),
                        "--opvang.access.audience=" + TestTokens.AUDIENCE,
                        "--opvang.seals.key-file=" + TestKeys.file(),
                        "--opvang.http.body-key-file=" + TestKeys.file());
        port = Objects.requireNonNull(service.getWebServer()).getPort();
    }

    public ServletWebServerApplicationContext service() {
        return service;
    }

    /** Somebody in a role, for the areas with these codes. */
    public Http as(String subject, Role role, String... codes) {
        return new Http(
                port,
                TOKENS.token(
                        claims -> claims.subject(subject),
                        List.of(role.claim()),
                        Stream.of(codes).toList()));
    }

    /** Today in the Netherlands. */
    public static LocalDate today() {
        return LocalDate.now(Netherlands.ZONE);
    }

    /** A norm holds from a day on. */
    public void norm(String scheme, String amount, String validFrom) {
        var answer = as("norms", Role.MINISTRY)
                .put("/v1/norms/" + UUID.randomUUID(), """
                    {"scheme": "%s", "amount": "%s", "validFrom": "%s", "certainty": "HIGH", "source": "BooO article 3"}
                    """.formatted(scheme, amount, validFrom));
        assertThat(answer.status()).as(answer.body()).isEqualTo(201);
    }

    /**
     * A rule holds from a day on.
     *
     * @param values each a name and what it is
     */
    public void rule(String rule, LocalDate validFrom, String... values) {
        var each = IntStream.range(0, values.length / 2)
                .mapToObj(i -> "{\"name\": \"%s\", \"value\": \"%s\"}".formatted(values[2 * i], values[2 * i + 1]))
                .collect(Collectors.joining(", "));
        var answer = as("rules", Role.MINISTRY)
                .put("/v1/rules/" + rule + "/decisions/" + UUID.randomUUID(), """
                    {"validFrom": "%s", "values": [%s], "certainty": "ASSUMED", "note": "For this test."}
                    """.formatted(validFrom, each));
        assertThat(answer.status()).as(answer.body()).isEqualTo(201);
    }

    /** No history of it comes in any more. */
    public void closeHistory(String code) {
        var municipality = new MunicipalityCode(code);
        capacity.records("history-import:" + code, 0, null, new CapacityImportEvent.HistoryImportClosed(municipality));
        allocation.records(
                "history-import:" + code, 0, null, new AllocationImportEvent.HistoryImportClosed(municipality));
        var answer = as("operator", Role.OPERATOR).put("/v1/municipalities/" + code + "/history-import-closing", "{}");
        assertThat(answer.status()).as(answer.body()).isEqualTo(201);
    }

    /** There are so many places from a day on, and people in them. */
    public LocationId places(String code, LocalDate from, int places, int stays) {
        var location = new LocationId(new MunicipalityCode(code), UUID.randomUUID());
        var dimensions = Dimensions.ofLocation(location, PlaceKind.MUNICIPAL);
        var lines = new ArrayList<LedgerLine>();
        if (places != 0) lines.add(new LedgerLine(from, Quantity.PLACES_REALISED, dimensions, places));
        if (stays != 0) lines.add(new LedgerLine(from, Quantity.STAYS, dimensions, stays));
        capacity.records(
                "location:" + location,
                0,
                null,
                new PlacesChanged(location, UUID.randomUUID(), null, from, places, lines));
        return location;
    }

    /** Sends it again as long as the answer is a problem that may pass. */
    public Http.Answer put(Http who, String path, String json) {
        return await().atMost(PATIENCE)
                .until(
                        () -> who.put(path, json),
                        answer -> answer.status() < 500
                                && answer.header("Retry-After").isEmpty());
    }

    /** Puts it, and it is recorded. */
    public Http.Answer accepted(Http who, String path, String json) {
        var answer = put(who, path, json);
        assertThat(answer.status()).as(answer.body()).isEqualTo(201);
        return answer;
    }

    /** What is there once it contains what was written. */
    public JsonNode after(Http.Answer written, Http who, String path) {
        var position = written.json().path("position").stringValue();
        var answer = who.get(path + (path.contains("?") ? "&" : "?") + "atLeast=" + position.replace("+", "%2B"));
        assertThat(answer.status()).as(answer.body()).isEqualTo(200);
        return answer.json();
    }

    @Override
    public void close() {
        service.close();
        capacity.close();
        allocation.close();
    }
}
