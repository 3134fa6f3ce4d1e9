package nl.opvang.demo.post;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.junit.jupiter.api.Test;

class DecisionsTest {
    @Test
    void a_norm_says_what_is_paid_from_when_and_since_when_that_is_known() {
        assertThat(Decisions.norms()).hasSize(7);
        assertThat(Decisions.norms().get(1).json()).isEqualTo("""
            {"id":"decide-norm/7a1d0000-0000-4000-8000-000000000002","type":"decide-norm",\
            "knownAt":"2022-10-14T10:00:00Z","data":{"normId":"7a1d0000-0000-4000-8000-000000000002",\
            "scheme":"MUNICIPAL","amount":"83.00","validFrom":"2022-10-15","knownFrom":"2022-10-14",\
            "certainty":"HIGH","source":"BooO art. 3(1)(b); Stcrt. 2022, 27515; rijksoverheid.nl news 14 October 2022"}}\
            """);
    }

    @Test
    void a_rule_with_effect_in_the_past_says_since_when_it_is_known() {
        assertThat(Decisions.rules())
                .extracting(line -> line.knownAt() + " " + line.data().get("validFrom"))
                .containsExactly("2022-06-01T10:00:00Z 2022-01-01", "2023-04-03T10:00:00Z 2022-01-01");
    }

    @Test
    void amounts_in_the_books_are_said_in_the_order_of_their_knowing() {
        assertThat(Decisions.books()).extracting(Line::knownAt).isSorted();
        assertThat(Decisions.books()).extracting(Line::municipality).containsOnly("GM0014", "GM0363", "GM0518");
        assertThat(Decisions.books().getFirst().json())
                .contains("\"depreciation\":{\"from\":\"2022-07\",\"months\":60}");
    }

    @Test
    void the_norms_of_both_schemes_are_confirmed() {
        assertThat(Decisions.confirmations())
                .extracting(
                        line -> line.data().get("scheme") + " " + line.data().get("confirmedThrough"))
                .containsExactly("MUNICIPAL 2025-12-31", "PRIVATE 2025-12-31");
    }

    @Test
    void targets_are_decided_in_the_order_of_their_knowing() {
        assertThat(Decisions.targets()).extracting(Line::knownAt).isSorted();
        assertThat(Decisions.targets())
                .extracting(Line::type)
                .containsOnly(
                        "decide-target",
                        "decide-one-off-target",
                        "record-prognosis",
                        "open-target-round",
                        "take-round-prognosis",
                        "end-target-round",
                        "announce-target-round")
                .contains("decide-one-off-target", "record-prognosis");
        assertThat(Decisions.targets()).extracting(Line::municipality).containsOnlyNulls();
    }

    @Test
    void a_target_carries_the_regional_figures_that_were_published() {
        assertThat(Decisions.targets().get(3).json()).startsWith("""
            {"id":"decide-target/7a1c0000-0000-4000-8000-000000000004","type":"decide-target",\
            "knownAt":"2022-12-16T11:00:00Z","data":{"targetId":"7a1c0000-0000-4000-8000-000000000004",\
            "target":{"effectiveOn":"2023-07-01","places":90000,"basis":"FORMULA",\
            "referenceSet":"cbs-2022-01-01.v1","published":[],\
            """);
        assertThat(Decisions.targets())
                .extracting(Line::json)
                .anyMatch(line -> line.contains("\"places\":109000")
                        && line.contains("\"published\":[{\"region\":\"VR01\",\"places\":5027},{\"region\":\"VR02\""));
    }

    @Test
    void a_round_ends_with_a_decision_that_was_posted_before_it_and_is_announced_after() {
        var lines = Decisions.targets();
        for (int i = 0; i < lines.size(); i++) {
            var before = lines.subList(0, i).stream().map(Line::json).toList();
            var line = lines.get(i);
            if (line.data().get("roundId") instanceof String round)
                assertThat(before).anyMatch(earlier -> earlier.startsWith("{\"id\":\"open-target-round/" + round));
            if (line.data().get("decision") instanceof Map<?, ?> decision
                    && decision.get("target") instanceof String target)
                assertThat(before).anyMatch(earlier -> earlier.startsWith("{\"id\":\"decide-target/" + target));
            if (line.type().equals("announce-target-round"))
                assertThat(before).anyMatch(earlier -> earlier.contains("\"type\":\"end-target-round\""));
        }
    }
}
