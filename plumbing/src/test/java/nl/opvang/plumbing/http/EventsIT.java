package nl.opvang.plumbing.http;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import nl.opvang.plumbing.access.Role;
import nl.opvang.plumbing.access.TestTokens;
import nl.opvang.plumbing.command.CommandContext;
import nl.opvang.plumbing.command.Order;
import nl.opvang.plumbing.command.Outcome;
import nl.opvang.plumbing.sample.SampleService;
import nl.opvang.plumbing.sample.Tally;
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

    /** What the first of them recorded, and the last of them corrected. */
    private static final UUID FIRST_FACT = UUID.randomUUID();

    /** Their ids, in order. */
    private static final List<String> RECORDED = new ArrayList<>();

    private final Http auditor = RUNNING.http().with(TestTokens.shared().token(Role.AUDITOR));

    @BeforeAll
    static void raise() {
        var groningen = RUNNING.http().with(TestTokens.shared().token(Role.MUNICIPALITY, "GM0014"));
        for (int i = 0; i < EVENTS - 1; i++) {
            var fact = i == 0 ? FIRST_FACT : UUID.randomUUID();
            var path = "/v1/municipalities/GM0014/tallies/t%d/raises/%s".formatted(i % 3, fact);
            var answer = groningen.put(path, "{\"by\": 1, \"reason\": \"number %d\"}".formatted(i));
            RECORDED.add(answer.json().path("events").get(0).asString());
        }
        var correction = UUID.randomUUID();
        var context = new CommandContext(
                correction, correction, correction, null, "somebody", "kcio", "NL", "it was wrong", null);
        var outcome = RUNNING.service()
                .commands
                .send(Order.of(new Tally.Name("GM0014:t0", "corrected", FIRST_FACT), context));
        assertThat(outcome)
                .isInstanceOfSatisfying(
                        Outcome.Accepted.class,
                        accepted -> RECORDED.add(
                                accepted.events().getFirst().eventId().toString()));
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

    @Test
    void a_history_tells_of_one_thing_when_who_why_how_much_and_what_was_corrected() {
        var items = auditor.get("/v1/histories/tally:GM0014:t0").json().path("items");

        assertThat(items.valueStream().map(item -> item.path("sequence").asInt()))
                .containsExactlyElementsOf(IntStream.range(0, 9).boxed().toList());
        var first = items.get(0);
        var last = items.get(8);
        assertThat(first.path("eventId").asString()).isEqualTo(RECORDED.getFirst());
        assertThat(first.path("type").asString()).isEqualTo("nl.opvang.sample.tally.raised.v1");
        assertThat(first.path("effectiveOn").asString()).isEqualTo("2025-01-01");
        assertThat(first.path("recordedAt").asString())
                .isEqualTo(first.path("knownAt").asString());
        assertThat(first.path("actor").asString()).isEqualTo("test-municipality-GM0014");
        assertThat(first.path("actorRole").asString()).isEqualTo("municipality");
        assertThat(first.path("onBehalfOf").asString()).isEqualTo("GM0014");
        assertThat(first.path("reason").asString()).isEqualTo("number 0");
        assertThat(first.path("lines").get(0).path("change").asInt()).isEqualTo(1);
        assertThat(first.path("data").path("by").asInt()).isEqualTo(1);
        assertThat(first.path("data").has("lines")).isFalse();
        assertThat(first.path("corrects").isNull()).isTrue();
        assertThat(first.path("correctedBy").values())
                .extracting(JsonNode::asString)
                .containsExactly(RECORDED.getLast());
        assertThat(last.path("corrects").asString()).isEqualTo(RECORDED.getFirst());
        assertThat(last.path("effectiveOn").isNull()).isTrue();
        assertThat(last.path("lines").size()).isZero();
    }

    @Test
    void a_municipality_s_history_is_all_that_was_done_on_its_behalf_page_by_page() {
        var read = new ArrayList<String>();
        var path = "/v1/municipalities/GM0014/history?limit=10";
        var page = auditor.get(path).json();
        while (true) {
            page.path("items").forEach(item -> read.add(item.path("eventId").asString()));
            if (page.path("nextCursor").isNull()) break;
            page = auditor.get(path + "&cursor=" + page.path("nextCursor").asString())
                    .json();
        }

        // The last one was done on behalf of the country.
        assertThat(read).isEqualTo(RECORDED.subList(0, EVENTS - 1));
        assertThat(eventIds(auditor.get("/v1/municipalities/GM0034/history"))).isEmpty();
    }

    @Test
    void a_history_is_of_what_there_is_and_for_nobody_but_an_auditor() {
        var there = "/v1/municipalities/GM0014/history?of=t0";

        assertThat(eventIds(auditor.get(there))).hasSize(9);
        var absent = auditor.get(there.replace("t0", "t9"));
        assertThat(absent.status()).isEqualTo(404);
        assertThat(auditor.get("/v1/municipalities/GM0363/history?of=t0").body())
                .isEqualTo(absent.body());
        assertThat(auditor.get("/v1/histories/tally:GM0014:t9").body()).isEqualTo(absent.body());
        assertThat(auditor.get("/v1/histories/tally:GM0014:t0?cursor=WyJ4Il0").status())
                .isEqualTo(400);
        var groningen = RUNNING.http().with(TestTokens.shared().token(Role.MUNICIPALITY, "GM0014"));
        for (var path : List.of(there, "/v1/histories/tally:GM0014:t0", "/v1/histories/tally:GM0014:t9"))
            assertThat(groningen.get(path).status()).isEqualTo(403);
    }

    @Test
    void an_export_says_at_its_end_what_it_holds() throws NoSuchAlgorithmException {
        for (var path :
                List.of("/v1/histories/tally:GM0014:t0/export", "/v1/municipalities/GM0014/history/export?of=t0")) {
            var answer = auditor.get(path);
            var lines = lines(answer);
            var manifest = lines.removeLast();

            assertThat(answer.header("Content-Type")).startsWith("application/x-ndjson");
            assertThat(lines)
                    .hasSize(9)
                    .allMatch(line -> line.path("specversion").asString().equals("1.0"));
            assertThat(manifest.path("type").asString()).isEqualTo("nl.opvang.sample.export.manifest.v1");
            var data = manifest.path("data");
            assertThat(data.path("count").asInt()).isEqualTo(9);
            assertThat(data.path("first").path("eventId").asString()).isEqualTo(RECORDED.getFirst());
            assertThat(data.path("last").path("eventId").asString()).isEqualTo(RECORDED.getLast());
            assertThat(data.path("last").path("recordedAt").asString())
                    .isEqualTo(lines.getLast().path("time").asString());
            assertThat(data.path("codeVersion").asString()).isNotEmpty();
            var before = answer.body()
                    .substring(0, answer.body().stripTrailing().lastIndexOf('\n') + 1)
                    .getBytes(StandardCharsets.UTF_8);
            assertThat(data.path("sha256").asString())
                    .isEqualTo(HexFormat.of()
                            .formatHex(MessageDigest.getInstance("SHA-256").digest(before)));
        }
    }

    private static List<String> eventIds(Http.Answer answer) {
        assertThat(answer.status()).as(answer.body()).isEqualTo(200);
        return answer.json()
                .path("items")
                .valueStream()
                .map(item -> item.path("eventId").asString())
                .toList();
    }

    private static List<String> ids(Http.Answer answer) {
        return lines(answer).stream().map(event -> event.path("id").asString()).toList();
    }

    private static List<JsonNode> lines(Http.Answer answer) {
        return answer.body().lines().map(JSON::readTree).collect(Collectors.toCollection(ArrayList::new));
    }
}
