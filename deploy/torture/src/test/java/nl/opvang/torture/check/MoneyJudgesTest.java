package nl.opvang.torture.check;

import static nl.opvang.torture.check.MoneyHistory.ADVANCE;
import static nl.opvang.torture.check.MoneyHistory.CLAIM;
import static nl.opvang.torture.check.MoneyHistory.TRANSITION;
import static org.assertj.core.api.Assertions.assertThat;

import nl.opvang.torture.history.Journal.Told;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

/** Judges of what is asked and decided about money, each shown a history or an answer that somebody doctored. */
class MoneyJudgesTest {
    private final SmallHistory history = new SmallHistory();
    private final MoneyHistory money = new MoneyHistory(history);

    @Test
    void a_true_history_breaks_nothing() {
        for (var check : Judges.always()) assertThat(history.breaches(check)).isEmpty();
        for (var check : Judges.atRest()) assertThat(history.breaches(check)).isEmpty();
    }

    @Nested
    class FourEyes {
        private final Check check = new MoneyIsDecidedByFourEyes();

        private void finds(String breach) {
            assertThat(history.breaches(check)).singleElement().asString().contains(breach);
        }

        @Test
        void whoever_asked_does_not_look_into_it() {
            money.retell("a4", "\"ministry\"", "\"town\"");
            finds("is by whoever asked");
        }

        @Test
        void whoever_asked_does_not_decide() {
            money.retell("d4", "\"approver\"", "\"town\"");
            finds("is by whoever asked");
        }

        @Test
        void whoever_looked_into_it_does_not_decide() {
            money.retell("d1", "\"approver\"", "\"noo\"");
            finds("is decided by whoever assessed it");
        }

        @Test
        void whoever_decided_does_not_decide_on_the_objection() {
            money.retell("d3", "\"other-approver\"", "\"approver\"");
            finds("is decided again by whoever decided");
        }

        @Test
        void nothing_is_decided_that_nobody_assessed() {
            money.forget("settlement.assessed", "a4");
            finds("decides what nobody assessed");
        }

        @Test
        void after_an_objection_it_is_assessed_anew() {
            money.forget("claim.assessed", "a3");
            finds("decides what nobody assessed");
        }

        @Test
        void after_another_account_it_is_assessed_anew() {
            var decided = history.funding.stream()
                    .filter(event -> event.type().contains("settlement.decided"))
                    .findFirst()
                    .orElseThrow();
            history.funding.remove(decided);
            money.settlement("accounted-for", "\"accountId\": \"b2\", \"by\": {\"subject\": \"town\"}");
            history.funding.add(decided);
            finds("decides what nobody assessed");
        }

        @Test
        void nothing_is_decided_twice_without_an_objection() {
            money.forget("claim.objection-lodged", "o1");
            assertThat(history.breaches(check))
                    .anyMatch(breach -> breach.contains("comes when all is decided"))
                    .anyMatch(breach -> breach.contains("does not say what it comes instead of"));
        }

        @Test
        void a_decision_says_which_one_it_comes_instead_of() {
            money.retell("d3", "\"insteadOf\":\"d2\"", "\"insteadOf\":\"d1\"");
            finds("does not say what it comes instead of");
        }

        @Test
        void nobody_objects_to_what_does_not_stand() {
            money.retell("o1", "\"decisionId\":\"d2\"", "\"decisionId\":\"d1\"");
            finds("objects to what does not stand");
        }

        @Test
        void while_an_answer_is_waited_for_nothing_goes_on() {
            money.forget("transition.information-supplied", "s1");
            assertThat(history.breaches(check)).anyMatch(breach -> breach.contains("while an answer is waited for"));
        }

        @Test
        void an_answer_is_to_what_was_asked() {
            money.retell("s1", "\"questionId\":\"q1\"", "\"questionId\":\"q2\"");
            finds("answers what was not asked");
        }

        @Test
        void a_plan_is_assessed_when_it_was_found_complete() {
            money.forget("transition.found-complete", "k1");
            finds("assesses what was not found complete");
        }

        @Test
        void no_more_is_granted_than_was_asked() {
            money.retell("d1", "\"500.00\"", "\"500.01\"");
            finds("gives more than the 500.00 that was asked");
        }

        @Test
        void what_nobody_asked_is_not_decided_about() {
            money.forget("transition.applied", "town");
            assertThat(history.breaches(check)).anyMatch(breach -> breach.contains("is about what nobody asked"));
        }

        @Test
        void costs_are_told_of_what_was_granted() {
            money.forget("transition.decided", "d1");
            finds("tells the costs of what was not granted");
        }

        @Test
        void what_was_withdrawn_is_over() {
            money.advance(
                    "assessed",
                    "\"assessment\": {\"assessmentId\": \"a9\", \"advice\": {\"amount\": \"1.00\"}, \"by\":"
                            + " {\"subject\": \"noo\"}}");
            assertThat(history.breaches(check)).anyMatch(breach -> breach.contains("is about what was withdrawn"));
        }

        @Test
        void what_was_decided_is_not_withdrawn() {
            money.claim("withdrawn", "\"withdrawalId\": \"w2\", \"by\": {\"subject\": \"town\"}");
            finds("withdraws what was decided");
        }

        @Test
        void one_thing_is_asked_at_a_time() {
            money.forget("advance.withdrawn", "w1");
            money.advance("applied", "\"amount\": \"11.00\", \"by\": {\"subject\": \"town\"}");
            assertThat(history.breaches(check))
                    .anyMatch(breach -> breach.contains("is open"))
                    .anyMatch(breach -> breach.contains("was asked before"));
        }

        @Test
        void a_settled_year_is_not_accounted_for_again() {
            money.settlement("accounted-for", "\"accountId\": \"b2\", \"by\": {\"subject\": \"town\"}");
            finds("accounts for what is settled");
        }
    }

    @Nested
    class Dossiers {
        private static final String AT_THE_END = "2025-11-20T12:10:00Z";

        /** Between the decision about the claim and the objection to it. */
        private static final String BETWEEN = "2025-11-20T12:03:29.5Z";

        private static final String SETTLEMENT = "/v1/municipalities/GM0344/settlements/2024?knownAt=";

        private final Check check = new DossiersAreAnswered();

        private void told(String path, String answer) {
            history.told.add(new Told("funding", path, answer));
        }

        private void list(String feature, String knownAt, String... items) {
            told(
                    "/v1/%ss?limit=1000&knownAt=%s".formatted(feature, knownAt),
                    "{\"items\": [%s]}".formatted(String.join(", ", items)));
        }

        private static String item(String idField, String id, String status, String granted) {
            return "{\"%s\": \"%s\", \"status\": \"%s\", \"granted\": %s}".formatted(idField, id, status, granted);
        }

        private void settled(String knownAt, String status, String decision) {
            told(
                    SETTLEMENT + knownAt,
                    "{\"procedure\": {\"status\": \"%s\"}, \"decision\": %s}".formatted(status, decision));
        }

        @Test
        void true_answers_pass() {
            list("transition", AT_THE_END, item("transitionId", TRANSITION, "GRANTED", "\"500.00\""));
            list("claim", BETWEEN, item("claimId", CLAIM, "REFUSED", "null"));
            list("claim", AT_THE_END, item("claimId", CLAIM, "GRANTED", "\"900.00\""));
            list("advance", BETWEEN);
            list("advance", AT_THE_END, item("applicationId", ADVANCE, "WITHDRAWN", "\"0.00\""));
            told(SETTLEMENT + BETWEEN, "{}");
            settled(AT_THE_END, "GRANTED", "{\"amount\": \"70.00\"}");
            assertThat(history.breaches(check)).isEmpty();
            assertThat(Judges.judged(history.told)).isEqualTo(7);
        }

        @Test
        void another_status_is_seen() {
            list("claim", BETWEEN, item("claimId", CLAIM, "OBJECTED_TO", "null"));
            assertThat(history.breaches(check)).singleElement().asString().contains("it should be");
        }

        @Test
        void another_amount_is_seen() {
            list("transition", AT_THE_END, item("transitionId", TRANSITION, "GRANTED", "\"480.00\""));
            settled(AT_THE_END, "GRANTED", "{\"amount\": \"70.01\"}");
            assertThat(history.breaches(check)).hasSize(2);
        }

        @Test
        void what_is_left_out_is_seen() {
            list("advance", AT_THE_END);
            told(SETTLEMENT + AT_THE_END, "{}");
            assertThat(history.breaches(check)).hasSize(2);
        }

        @Test
        void what_was_known_later_is_seen() {
            list("claim", BETWEEN, item("claimId", CLAIM, "GRANTED", "\"900.00\""));
            settled(BETWEEN, "GRANTED", "{\"amount\": \"70.00\"}");
            assertThat(history.breaches(check)).hasSize(2);
        }

        @Test
        void the_first_of_several_pages_may_lack_some() {
            told("/v1/claims?limit=1000&knownAt=" + AT_THE_END, "{\"items\": [], \"nextCursor\": \"more\"}");
            assertThat(history.breaches(check)).isEmpty();
        }
    }
}
