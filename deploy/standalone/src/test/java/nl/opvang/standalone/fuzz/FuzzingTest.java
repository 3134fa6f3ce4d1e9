package nl.opvang.standalone.fuzz;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** A check that cannot fail is none. */
class FuzzingTest {
    private static final Report REPORT = attack();

    private static Report attack() {
        try (var bad = new BadServer()) {
            return Fuzzing.run(bad, 7, 0, 700, Duration.ofSeconds(3), line -> {});
        } catch (Exception e) {
            throw new IllegalStateException(e);
        }
    }

    @ParameterizedTest
    @EnumSource(Check.class)
    void every_check_fails_on_a_server_that_does_everything_wrong(Check check) {
        assertThat(REPORT.isClean()).isFalse();
        assertThat(REPORT.failuresOf(check)).isPositive();
    }

    @Test
    void a_failure_shows_its_request_and_how_to_send_it_again() {
        var lines = new ArrayList<String>();
        REPORT.tell(lines::add);

        assertThat(REPORT.requests()).isEqualTo(700);
        assertThat(String.join("\n", lines))
                .contains("FAILED", "PUT /v1/things/", "traceparent: 00-f022", "700 requests in")
                .doesNotContain("nothing failed");
    }

    @Test
    void a_seed_and_a_number_are_always_the_same_request() throws Exception {
        try (var bad = new BadServer()) {
            var one = requests(bad, 5);
            var again = requests(bad, 5);
            var other = requests(bad, 6);

            assertThat(again).isEqualTo(one).isNotEqualTo(other);
        }
    }

    private static List<String> requests(BadServer bad, long seed) throws Exception {
        var document = new ApiDocument("bad", BadServer.description());
        var requests = new Requests(
                seed, new Tokens(bad.issuerKey(), "i", "a"), Map.of("bad", document), Map.of("bad", "localhost"));
        return IntStream.range(0, 300)
                .mapToObj(requests::request)
                // What is signed says when.
                .filter(attempt -> attempt.kind() != Kind.TOKEN)
                .map(attempt -> attempt.shown().replaceAll("Bearer .*", ""))
                .toList();
    }

    @Test
    void operations_that_are_only_refused_are_named() throws Exception {
        var report = new Report();
        try (var bad = new BadServer()) {
            var document = new ApiDocument("bad", BadServer.description());
            var requests = new Requests(
                    7, new Tokens(bad.issuerKey(), "i", "a"), Map.of("bad", document), Map.of("bad", "localhost"));
            IntStream.range(0, 300).mapToObj(requests::request).forEach(attempt -> {
                boolean puts = attempt.operation() != null
                        && attempt.operation().method().equals("PUT");
                report.count(attempt, new Answer.Given(puts ? 409 : 200, Map.of(), new byte[0], Duration.ofMillis(1)));
            });
        }

        assertThat(report.neverCarriedOut()).singleElement().asString().startsWith("bad PUT /v1/things/{id} {409=");
    }

    @Test
    void all_kinds_are_sent() {
        assertThat(IntStream.range(0, Kind.total()).mapToObj(Kind::at).collect(Collectors.toSet()))
                .containsExactlyInAnyOrder(Arrays.stream(Kind.values())
                        .filter(kind -> kind != Kind.STALLED)
                        .toArray(Kind[]::new));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "^GM\\d{4}$",
                "^-?(0|[1-9]\\d{0,14})(\\.\\d{2})?$",
                "^\"(0|[1-9]\\d{0,17})\"$",
                "^[\\x21-\\x7e]{1,200}$",
                "^(?:country|region|municipality)$",
                "^[a-z][a-z0-9-]*\\.v\\d+$"
            })
    void a_text_is_found_for_every_form_of_pattern(String pattern) {
        var values = new PatternValues(new SplittableRandom(1));

        for (int i = 0; i < 200; i++) assertThat(values.of(pattern)).matches(Pattern.compile(pattern));
    }

    @Test
    void options_that_are_none_are_refused() {
        assertThatThrownBy(() -> new FuzzCommand(List.of("--seed"))).hasMessage(FuzzCommand.USAGE);
        assertThatThrownBy(() -> new FuzzCommand(List.of("--seed", "x"))).hasMessage(FuzzCommand.USAGE);
        assertThatThrownBy(() -> new FuzzCommand(List.of("--sed", "1"))).hasMessage(FuzzCommand.USAGE);
    }
}
