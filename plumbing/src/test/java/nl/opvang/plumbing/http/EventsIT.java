package nl.opvang.plumbing.http;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.stream.IntStream;
import nl.opvang.plumbing.access.Role;
import nl.opvang.plumbing.access.TestTokens;
import nl.opvang.plumbing.sample.SampleService;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

class EventsIT {
    private static final TallyApplication.Running RUNNING = TallyApplication.start(SampleService.freshDatabase());
    private static final JsonMapper JSON = JsonMapper.builder().build();
    private static final int EVENTS = 25;

    /** Their ids, in order. */
    private static final List<String> RECORDED = new ArrayList<>();

    private final Http auditor = RUNNING.http().with(TestTokens.shared().token(Role.AUDITOR));

    @BeforeAll
    static void raise() {
        var groningen = RUNNING.http().with(TestTokens.shared().token(Role.MUNICIPALITY, "GM0014"));
        for (int i = 0; i < EVENTS; i++) {
            var path = "/v1/municipalities/GM0014/tallies/t%d/raises/%s".formatted(i % 3, UUID.randomUUID());
            var answer = groningen.put(path, "{\"by\": 1, \"reason\": \"number %d\"}".formatted(i));
            RECORDED.add(answer.json().path("events").get(0).asString());
        }
    }

    @AfterAll
    static void close() {
        RUNNING.close();
    }

    @Test
    void an_auditor_reads_every_event_in_the_order_of_the_store() {
        var answer = auditor.get("/v1/events");

        assertThat(answer.status()).as(answer.body()).isEqualTo(200);
        assertThat(answer.header("Content-Type")).startsWith("application/x-ndjson");
        assertThat(ids(answer)).isEqualTo(RECORDED);
    }

    @Test
    void a_line_is_a_cloud_event_with_its_whole_envelope_and_its_data_as_they_were_stored() {
        var event = lines(auditor.get("/v1/events?limit=4")).getLast();

        assertThat(event.propertyNames())
                .containsExactly(
                        "specversion",
                        "id",
                        "source",
                        "type",
                        "time",
                        "subject",
                        "aggregateid",
                        "sequence",
                        "knownat",
                        "commandid",
                        "correlationid",
                        "causationid",
                        "actor",
                        "actorrole",
                        "traceparent",
                        "reason",
                        "datacontenttype",
                        "data");
        assertThat(event.path("specversion").asString()).isEqualTo("1.0");
        assertThat(event.path("source").asString()).isEqualTo("urn:nl.opvang:sample");
        assertThat(event.path("subject").asString()).isEqualTo("GM0014");
        assertThat(event.path("aggregateid").asString()).isEqualTo("tally:GM0014:t0");
        assertThat(event.path("sequence").asString()).isEqualTo("1");
        assertThat(event.path("reason").asString()).isEqualTo("number 3");
        assertThat(event.path("actor").asString()).isEqualTo("test-municipality-GM0014");
        var payload = RUNNING.service()
                .jdbc
                .queryForObject(
                        "select payload::text from events.event where event_id = ?::uuid",
                        String.class,
                        event.path("id").asString());
        assertThat(event.path("data")).isEqualTo(JSON.readTree(String.valueOf(payload)));
    }

    @Test
    void one_goes_on_after_the_last_event_read_until_there_are_no_more() {
        var read = new ArrayList<String>();
        var answer = auditor.get("/v1/events?limit=10");
        var sizes = new ArrayList<Integer>();
        while (true) {
            var ids = ids(answer);
            sizes.add(ids.size());
            read.addAll(ids);
            if (ids.size() < 10) break;
            answer = auditor.get("/v1/events?limit=10&after=" + ids.getLast());
        }

        assertThat(sizes).containsExactly(10, 10, 5);
        assertThat(read).isEqualTo(RECORDED);
        assertThat(auditor.get("/v1/events?after=" + RECORDED.getLast()).body()).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        "after=01990000-0000-7000-8000-000000000000,after",
        "after=1,after",
        "limit=0,limit",
        "limit=100001,limit",
        "from=1,''"
    })
    void what_is_asked_wrongly_is_refused(String query, String field) {
        var answer = auditor.get("/v1/events?" + query);

        assertThat(answer.status()).isEqualTo(400);
        assertThat(answer.header("Content-Type")).isEqualTo("application/problem+json");
        assertThat(answer.json().path("errors").get(0).path("field").asString()).isEqualTo(field);
    }

    @Test
    void nobody_but_an_auditor_reads_events() {
        for (var role : Role.values())
            assertThat(RUNNING.http()
                            .with(TestTokens.shared().token(role, "GM0014"))
                            .get("/v1/events")
                            .status())
                    .as("%s", role)
                    .isEqualTo(role == Role.AUDITOR ? 200 : 403);
    }

    @Test
    void more_than_is_read_at_once_comes_whole() {
        try (var running = TallyApplication.start(SampleService.freshDatabase())) {
            var groningen = running.http().with(TestTokens.shared().token(Role.MUNICIPALITY, "GM0014"));
            var lines = IntStream.range(0, 4_500)
                    .mapToObj(i -> """
                        {"id": "%d", "type": "raise", "data": {"tally": "t%d", "by": 1}}
                        """.formatted(i, i % 50))
                    .toList();
            groningen.post(
                    "/v1/municipalities/GM0014/batches",
                    String.join("", lines),
                    "Content-Type",
                    "application/x-ndjson");

            var events = lines(
                    running.http().with(TestTokens.shared().token(Role.AUDITOR)).get("/v1/events?limit=4400"));

            assertThat(events).hasSize(4_400);
            assertThat(events.stream().map(event -> event.path("id").asString()))
                    .doesNotHaveDuplicates();
        }
    }

    private static List<String> ids(Http.Answer answer) {
        return lines(answer).stream().map(event -> event.path("id").asString()).toList();
    }

    private static List<JsonNode> lines(Http.Answer answer) {
        return answer.body().lines().map(JSON::readTree).toList();
    }
}
