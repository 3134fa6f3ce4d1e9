package nl.opvang.torture.check;

import static nl.opvang.torture.check.SmallHistory.HOTEL;
import static nl.opvang.torture.check.SmallHistory.SCHOOL;
import static nl.opvang.torture.check.SmallHistory.event;
import static nl.opvang.torture.check.SmallHistory.id;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import nl.opvang.torture.history.Journal.Told;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

/** Judges of what is told about locked weeks, about decisions and about who waits, each shown answers that somebody doctored. */
class AnsweredJudgesTest {
    private final SmallHistory history = new SmallHistory();

    private void told(String service, String path, String answer) {
        history.told.add(new Told(service, path, answer));
    }

    @Nested
    class LockedWeeks {
        private static final String STATEMENT = "/v1/municipalities/GM0344/statements/2025-W14?knownAt=";
        private static final String DIFFERENCES =
                "/v1/municipalities/GM0344/statements/2025-W14/differences?limit=1000&knownAt=";
        private static final String BEFORE = "2025-11-20T12:00:30Z";
        private static final String AFTER = "2025-11-20T12:10:00Z";

        /** Ten places in each and nobody in them: it was locked before the stays were heard of. */
        private static final String AS_LOCKED = figures(0, 0, 0, 0);

        private static final String NOW = figures(0, 1, 1, 6);

        private final Check check = new LockedFiguresStand();

        LockedWeeks() {
            history.capacity.add(event(
                    "capacity",
                    "statement:GM0344:2025-W14",
                    0,
                    "nl.opvang.capacity.statement.locked.v1",
                    40,
                    40,
                    "{\"municipality\": \"GM0344\", \"week\": \"2025-W14\", \"lockId\": \"l\"}"));
        }

        private static String figures(int inSchool, int schoolDays, int inHotel, int hotelDays) {
            return """
                {"locations": [%s, %s], "kinds": [{"kind": "MUNICIPAL", "plannedPlaces": 0, "realisedPlaces": 20,
                 "outOfUsePlaces": 0, "occupiedPlaces": %d, "placeDays": 140, "stayDays": %d}]}\
                """.formatted(
                            location(SCHOOL, inSchool, schoolDays),
                            location(HOTEL, inHotel, hotelDays),
                            inSchool + inHotel,
                            schoolDays + hotelDays);
        }

        private static String location(String location, int occupied, int stayDays) {
            return """
                {"municipality": "GM0344", "location": "%s", "kind": "MUNICIPAL", "plannedPlaces": 0,
                 "realisedPlaces": 10, "outOfUsePlaces": 0, "occupiedPlaces": %d, "placeDays": 70, "stayDays": %d}\
                """.formatted(location.substring(7), occupied, stayDays);
        }

        private void statement(String knownAt, String figures, String asLocked, int differences, int without) {
            told(
                    "capacity",
                    STATEMENT + knownAt,
                    "{\"figures\": %s, \"asLocked\": %s, \"differences\": %d, \"differencesWithoutReason\": %d}"
                            .formatted(figures, asLocked, differences, without));
        }

        private void differences(String knownAt, String... items) {
            told("capacity", DIFFERENCES + knownAt, "{\"items\": [%s]}".formatted(String.join(", ", items)));
        }

        private static String item(int nr, String location, int lastDay, int days, boolean needsReason) {
            return """
                {"eventId": "%s", "needsReason": %s, "changes": [{"municipality": "GM0344", "location": "%s",
                 "kind": "MUNICIPAL", "quantity": "stays", "lastDay": %d, "days": %d}]}\
                """.formatted(id(nr), needsReason, location.substring(7), lastDay, days);
        }

        /** The first stay, its end by a move, and where it went on. */
        private static String[] threeItems() {
            return new String[] {
                item(110, SCHOOL, 1, 7, true), item(111, SCHOOL, -1, -6, true), item(112, HOTEL, 1, 6, true)
            };
        }

        @Test
        void true_answers_pass() {
            statement("2025-11-20T12:00:20Z", AS_LOCKED, "null", 0, 0);
            statement("2025-11-20T12:01:00Z", AS_LOCKED, AS_LOCKED, 0, 0);
            statement(AFTER, NOW, AS_LOCKED, 3, 3);
            told("capacity", DIFFERENCES + BEFORE, "{}");
            differences("2025-11-20T12:01:00Z");
            differences(AFTER, threeItems());
            assertThat(history.breaches(check)).isEmpty();
            assertThat(Judges.judged(history.told)).isEqualTo(6);
        }

        @Test
        void figures_as_locked_that_follow_later_events_are_seen() {
            statement(AFTER, NOW, NOW, 3, 3);
            assertThat(history.breaches(check)).singleElement().asString().contains("the figures as locked should be");
        }

        @Test
        void figures_as_locked_that_change_by_a_byte_are_seen() {
            statement(AFTER, NOW, AS_LOCKED, 3, 3);
            statement(AFTER, NOW, AS_LOCKED.replace("{\"locations\"", "{\"knownAt\": 1, \"locations\""), 3, 3);
            assertThat(history.breaches(check)).singleElement().asString().contains("it was once told to be");
        }

        @Test
        void figures_that_are_not_the_sum_of_the_stores_are_seen() {
            statement(AFTER, AS_LOCKED, AS_LOCKED, 3, 3);
            statement(AFTER, NOW.replace("\"stayDays\": 7", "\"stayDays\": 8"), AS_LOCKED, 3, 3);
            assertThat(history.breaches(check))
                    .hasSize(2)
                    .anyMatch(breach -> breach.contains("the figures should be"))
                    .anyMatch(breach -> breach.contains("the figures should add up to"));
        }

        @Test
        void a_week_that_was_not_locked_by_then_is_not_told_to_be() {
            statement("2025-11-20T12:00:20Z", AS_LOCKED, AS_LOCKED, 0, 0);
            differences("2025-11-20T12:00:20Z", threeItems());
            assertThat(history.breaches(check)).hasSize(2).allMatch(breach -> breach.contains("was not locked"));
        }

        @Test
        void a_lock_that_is_not_told_is_missed() {
            statement(AFTER, NOW, "null", 0, 0);
            told("capacity", DIFFERENCES + AFTER, "{}");
            assertThat(history.breaches(check)).hasSize(2);
        }

        @Test
        void a_later_event_that_is_not_told_as_a_difference_is_missed() {
            statement(AFTER, NOW, AS_LOCKED, 2, 2);
            var two = List.of(threeItems()).subList(0, 2);
            differences(AFTER, two.toArray(String[]::new));
            assertThat(history.breaches(check))
                    .hasSize(2)
                    .anyMatch(breach -> breach.contains("3 events changed the week"))
                    .anyMatch(breach -> breach.contains("the differences should be"));
        }

        @Test
        void a_difference_that_is_none_or_another_one_is_seen() {
            differences(AFTER, threeItems()[0], threeItems()[1], threeItems()[2], item(103, HOTEL, 1, 1, true));
            differences(AFTER, threeItems()[0], threeItems()[1], item(112, HOTEL, 1, 7, true));
            assertThat(history.breaches(check)).hasSize(2);
        }

        @Test
        void a_reason_that_nobody_gave_is_seen_and_one_that_was_given_counts() {
            differences(AFTER, threeItems()[0], threeItems()[1], item(112, HOTEL, 1, 6, false));
            assertThat(history.breaches(check)).hasSize(1);
            history.capacity.add(event(
                    "capacity",
                    "statement:GM0344:2025-W14",
                    1,
                    "nl.opvang.capacity.statement.difference-explained.v1",
                    130,
                    130,
                    "{\"municipality\": \"GM0344\", \"week\": \"2025-W14\", \"eventId\": \"%s\"}".formatted(id(112))));
            assertThat(history.breaches(check)).isEmpty();
        }
    }

    @Nested
    class Decisions {
        private static final String EARLY = "2025-11-20T12:05:00Z";
        private static final String LATE = "2025-11-20T13:00:00Z";

        private final Check check = new DecisionsAreAnswered();
        private int sequence;

        private void said(String feature, String fact, int nr, String payload) {
            history.allocation.add(event(
                    "allocation",
                    feature + ":NL",
                    sequence++,
                    "nl.opvang.allocation.%s.%s.v1".formatted(feature, fact),
                    nr,
                    nr,
                    payload));
        }

        private void answered(String path, String answer, boolean rightly) {
            history.told.clear();
            told("allocation", path, answer);
            assertThat(history.breaches(check)).as(answer).hasSize(rightly ? 0 : 1);
        }

        @Test
        void targets_are_those_that_stand() {
            said("target", "decided", 200, """
                {"targetId": "a", "terms": {"effectiveOn": "2025-01-01", "places": 50000}}\
                """);
            said("target", "decided", 201, """
                {"targetId": "b", "terms": {"effectiveOn": "2025-07-01", "places": 75000}}\
                """);
            said("target", "withdrawn", 400, """
                {"targetId": "a", "withdrawalId": "w"}\
                """);
            var one = "{\"targetId\": \"a\", \"effectiveOn\": \"2025-01-01\", \"places\": 50000}";
            var other = "{\"targetId\": \"b\", \"effectiveOn\": \"2025-07-01\", \"places\": 75000}";
            var both = "{\"items\": [%s, %s]}".formatted(one, other);
            answered("/v1/targets?knownAt=" + EARLY, both, true);
            answered("/v1/targets?knownAt=" + LATE, both, false);
            answered("/v1/targets?knownAt=" + LATE, "{\"items\": [%s]}".formatted(other), true);
            answered("/v1/targets?knownAt=" + LATE, "{\"items\": [%s]}".formatted(other.replace("75", "76")), false);
        }

        @Test
        void rounds_are_as_far_as_was_said() {
            said("target", "round-opened", 200, "{\"targetId\": \"r\"}");
            said("target", "round-advised", 201, "{\"targetId\": \"s\", \"round\": \"r\"}");
            said("target", "round-decided", 400, "{\"targetId\": \"t\", \"round\": \"r\"}");
            var open = """
                {"items": [{"roundId": "r", "prognoses": [], "advices": [{}], "decision": null, "announcement": null}]}\
                """;
            answered("/v1/target-rounds?knownAt=" + EARLY, open, true);
            answered("/v1/target-rounds?knownAt=" + EARLY, open.replace("[{}]", "[]"), false);
            answered("/v1/target-rounds?knownAt=" + LATE, open, false);
            answered("/v1/target-rounds?knownAt=" + LATE, open.replace("\"decision\": null", "\"decision\": {}"), true);
        }

        @Test
        void the_division_is_the_last_one_of_the_latest_first_day() {
            said("target", "divided", 200, division("a", "2025-01-01", 100));
            said("target", "divided", 201, division("b", "2025-07-01", 300));
            said("target", "divided", 202, division("c", "2025-01-01", 200));
            var path = "/v1/regions/VR09/target-divisions?on=%s&knownAt=" + EARLY;
            answered(path.formatted("2025-03-01"), "{\"dividedPlaces\": 200}", true);
            answered(path.formatted("2025-03-01"), "{\"dividedPlaces\": 100}", false);
            answered(path.formatted("2025-08-01"), "{\"dividedPlaces\": 300}", true);
            answered(path.formatted("2024-08-01"), "{\"dividedPlaces\": null}", true);
            answered(path.formatted("2024-08-01"), "{\"dividedPlaces\": 100}", false);
            answered(path.formatted("2025-08-01").replace("VR09", "VR15"), "{\"dividedPlaces\": 300}", false);
        }

        private static String division(String id, String effectiveOn, int places) {
            return """
                {"targetId": "%s", "region": "VR09", "terms": {"effectiveOn": "%s", "municipalities": [{"places": %d}]}}\
                """.formatted(id, effectiveOn, places);
        }

        @Test
        void rules_are_those_that_nothing_took_the_place_of() {
            said("rule", "term-decided", 200, """
                {"ruleId": "a", "rule": "HOLD_TERM", "terms": {"validFrom": "2025-01-01"}}\
                """);
            said("rule", "term-decided", 201, """
                {"ruleId": "b", "rule": "HOLD_TERM", "terms": {"validFrom": "2025-01-01"}}\
                """);
            said("rule", "priority-decided", 202, """
                {"ruleId": "c", "terms": {"validFrom": "2025-01-01"}}\
                """);
            var path = "/v1/rules?knownAt=" + EARLY;
            answered(path, "{\"items\": [{\"ruleId\": \"b\"}, {\"ruleId\": \"c\"}, {\"ruleId\": null}]}", true);
            answered(path, "{\"items\": [{\"ruleId\": \"a\"}, {\"ruleId\": \"c\"}]}", false);
            answered(path, "{\"items\": [{\"ruleId\": \"b\"}]}", false);
        }

        @Test
        void who_waits_asked_and_has_nothing_yet_and_every_position_adds_up() {
            said("request", "asked", 200, "{\"requestId\": \"GM0344:a\"}");
            said("request", "asked", 201, "{\"requestId\": \"GM0344:b\"}");
            said("request", "asked", 202, "{\"requestId\": \"GM0518:c\"}");
            said("request", "offer-accepted", 400, "{\"requestId\": \"GM0344:a\", \"offerId\": \"o\"}");
            said("request", "offer-declined", 401, "{\"requestId\": \"GM0344:a\", \"offerId\": \"o\"}");
            said("request", "withdrawn", 402, "{\"requestId\": \"GM0344:b\"}");
            var path = "/v1/municipalities/GM0344/ranked-requests?on=2026-06-01&limit=1000&knownAt=";
            var one = "{\"municipality\": \"GM0344\", \"request\": \"a\", \"points\": 3, \"because\": [{\"points\": 1},"
                    + " {\"points\": 2}]}";
            var other = "{\"municipality\": \"GM0344\", \"request\": \"b\", \"points\": null, \"because\": []}";
            var both = "{\"waiting\": 2, \"items\": [%s, %s]}".formatted(one, other);
            answered(path + EARLY, both, true);
            answered(path + EARLY, both.replace("\"points\": 3", "\"points\": 4"), false);
            answered(path + EARLY, both.replace("\"waiting\": 2", "\"waiting\": 3"), false);
            answered(path + "2025-11-20T12:06:40Z", both, false);
            answered(path + "2025-11-20T12:06:40Z", "{\"waiting\": 1, \"items\": [%s]}".formatted(other), true);
            answered(path + LATE, "{\"waiting\": 1, \"items\": [%s]}".formatted(one), true);
            answered(path + LATE, both, false);
        }
    }
}
