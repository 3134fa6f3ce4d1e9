package nl.opvang.torture;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import nl.opvang.torture.check.Check;
import nl.opvang.torture.history.Evidence;
import org.junit.jupiter.api.Test;

class VerdictTest {
    private static final Evidence NOTHING = new Evidence(Map.of(), List.of(), List.of(), Map.of(), Map.of());

    private final List<String> told = new ArrayList<>();
    private final Verdict verdict = new Verdict(told::add);

    private static Check check(String claim, String... breaches) {
        return new Check() {
            @Override
            public String claim() {
                return claim;
            }

            @Override
            public void check(Evidence evidence, Consumer<String> breach) {
                for (var each : breaches) breach.accept(each);
            }
        };
    }

    @Test
    void it_holds_when_every_claim_does() {
        verdict.judge(List.of(check("one is one"), check("two is two")), NOTHING);
        verdict.say(7, Map.of(), NOTHING);
        assertThat(verdict.holds()).isTrue();
        assertThat(told)
                .contains("  true that one is one", "  true that two is two")
                .endsWith("nothing is broken (seed 7)");
    }

    @Test
    void one_breach_breaks_it_and_is_told_at_once_and_once() {
        verdict.judge(List.of(check("one is one", "one was two")), NOTHING);
        verdict.judge(List.of(check("one is one", "one was two")), NOTHING);
        assertThat(told).containsExactly("NOT TRUE that one is one: one was two");
        verdict.say(7, Map.of(), NOTHING);
        assertThat(verdict.holds()).isFalse();
        assertThat(told).contains("  NOT TRUE (1) that one is one").endsWith("BROKEN (seed 7)");
    }
}
