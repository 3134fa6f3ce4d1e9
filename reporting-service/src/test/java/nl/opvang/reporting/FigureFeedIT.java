package nl.opvang.reporting;

import static nl.opvang.contracts.ledger.Quantity.PLACES_OUT_OF_USE;
import static nl.opvang.contracts.ledger.Quantity.PLACES_REALISED;
import static nl.opvang.contracts.ledger.Quantity.STAYS;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Date;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import nl.opvang.contracts.PublishedEvents;
import nl.opvang.contracts.allocation.TargetEvent;
import nl.opvang.contracts.area.LocationId;
import nl.opvang.contracts.area.MunicipalityCode;
import nl.opvang.contracts.calendar.Netherlands;
import nl.opvang.contracts.capacity.LocationEvent;
import nl.opvang.contracts.event.Envelope;
import nl.opvang.contracts.ledger.Dimensions;
import nl.opvang.contracts.ledger.LedgerLine;
import nl.opvang.contracts.ledger.PlaceKind;
import nl.opvang.contracts.ledger.Quantity;
import nl.opvang.embedded.ServiceDatabase;
import nl.opvang.plumbing.access.Role;
import nl.opvang.plumbing.access.TestTokens;
import nl.opvang.plumbing.http.Http;
import nl.opvang.plumbing.json.EventMapper;
import nl.opvang.plumbing.ledger.LedgerProjection;
import nl.opvang.plumbing.projection.Readers;
import nl.opvang.plumbing.secret.TestKeys;
import nl.opvang.plumbing.store.RecordedEvent;
import nl.opvang.plumbing.testservers.Neighbour;
import nl.opvang.plumbing.testservers.TestServers;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestInstance.Lifecycle;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.datasource.DriverManagerDataSource;
import org.springframework.transaction.support.TransactionTemplate;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Figures as others hear of them: in a topic of Kafka, and as a stream over HTTP. */
@TestInstance(Lifecycle.PER_CLASS)
class FigureFeedIT {
    private static final Duration SOON = Duration.ofMinutes(5);
    private static final JsonMapper JSON = JsonMapper.builder().build();
    private static final LocalDate SINCE = LocalDate.parse("2024-11-01");
    private static final String DAY = "2025-03-01";
    private static final String NEAR = "/v1/figure-changes?area=VR13&from=2025-02-27";
    private static final String TOPIC = "opvang.reporting.figures";
    private static final int MOST_STREAMS = 6;
    private static final LocationId LOCATION = new LocationId(new MunicipalityCode("GM0363"), new UUID(3, 1));

    private final ServiceDatabase database = TestServers.shared().freshDatabase("reporting");
    private Neighbour capacity;
    private Neighbour allocation;
    private ConfigurableApplicationContext reporting;
    private int occupied;

    @BeforeAll
    void start() {
        capacity = new Neighbour("capacity");
        allocation = new Neighbour("allocation");
        change(PLACES_REALISED, SINCE, 100);
        change(PLACES_OUT_OF_USE, SINCE, 8);
        change(STAYS, SINCE, 40);
        occupied = 40;
        allocation.post("target:NL", null, target());
        reporting = run();
        awaitTold();
    }

    @AfterAll
    void close() {
        reporting.close();
        capacity.close();
        allocation.close();
    }

    @Test
    void the_topic_says_of_every_day_what_occupancy_and_gap_answer_as_known_at_that_moment() {
        awaitTold();
        var topic = topic();
        assertThat(topic).hasSize(areaDays());
        for (var on : List.of("2022-03-01", "2024-10-31", "2024-11-01", DAY, "2025-07-01")) {
            var knownAt = figures(topic, "NL/" + on).path("knownAt").asString();
            for (var level : List.of("country", "region"))
                for (var item : kcio().get("/v1/occupancy?level=" + level + "&on=" + on + "&knownAt=" + knownAt)
                        .json()
                        .path("items"))
                    assertSame(topic, on, item, "realisedPlaces", "outOfUsePlaces", "occupiedPlaces", "occupancyRate");
            for (var item : kcio().get("/v1/target-gaps?on=" + on + "&knownAt=" + knownAt)
                    .json()
                    .path("items")) assertSame(topic, on, item, "realisedPlaces", "targetPlaces", "gap");
        }
        assertThat(figures(topic, "VR13/" + DAY).path("occupiedPlaces").asInt()).isPositive();
        assertThat(figures(topic, "VR13/" + DAY).path("targetPlaces").isNull()).isTrue();
        assertThat(figures(topic, "VR13/2025-07-01").path("gap").asInt()).isPositive();
        assertThat(figures(topic, "VR13/" + DAY).path("area").path("name").asString())
                .isEqualTo("Amsterdam-Amstelland");
    }

    @Test
    void a_change_is_told_in_topic_and_stream_of_the_days_that_it_changes_and_of_no_other() {
        awaitTold();
        try (var listening = listen(NEAR, null)) {
            await().atMost(SOON).until(() -> listening.heard().size() == daysSince("2025-02-27"));
            assertThat(listening.header("Content-Type")).startsWith("text/event-stream");
            assertThat(listening.header("Cache-Control")).isEqualTo("no-store");
            int before = listening.heard().size();
            long end = end();
            stay(LocalDate.parse("2025-02-28"), 1);
            await().atMost(SOON).until(() -> listening.heard().size() == before + daysSince("2025-02-28"));
            var after = listening.heard().subList(before, before + daysSince("2025-02-28"));
            assertThat(after).extracting(Listening.Heard::area).containsOnly("VR13");
            assertThat(after)
                    .extracting(Listening.Heard::on)
                    .doesNotHaveDuplicates()
                    .doesNotContain("2025-02-27");
            assertThat(after)
                    .filteredOn(heard -> heard.on().compareTo(DAY) >= 0)
                    .isNotEmpty()
                    .allMatch(heard -> heard.occupied() == occupied);
            awaitTold();
            // The region and the country, from that day until today.
            assertThat(end()).isEqualTo(end + 2L * daysSince("2025-02-28"));
        }
    }

    @Test
    void who_was_cut_off_hears_what_came_after_and_nothing_twice() {
        awaitTold();
        String last;
        try (var listening = listen(NEAR, null)) {
            await().atMost(SOON).until(() -> listening.heard().size() == daysSince("2025-02-27"));
            last = listening.heard().getLast().id();
        }
        stay(LocalDate.parse(DAY), 1);
        awaitTold();
        try (var listening = listen(NEAR, last)) {
            await().atMost(SOON).until(() -> listening.heard().size() >= daysSince(DAY));
            assertThat(listening.heard()).allMatch(heard -> heard.occupied() == occupied);
            assertThat(listening.heard())
                    .extracting(Listening.Heard::on)
                    .doesNotHaveDuplicates()
                    .doesNotContain("2025-02-28");
        }
        try (var listening = listen(NEAR, "not-one-of-ours")) {
            await().atMost(SOON).until(() -> listening.heard().size() >= daysSince("2025-02-27"));
        }
    }

    @Test
    void what_happened_while_nobody_told_is_told_once_afterwards() {
        awaitTold();
        var told = topic();
        long end = end();
        reporting.close();
        try {
            stay(LocalDate.parse(DAY), 1);
        } finally {
            reporting = run();
        }
        awaitTold();
        assertThat(end()).isEqualTo(end + 2L * daysSince(DAY));
        assertThat(topic().get("VR13/2025-02-28")).isEqualTo(told.get("VR13/2025-02-28"));
    }

    /** Between the two it went up and down again: what is remembered and what holds are the same, and Kafka has another. */
    @Test
    void what_kafka_had_acknowledged_and_nobody_remembers_does_not_stay() {
        awaitTold();
        reporting.close();
        var before = sql().queryForList("select * from runtime.figure_topic");
        var rows = sql().queryForList(
                        "select area, on_day, occupied, position from views.figure_told where area = 'VR13'");
        reporting = run();
        stay(LocalDate.parse(DAY), 5);
        awaitTold();
        String last;
        try (var listening = listen(NEAR, null)) {
            await().atMost(SOON).until(() -> occupied(listening) == occupied);
            last = listening.heard().getLast().id();
        }
        reporting.close();
        // As if it had been killed before it could write this down.
        for (var row : rows)
            sql().update(
                            "update views.figure_told set occupied = ?, position = -1 - position"
                                    + " where area = 'VR13' and on_day = ?",
                            row.get("occupied"),
                            row.get("on_day"));
        sql().update(
                        "update runtime.figure_topic set next = ?",
                        before.getFirst().get("next"));
        stay(LocalDate.parse(DAY), -5);
        reporting = run();
        awaitTold();
        // Positions mean something else now: whoever listened hears everything again.
        try (var listening = listen(NEAR, last)) {
            await().atMost(SOON).until(() -> occupied(listening) == occupied);
            assertThat(listening.heard().getFirst().id().substring(0, 36)).isNotEqualTo(last.substring(0, 36));
        }
    }

    @Test
    void a_topic_that_was_lost_is_filled_again() throws Exception {
        awaitTold();
        var before = topic();
        try (var admin =
                Admin.create(Map.of("bootstrap.servers", TestServers.shared().bootstrapServers()))) {
            admin.deleteTopics(List.of(TOPIC)).all().get();
        }
        var lost = runOfTopic();
        await().atMost(SOON).until(() -> !runOfTopic().equals(lost));
        awaitTold();
        assertThat(figures(topic())).isEqualTo(figures(before));
        stay(LocalDate.parse(DAY), 1);
        awaitTold();
    }

    /** An event that was declared lost: it had been read, and is not there any more when the view is built anew. */
    @Test
    void what_was_told_of_an_event_is_told_otherwise_once_a_view_is_built_anew_without_it() {
        awaitTold();
        var day = "VR13/2022-05-01";
        var ledger = reporting.getBean(LedgerProjection.class);
        reporting
                .getBean(TransactionTemplate.class)
                .executeWithoutResult(_ -> ledger.apply(List.of(places(LocalDate.parse("2022-05-01"), 7))));
        await().atMost(SOON)
                .untilAsserted(() -> assertThat(realised(day)).as(day).isEqualTo(7));
        var readers = reporting.getBean(Readers.class);
        readers.close();
        readers.rebuild(ledger);
        reporting.close();
        reporting = run();
        await().atMost(SOON)
                .untilAsserted(() -> assertThat(realised(day)).as(day).isZero());
        awaitTold();
    }

    @Test
    void where_a_municipality_belongs_by_another_division_is_told() {
        awaitTold();
        sql().update("update views.stands_for set region = 'VR01' where code = 'GM0363'");
        await().atMost(SOON).untilAsserted(() -> {
            var topic = topic();
            assertThat(figures(topic, "VR01/" + DAY).path("occupiedPlaces").asInt())
                    .isEqualTo(occupied);
            assertThat(figures(topic, "VR13/" + DAY).path("occupiedPlaces").asInt())
                    .isZero();
        });
        reporting.close();
        reporting = run();
        awaitTold();
        assertThat(figures(topic(), "VR01/" + DAY).path("occupiedPlaces").asInt())
                .isZero();
    }

    @Test
    void while_kafka_is_away_nothing_is_said_to_be_told_and_all_of_it_is_when_it_is_back() {
        TestServers.shared().stopKafka();
        try {
            stay(LocalDate.parse(DAY), 1);
        } finally {
            TestServers.shared().startKafka();
        }
        awaitTold();
        try (var listening = listen(NEAR, null)) {
            await().atMost(SOON).until(() -> occupied(listening) == occupied);
        }
    }

    @Test
    void a_stream_gives_signs_of_life_and_ends_with_its_token() {
        try (var listening = listen(NEAR, null)) {
            await().atMost(SOON).until(() -> listening.heartbeats() > 2);
            assertThat(listening.isOver()).isFalse();
        }
        var token = TestTokens.shared()
                .token(
                        claims -> claims.claim("client_id", "short")
                                .expirationTime(Date.from(Instant.now().plusSeconds(3))),
                        List.of("region"),
                        List.of("VR01"));
        try (var listening = Listening.to(port(), NEAR, token, null)) {
            assertThat(listening.status()).isEqualTo(200);
            await().atMost(SOON).until(listening::isOver);
        }
    }

    @Test
    void a_client_listens_to_so_many_streams_and_to_no_more() {
        var listenings = new ArrayList<Listening>();
        try {
            await().atMost(SOON).until(() -> {
                var next = Listening.to(port(), NEAR, TestTokens.shared().tokenOf("busy", Role.KCIO), null);
                listenings.add(next);
                return next.status() == 429;
            });
            assertThat(listenings.stream().filter(each -> each.status() == 200)).hasSizeLessThanOrEqualTo(MOST_STREAMS);
            assertThat(listenings.getLast().header("Retry-After")).isEqualTo("30");
            try (var other = Listening.to(port(), NEAR, TestTokens.shared().tokenOf("another", Role.KCIO), null)) {
                assertThat(other.status()).isEqualTo(200);
            }
        } finally {
            listenings.forEach(Listening::close);
        }
        // Who has gone is noticed at the next sign of life.
        await().atMost(SOON).until(() -> {
            try (var again = Listening.to(port(), NEAR, TestTokens.shared().tokenOf("busy", Role.KCIO), null)) {
                return again.status() == 200;
            }
        });
    }

    @Test
    void a_stream_is_of_country_and_regions_and_ends_when_it_was_asked_to() {
        var municipality = new Http(port(), TestTokens.shared().token(Role.MUNICIPALITY, "GM0014"));
        var answer = municipality.get("/v1/figure-changes?seconds=1&from=" + DAY + "&area=NL");
        assertThat(answer.status()).isEqualTo(200);
        assertThat(answer.body()).startsWith("retry: 3000\n\nid: ").contains("\"code\":\"NL\"");
        assertThat(municipality.get("/v1/figure-changes?seconds=1&area=GM0363").status())
                .isEqualTo(400);
        assertThat(municipality.get("/v1/figure-changes?seconds=1&area=VR99").status())
                .isEqualTo(404);
        assertThat(municipality
                        .get("/v1/figure-changes?seconds=1", "Accept", "application/json")
                        .status())
                .isEqualTo(406);
        assertThat(municipality.with(null).get("/v1/figure-changes?seconds=1").status())
                .isEqualTo(401);
        assertThat(municipality.send("HEAD", "/v1/figure-changes", null).status())
                .isEqualTo(200);
    }

    @Test
    void the_description_of_the_api_says_what_a_record_says() {
        awaitTold();
        var schema = kcio().get("/v1/openapi.json").json().at("/components/schemas/ToldFigures");
        var record = figures(topic(), "NL/" + DAY);
        assertThat(schema.path("properties").propertyNames())
                .containsExactlyInAnyOrderElementsOf(record.propertyNames());
        assertThat(schema.path("required").valueStream().map(JsonNode::asString))
                .allMatch(name -> !record.path(name).isNull())
                .contains("knownAt", "realisedPlaces")
                .doesNotContain("targetPlaces", "gap");
    }

    private static void assertSame(Map<String, JsonNode> topic, String on, JsonNode item, String... fields) {
        var key = item.path("area").path("code").asString() + "/" + on;
        for (var field : fields)
            assertThat(figures(topic, key).path(field)).as(key + " " + field).isEqualTo(item.path(field));
    }

    /** Until all that was posted is told, and nothing more is to be. */
    private void awaitTold() {
        await().atMost(SOON).untilAsserted(() -> {
            var records = records();
            for (var key : List.of("VR13/" + DAY, "NL/" + DAY)) {
                assertThat(records).containsKey(key);
                assertThat(JSON.readTree(records.get(key))
                                .path("occupiedPlaces")
                                .asInt())
                        .isEqualTo(occupied);
            }
            // Afterwards: before the day was told, nothing may have been due yet.
            assertThat(sql().queryForObject("select count(*) from runtime.figure_due", Integer.class))
                    .isZero();
            var reach = sql().queryForMap("select next, through::text from runtime.figure_topic");
            assertThat(reach).containsEntry("next", end()).containsEntry("through", today().toString());
        });
    }

    private String runOfTopic() {
        return Objects.requireNonNull(sql().queryForObject("select run::text from runtime.figure_topic", String.class));
    }

    private static int occupied(Listening listening) {
        var last = listening.last("VR13", DAY);
        return last == null ? -1 : last.occupied();
    }

    private static JsonNode figures(Map<String, JsonNode> topic, String key) {
        return Objects.requireNonNull(topic.get(key), key);
    }

    private static Map<String, String> figures(Map<String, JsonNode> topic) {
        var figures = new HashMap<String, String>();
        topic.forEach((key, value) -> figures.put(
                key, value.path("occupiedPlaces") + " " + value.path("realisedPlaces") + " " + value.path("gap")));
        return figures;
    }

    private static Map<String, JsonNode> topic() {
        var latest = new HashMap<String, JsonNode>();
        records().forEach((key, value) -> latest.put(key, JSON.readTree(value)));
        return latest;
    }

    /** The last record of each key; empty while there is no such topic. */
    private static Map<String, byte[]> records() {
        var latest = new HashMap<String, byte[]>();
        try (var consumer = consumer()) {
            var partition = new TopicPartition(TOPIC, 0);
            if (!consumer.listTopics().containsKey(TOPIC)) return latest;
            consumer.assign(List.of(partition));
            consumer.seekToBeginning(List.of(partition));
            long end = Objects.requireNonNull(
                    consumer.endOffsets(List.of(partition)).get(partition));
            while (consumer.position(partition) < end)
                for (ConsumerRecord<String, byte[]> record : consumer.poll(Duration.ofMillis(200)))
                    latest.put(record.key(), record.value());
        }
        return latest;
    }

    private static long end() {
        try (var consumer = consumer()) {
            var partition = new TopicPartition(TOPIC, 0);
            return Objects.requireNonNull(
                    consumer.endOffsets(List.of(partition)).get(partition));
        }
    }

    private static KafkaConsumer<String, byte[]> consumer() {
        return new KafkaConsumer<>(
                Map.of(
                        "bootstrap.servers",
                        TestServers.shared().bootstrapServers(),
                        "allow.auto.create.topics",
                        "false",
                        "enable.auto.commit",
                        "false"),
                new StringDeserializer(),
                new ByteArrayDeserializer());
    }

    private static LocalDate today() {
        return LocalDate.now(Netherlands.ZONE);
    }

    private static int daysSince(String day) {
        return Math.toIntExact(ChronoUnit.DAYS.between(LocalDate.parse(day), today())) + 1;
    }

    private static int areaDays() {
        return 26 * daysSince("2022-03-01");
    }

    private static int realised(String key) {
        return figures(topic(), key).path("realisedPlaces").asInt();
    }

    private void stay(LocalDate from, int more) {
        change(STAYS, from, more);
        occupied += more;
    }

    private void change(Quantity quantity, LocalDate from, int change) {
        capacity.post("location:" + LOCATION.text(), null, changed(quantity, from, change));
    }

    private static LocationEvent changed(Quantity quantity, LocalDate from, int change) {
        var dimensions = Dimensions.ofLocation(LOCATION, PlaceKind.MUNICIPAL);
        return new LocationEvent.PlacesChanged(
                LOCATION,
                UUID.randomUUID(),
                null,
                from,
                1,
                List.of(new LedgerLine(from, quantity, dimensions, change)));
    }

    /** As it would be read, without having been recorded anywhere. */
    private static RecordedEvent places(LocalDate from, int change) {
        var event = changed(PLACES_REALISED, from, change);
        var now = Instant.now().truncatedTo(ChronoUnit.MICROS);
        var id = UUID.randomUUID();
        return new RecordedEvent(
                new Envelope(
                        id,
                        PublishedEvents.CATALOGUE.nameOf(event),
                        "location:" + LOCATION.text(),
                        1_000,
                        now,
                        now,
                        id,
                        id,
                        id,
                        null,
                        "somebody",
                        "municipality",
                        "NL",
                        null,
                        null),
                event);
    }

    private static TargetEvent target() {
        var name = "nl.opvang.allocation.target.decided.v1";
        var type = PublishedEvents.CATALOGUE.current(name).orElseThrow();
        return (TargetEvent) EventMapper.forEvents()
                .readValue(FigureFeedIT.class.getResourceAsStream("/golden/" + name + ".json"), type.payload());
    }

    /** A client of its own each time: whether another has gone is noticed later. */
    private Listening listen(String path, @Nullable String lastId) {
        var client = "client-" + UUID.randomUUID();
        return Listening.to(port(), path, TestTokens.shared().tokenOf(client, Role.KCIO), lastId);
    }

    private Http kcio() {
        return new Http(port(), TestTokens.shared().token(Role.KCIO));
    }

    private int port() {
        return Integer.parseInt(reporting.getEnvironment().getRequiredProperty("local.server.port"));
    }

    private JdbcTemplate sql() {
        return new JdbcTemplate(
                new DriverManagerDataSource(database.jdbcUrl(), database.appUser(), database.appPassword()));
    }

    private ConfigurableApplicationContext run() {
        return ReportingService.application()
                .run(
                        "--server.port=0",
                        "--management.server.port=0",
                        "--opvang.database.url=" + database.jdbcUrl(),
                        "--opvang.database.owner-user=" + database.ownerUser(),
                        "--opvang.database.owner-password=" + database.ownerPassword(),
                        "--opvang.database.app-user=" + database.appUser(),
                        "--opvang.database.app-password=" + database.appPassword(),
                        "--opvang.kafka.bootstrap-servers="
                                + TestServers.shared().bootstrapServers(),
                        "--opvang.access.issuer-uri=" + TestTokens.shared().issuerUri(),
                        "--opvang.access.audience=" + TestTokens.AUDIENCE,
                        "--opvang.seals.key-file=" + TestKeys.file(),
                        "--opvang.http.body-key-file=" + TestKeys.file(),
                        "--opvang.streams.heartbeat=300ms",
                        "--opvang.streams.per-client=" + MOST_STREAMS);
    }
}
