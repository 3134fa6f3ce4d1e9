package nl.opvang.standalone;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import java.net.http.HttpClient;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import nl.opvang.embedded.DataDirectory;
import nl.opvang.issuer.Role;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.jdbc.core.JdbcTemplate;
import tools.jackson.databind.json.JsonMapper;

/** Whether a figure that does not follow from the events is found when it is opened, also where it adds up to itself. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
class OpenedFiguresIT {
    private static final Duration PATIENCE = Duration.ofMinutes(2);
    private static final LocalDate DAY = LocalDate.parse("2025-03-15");
    private static final List<String> CODES = List.of(PreviousRelease.GRONINGEN);

    private final DataDirectory data = DataDirectory.throwAway();
    private final HttpClient http = HttpClient.newHttpClient();
    private final Standalone opvang = Standalone.start(data, Ports.free(), line -> {});
    private OpenedFigures.Moment now = new OpenedFigures.Moment(DAY, "");

    @BeforeAll
    void a_little_of_everything_is_said() {
        var release = new PreviousRelease(opvang);
        release.say();
        var said = Instant.now();
        await().atMost(PATIENCE)
                .until(() -> List.of(
                                passed(release, "reporting", "/v1/occupancy?level=country&on=" + DAY),
                                passed(release, "funding", "/v1/entitlements/" + PreviousRelease.GRONINGEN + "/2025"),
                                passed(
                                        release,
                                        "allocation",
                                        "/v1/municipalities/" + PreviousRelease.GRONINGEN + "/reconciliation?on="
                                                + DAY),
                                passed(
                                        release,
                                        "capacity",
                                        "/v1/municipalities/" + PreviousRelease.GRONINGEN + "/statements/2025-W07"))
                        .stream()
                        .allMatch(through -> through.isAfter(said)));
        now = new OpenedFigures.Moment(DAY, said.toString());
    }

    private Instant passed(PreviousRelease release, String service, String path) {
        var answer = release.send("GET", service, path, opvang.token(Role.AUDITOR, null), null);
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
        return Instant.parse(JsonMapper.shared()
                .readTree(answer.body())
                .path("projectedThrough")
                .asString());
    }

    @AfterAll
    void stop() {
        opvang.close();
        data.close();
    }

    @Test
    void what_is_untouched_is_the_sum_of_all_events_and_of_nothing_else() {
        var opened = new OpenedFigures(opvang, http);
        opened.occupancy("MUNICIPAL", now);
        opened.registrations(now);
        opened.weekOfRegistrations(LocalDate.parse("2025-02-10"), now);
        opened.targetGaps(now);
        opened.areaByArea(now);
        opened.statements("2025-W07");
        opened.reconciliations(CODES, now);
        opened.entitlements(CODES, 2025, now);
        opened.dossiers(2025);
        opened.rankedRequests(DAY);
        assertThat(opened.stated().lines())
                .as("nothing of what is opened is empty")
                .extracting(StatedEvents.Line::quantity)
                .contains(
                        "places.planned",
                        "places.realised",
                        "places.outOfUse",
                        "stays",
                        "registered",
                        "deregistered",
                        "provision.personMonths");
    }

    /** The figure and its explanation come from the same rows, so they agree about an event that never was. */
    @Test
    void an_event_that_a_projection_made_up_is_found() {
        var madeUp = UUID.randomUUID();
        var line = "update views.ledger_line set event_id = '%s' where event_id = (%s) and quantity = 'places.realised'"
                .formatted(madeUp, lastOf("ledger_line", "places.realised"));
        altered("reporting", List.of(line), () -> new OpenedFigures(opvang, http).occupancy("MUNICIPAL", now), madeUp);
    }

    @ParameterizedTest
    @ValueSource(strings = {"reporting", "funding"})
    void an_event_that_a_projection_lost_is_found(String service) {
        var lost = lastOf("ledger_line", "places.realised");
        var eventId = Objects.requireNonNull(jdbc(service).queryForObject(lost, UUID.class));
        var without = List.of(
                """
                update views.ledger_rollup as rollup set change = rollup.change - line.change
                from views.ledger_line as line
                where line.event_id = '%s' and rollup.quantity = line.quantity and rollup.municipality = line.municipality
                    and rollup.kind = line.kind and rollup.nationality_group = line.nationality_group
                    and rollup.effective_on = line.effective_on
                    and rollup.known_on = (line.known_at at time zone 'UTC')::date\
                """.formatted(eventId),
                """
                update views.ledger_month as month set change = month.change - line.change
                from views.ledger_line as line
                where line.event_id = '%s' and month.quantity = line.quantity and month.municipality = line.municipality
                    and month.kind = line.kind and month.nationality_group = line.nationality_group
                    and month.effective_month = date_trunc('month', line.effective_on::timestamp)::date
                    and month.known_month = date_trunc('month', line.known_at at time zone 'UTC')::date\
                """.formatted(eventId),
                "delete from views.ledger_line where event_id = '%s'".formatted(eventId));
        altered(
                service,
                without,
                () -> {
                    var opened = new OpenedFigures(opvang, http);
                    if (service.equals("funding")) opened.entitlements(CODES, 2025, now);
                    else opened.occupancy("MUNICIPAL", now);
                },
                eventId);
    }

    @Test
    void a_line_of_a_locked_week_that_says_something_else_is_found() {
        var eventId = Objects.requireNonNull(
                jdbc("capacity").queryForObject(lastOf("place_line", "places.planned"), UUID.class));
        altered(
                "capacity",
                List.of("update views.place_line set change = change + 1 where event_id = '%s'".formatted(eventId)),
                () -> new OpenedFigures(opvang, http).statements("2025-W07"),
                eventId);
    }

    @Test
    void a_person_in_private_reception_of_whom_no_event_tells_is_found() {
        var madeUp = UUID.randomUUID();
        altered(
                "funding",
                List.of("update views.ledger_line set event_id = '%s' where quantity = 'provision.personMonths'"
                        .formatted(madeUp)),
                () -> new OpenedFigures(opvang, http).entitlements(CODES, 2025, now),
                madeUp);
    }

    private static String lastOf(String table, String quantity) {
        return "select event_id from views.%s where quantity = '%s' order by event_id desc limit 1"
                .formatted(table, quantity);
    }

    /** What was altered behind a service's back is named while it is there, and put back after that. */
    private void altered(String service, List<String> statements, ThrowingCallable opening, UUID named) {
        var jdbc = jdbc(service);
        var kept = new LinkedHashMap<String, String>();
        for (var table : List.of("ledger_line", "ledger_rollup", "ledger_month", "place_line"))
            if (Boolean.TRUE.equals(
                    jdbc.queryForObject("select to_regclass(?) is not null", Boolean.class, "views." + table)))
                kept.put(
                        table,
                        Objects.requireNonNull(jdbc.queryForObject(
                                "select coalesce(json_agg(one), '[]')::text from views.%s one".formatted(table),
                                String.class)));
        try {
            for (var statement : statements)
                assertThat(jdbc.update(statement)).as(statement).isPositive();
            assertThatThrownBy(opening).isInstanceOf(AssertionError.class).hasMessageContaining(named.toString());
        } finally {
            kept.forEach((table, rows) -> {
                jdbc.update("delete from views." + table);
                jdbc.update(
                        "insert into views.%1$s select * from json_populate_recordset(null::views.%1$s, ?::json)"
                                .formatted(table),
                        rows);
            });
        }
    }

    private JdbcTemplate jdbc(String service) {
        return Objects.requireNonNull(opvang.services().get(service)).getBean(JdbcTemplate.class);
    }
}
