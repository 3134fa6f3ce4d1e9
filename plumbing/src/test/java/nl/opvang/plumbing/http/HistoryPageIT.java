package nl.opvang.plumbing.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.util.Objects;
import java.util.UUID;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import nl.opvang.plumbing.access.Role;
import nl.opvang.plumbing.access.TestTokens;
import nl.opvang.plumbing.command.CommandContext;
import nl.opvang.plumbing.command.Order;
import nl.opvang.plumbing.command.Outcome;
import nl.opvang.plumbing.page.signin.TestSession;
import nl.opvang.plumbing.sample.SampleService;
import nl.opvang.plumbing.sample.Tally;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** The page on which an auditor reads what was recorded, of a thing with more events than a page has. */
class HistoryPageIT {
    private static final TallyApplication.Running RUNNING = TallyApplication.start(SampleService.freshDatabase());
    private static final int RAISES = 70;
    private static final UUID FIRST_FACT = UUID.randomUUID();
    private static final Pattern LINK = Pattern.compile("href=\"(/history\\?[^\"]*from=[^\"]*)\"");
    private static String first = "";
    private static String correction = "";

    private final TestSession auditor =
            TestSession.open(RUNNING.context(), TestTokens.shared().token(Role.AUDITOR));

    @BeforeAll
    static void raise() {
        var groningen = RUNNING.http().with(TestTokens.shared().token(Role.MUNICIPALITY, "GM0014"));
        first = groningen
                .put("/v1/municipalities/GM0014/tallies/t0/raises/" + FIRST_FACT, "{\"by\": 1}")
                .json()
                .path("events")
                .path(0)
                .asString();
        var lines = IntStream.range(1, RAISES)
                .mapToObj(i -> """
                    {"id": "%s", "type": "raise", "data": {"tally": "t0", "by": 1}}
                    """.formatted(UUID.randomUUID()))
                .collect(Collectors.joining());
        groningen.post("/v1/municipalities/GM0014/batches", lines, "Content-Type", "application/x-ndjson");
        var id = UUID.randomUUID();
        var outcome = RUNNING.service()
                .commands
                .send(Order.of(
                        new Tally.Name("GM0014:t0", "corrected", FIRST_FACT),
                        new CommandContext(id, id, id, null, "somebody", "kcio", "NL", "it was wrong", null)));
        correction = ((Outcome.Accepted) outcome).events().getFirst().eventId().toString();
        await().atMost(Duration.ofMinutes(2))
                .until(() -> RUNNING.http()
                        .with(TestTokens.shared().token(Role.AUDITOR))
                        .get("/v1/histories/tally:GM0014:t0?limit=1000")
                        .body()
                        .contains("\"eventId\":\"" + correction));
    }

    @AfterAll
    static void close() {
        RUNNING.close();
    }

    @Test
    void it_says_who_did_it_and_to_what_each_number_belongs() {
        var page = page("/history?of=tally:GM0014:t0");

        assertThat(page).contains("door test-municipality-GM0014 (municipality) namens GM0014");
        assertThat(page).contains("<code>GM0014</code>").contains("Soort plek").doesNotContain("Vanaf het begin");
    }

    @Test
    void from_what_was_corrected_one_gets_to_its_correction_and_back_on_whatever_page_they_are() {
        var page = page("/history?municipality=GM0014&of=t0");
        assertThat(page).contains("id=\"event-" + first).doesNotContain("id=\"event-" + correction);

        var there = page(link(page, correction));
        assertThat(there)
                .contains("id=\"event-" + correction)
                .doesNotContain("id=\"event-" + first)
                .contains("Vanaf het begin");

        var back = page(link(there, first));
        assertThat(back).contains("id=\"event-" + first);
    }

    @Test
    void on_one_page_they_lead_to_each_other_within_it() {
        var id = UUID.randomUUID();
        var fact = UUID.randomUUID();
        for (var command : new Tally.TallyCommand[] {
            new Tally.Raise("GM0014:t1", fact, 1), new Tally.Name("GM0014:t1", "corrected too", fact)
        })
            RUNNING.service()
                    .commands
                    .send(Order.of(
                            command, new CommandContext(id, id, id, null, "somebody", "kcio", "NL", null, null)));

        await().atMost(Duration.ofMinutes(2))
                .untilAsserted(() -> assertThat(page("/history?of=tally:GM0014:t1"))
                        .containsPattern("href=\"#event-")
                        .doesNotContainPattern(LINK));
    }

    @Test
    void an_event_that_is_not_there_is_no_place_to_begin() {
        assertThat(auditor.get(RUNNING.http(), "/history?of=tally:GM0014:t0&from=" + UUID.randomUUID())
                        .status())
                .isEqualTo(400);
    }

    private static String link(String page, String event) {
        return Objects.requireNonNull(LINK.matcher(page)
                        .results()
                        .map(found -> found.group(1))
                        .filter(found -> found.contains("from=" + event))
                        .findFirst()
                        .orElse(null))
                .replace("&amp;", "&");
    }

    private String page(String path) {
        var answer = auditor.get(RUNNING.http(), path);
        assertThat(answer.status()).as(answer.body()).isEqualTo(200);
        return answer.body();
    }
}
