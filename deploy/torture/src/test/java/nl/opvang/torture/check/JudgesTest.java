package nl.opvang.torture.check;

import static nl.opvang.torture.check.SmallHistory.HOTEL;
import static nl.opvang.torture.check.SmallHistory.NEXT_STAY;
import static nl.opvang.torture.check.SmallHistory.PERSON;
import static nl.opvang.torture.check.SmallHistory.SCHOOL;
import static nl.opvang.torture.check.SmallHistory.STAY;
import static nl.opvang.torture.check.SmallHistory.events;
import static nl.opvang.torture.check.SmallHistory.id;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import nl.opvang.torture.history.Command.Accepted;
import nl.opvang.torture.history.Command.Refused;
import nl.opvang.torture.history.Command.Unknown;
import nl.opvang.torture.history.Effect;
import nl.opvang.torture.history.Journal.Told;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

/** A check that cannot fail proves nothing: each of them is shown a history that somebody doctored. */
class JudgesTest {
    private final SmallHistory history = new SmallHistory();

    @Test
    void a_true_history_breaks_nothing() {
        for (var check : Judges.always()) assertThat(history.breaches(check)).isEmpty();
        for (var check : Judges.atRest()) assertThat(history.breaches(check)).isEmpty();
    }

    @Nested
    class Aggregates {
        private final Check check = new EveryAggregateIsGapless();

        @Test
        void a_lost_event_leaves_a_gap() {
            history.capacity.removeFirst();
            assertThat(history.breaches(check)).hasSize(1);
        }

        @Test
        void an_event_that_is_there_twice_is_seen() {
            history.capacity.add(history.capacity.getLast());
            assertThat(history.breaches(check)).hasSize(2);
        }

        @Test
        void events_that_changed_places_are_seen() {
            history.capacity.add(history.capacity.removeFirst());
            assertThat(history.breaches(check)).isNotEmpty();
        }
    }

    @Nested
    class Commands {
        private final Check check = new EveryCommandHappenedOnce();

        @Test
        void an_acknowledged_command_must_be_there() {
            history.allocation.removeIf(event -> event.fact().equals("stay-started"));
            assertThat(history.breaches(check)).singleElement().asString().contains("missing, though acknowledged");
        }

        @Test
        void no_command_happens_twice() {
            history.capacity(
                    SCHOOL,
                    2,
                    "places-realised",
                    30,
                    history.capacity.get(2).payload().toString());
            assertThat(history.breaches(check)).anyMatch(breach -> breach.contains("more than once"));
        }

        @Test
        void half_a_move_is_no_move() {
            history.allocation.removeLast();
            assertThat(history.breaches(check)).anyMatch(breach -> breach.contains("half done"));
        }

        @Test
        void half_a_move_that_was_given_up_is_no_move_either() {
            history.retell("PUT move", new Unknown(), 1);
            history.allocation.removeLast();
            assertThat(history.breaches(check)).anyMatch(breach -> breach.contains("half done"));
        }

        @Test
        void what_was_given_up_may_be_there_or_not() {
            history.retell("PUT move", new Unknown(), 1);
            assertThat(history.breaches(check)).isEmpty();
            history.allocation.removeLast();
            history.allocation.removeLast();
            assertThat(history.breaches(check)).isEmpty();
        }

        @Test
        void what_was_refused_must_not_be_there() {
            history.retell("PUT stay", new Refused(true, ""), 5);
            assertThat(history.breaches(check)).singleElement().asString().contains("refused, and there");
            history.retell("PUT stay", new Refused(false, ""), 1);
            assertThat(history.breaches(check)).singleElement().asString().contains("refused, and there");
        }

        @Test
        void what_was_refused_for_now_may_arrive_late_when_it_was_sent_before() {
            history.retell("PUT stay", new Refused(false, ""), 2);
            assertThat(history.breaches(check)).isEmpty();
        }

        @Test
        void what_was_answered_as_nothing_new_must_not_be_there() {
            history.retell("PUT stay", new Accepted(false, "{}"), 1);
            assertThat(history.breaches(check)).singleElement().asString().contains("answered as nothing new");
        }

        @Test
        void the_answer_names_the_events() {
            history.retell("PUT stay", new Accepted(true, events(history.capacity.getFirst())), 1);
            assertThat(history.breaches(check)).singleElement().asString().contains("and was answered");
        }

        @Test
        void nothing_happens_that_nobody_asked() {
            history.capacity(SCHOOL, 2, "closed", 31, "{\"factId\": \"f\", \"lines\": []}");
            assertThat(history.breaches(check)).singleElement().asString().contains("nobody asked for");
        }

        @Test
        void what_happened_is_what_was_asked() {
            history.asked(
                    "PUT other places",
                    new Accepted(true, events(history.capacity.get(2))),
                    List.of(new Effect(
                            "nl.opvang.capacity.location.places-realised.v1",
                            "factId",
                            Map.of("factId", id(23).toString(), "places", "11"))));
            assertThat(history.breaches(check)).singleElement().asString().contains("became");
        }
    }

    @Nested
    class Numbers {
        private static String lines(String quantity, int change) {
            return """
                {"factId": "f", "lines": [{"effectiveOn": "2025-02-01", "quantity": "%s", "change": %d, "dimensions": {}}]}
                """.formatted(quantity, change);
        }

        @Test
        void no_number_goes_below_zero_even_when_it_comes_up_again() {
            history.capacity(SCHOOL, 2, "places-changed", 32, lines("places.realised", -11));
            history.capacity(SCHOOL, 3, "places-changed", 33, lines("places.realised", 11));
            assertThat(history.breaches(new NumbersArePossible())).isNotEmpty();
        }

        @Test
        void no_more_places_are_out_of_use_than_there_are() {
            history.capacity(SCHOOL, 2, "taken-out-of-use", 32, lines("places.outOfUse", 10));
            assertThat(history.breaches(new NumbersArePossible())).isEmpty();
            history.capacity(SCHOOL, 3, "taken-out-of-use", 33, lines("places.outOfUse", 1));
            assertThat(history.breaches(new NumbersArePossible())).hasSize(1);
        }

        @Test
        void nobody_is_registered_twice() {
            for (int nr = 0; nr < 2; nr++)
                history.allocation.add(SmallHistory.event(
                        "allocation",
                        "registration:" + PERSON,
                        nr,
                        "nl.opvang.allocation.registration.registered.v1",
                        200 + nr,
                        200 + nr,
                        lines("registered", 1)));
            assertThat(history.breaches(new NumbersArePossible())).hasSize(1);
        }

        @Test
        void nobody_stays_at_two_places_on_one_day() {
            history.allocation.replaceAll(event -> event.fact().equals("stay-moved-out")
                    ? SmallHistory.event(
                            event.service(),
                            event.aggregateId(),
                            event.sequence(),
                            event.type(),
                            111,
                            111,
                            event.payload().toString().replace("2025-04-01", "2025-04-02"))
                    : event);
            assertThat(history.breaches(new NobodyStaysTwice()))
                    .singleElement()
                    .asString()
                    .contains(NEXT_STAY);
        }
    }

    @Nested
    class GuestBooks {
        private final Check check = new GuestBooksHearEveryChange(true);

        @Test
        void what_was_not_heard_is_missed_at_the_end_alone() {
            history.allocation.removeIf(event -> event.fact().equals("places-noted") && event.sequence() == 1);
            assertThat(history.breaches(check)).hasSize(2);
            assertThat(history.breaches(new GuestBooksHearEveryChange(false))).isEmpty();
        }

        @Test
        void nothing_is_heard_twice() {
            var noted = history.allocation.getFirst();
            history.allocation(
                    SCHOOL, 4, "places-noted", 120, 120, noted.payload().toString());
            assertThat(history.breaches(check)).anyMatch(breach -> breach.contains("heard twice"));
        }

        @Test
        void it_is_heard_as_it_was_said() {
            var noted = history.allocation.get(2);
            history.allocation.set(
                    2,
                    SmallHistory.event(
                            noted.service(),
                            noted.aggregateId(),
                            noted.sequence(),
                            noted.type(),
                            102,
                            102,
                            noted.payload().toString().replace(":10", ":9")));
            assertThat(history.breaches(check)).singleElement().asString().contains("was heard as");
        }
    }

    @Nested
    class Kafka {
        private final Check check = new KafkaHoldsEveryEvent();

        @Test
        void what_was_not_sent_is_missed() {
            of("capacity").removeLast();
            assertThat(history.breaches(check)).singleElement().asString().contains("never sent");
        }

        @Test
        void what_is_sent_again_changes_nothing() {
            history.capacity.forEach(history::send);
            assertThat(history.breaches(check)).isEmpty();
        }

        @Test
        void nothing_is_sent_before_its_predecessor() {
            of("capacity").add(of("capacity").removeFirst());
            assertThat(history.breaches(check)).isNotEmpty();
        }

        @Test
        void nothing_is_sent_that_was_never_stored() {
            history.capacity.removeLast();
            assertThat(history.breaches(check)).singleElement().asString().contains("never stored");
        }

        private List<nl.opvang.torture.history.Sent> of(String service) {
            return history.sent.getOrDefault(service, new ArrayList<>());
        }
    }

    @Nested
    class Views {
        private final Check check = new ViewsEqualTheLog();

        Views() {
            var allocation = new HashMap<String, List<String>>();
            allocation.put("guest_book", new ArrayList<>(List.of(SCHOOL + "|MUNICIPAL", HOTEL + "|MUNICIPAL")));
            allocation.put(
                    "guest_book_places",
                    new ArrayList<>(List.of(SCHOOL + "|2025-02-01|10|0", HOTEL + "|2025-02-01|10|0")));
            allocation.put(
                    "stay_period",
                    new ArrayList<>(List.of(
                            "GM0344|%s|%s|%s|[2025-03-01,2025-04-01)".formatted(STAY.substring(7), SCHOOL, PERSON),
                            "GM0344|%s|%s|%s|[2025-04-01,)".formatted(NEXT_STAY.substring(7), HOTEL, PERSON))));
            allocation.put("parked", new ArrayList<>());
            history.tables.put("allocation", allocation);
            var reporting = new HashMap<String, List<String>>();
            reporting.put(
                    "ledger_rollup",
                    new ArrayList<>(List.of(
                            "places.realised|GM0344|MUNICIPAL||2025-02-01|2025-11-20|20",
                            "stays|GM0344|MUNICIPAL||2025-03-01|2025-11-20|1")));
            reporting.put(
                    "ledger_month",
                    new ArrayList<>(List.of(
                            "places.realised|GM0344|MUNICIPAL||2025-02-01|2025-11-01|20",
                            "stays|GM0344|MUNICIPAL||2025-03-01|2025-11-01|1")));
            history.tables.put("reporting", reporting);
        }

        private List<String> rows(String service, String table) {
            return history.tables.getOrDefault(service, Map.of()).getOrDefault(table, new ArrayList<>());
        }

        @Test
        void tables_that_follow_from_the_log_pass() {
            assertThat(history.breaches(check)).isEmpty();
        }

        @Test
        void a_row_that_is_missing_is_missed() {
            rows("allocation", "stay_period").removeLast();
            assertThat(history.breaches(check)).singleElement().asString().contains("allocation.stay_period lacks 1");
        }

        @Test
        void a_row_that_is_there_twice_is_seen() {
            rows("allocation", "guest_book").add(SCHOOL + "|MUNICIPAL");
            assertThat(history.breaches(check)).singleElement().asString().contains("allocation.guest_book has 1");
        }

        @Test
        void a_sum_that_counted_a_line_twice_is_seen() {
            rows("reporting", "ledger_rollup").set(0, "places.realised|GM0344|MUNICIPAL||2025-02-01|2025-11-20|30");
            assertThat(history.breaches(check)).hasSize(2);
        }

        @Test
        void a_parked_event_is_seen() {
            rows("allocation", "parked").add("some.group.v1|some:aggregate|3|poison");
            assertThat(history.breaches(check)).singleElement().asString().contains("poison");
        }
    }

    @Nested
    class Answers {
        private final Check check = new AnswersEqualTheLog();

        private void told(String path, String answer) {
            history.told.add(new Told("reporting", path, answer));
        }

        private static String country(int realised, int occupied, String rate, String last) {
            return """
                {"items": [{"area": {"level": "country", "code": "NL"}, "realisedPlaces": %d, "outOfUsePlaces": 0,
                 "occupiedPlaces": %d, "occupancyRate": %s, "lastReportedAt": "%s"}]}
                """.formatted(realised, occupied, rate, last);
        }

        @Test
        void what_was_known_then_passes_and_nothing_else() {
            var end = "/v1/occupancy?level=country&on=2025-05-01&knownAt=2025-11-20T13:00:00Z";
            told(end, country(20, 1, "5.0", "2025-11-20T12:01:52Z"));
            told(
                    "/v1/occupancy?level=country&on=2025-05-01&knownAt=2025-11-20T12:00:03Z",
                    country(10, 0, "0.0", "2025-11-20T12:00:03Z"));
            assertThat(history.breaches(check)).isEmpty();
            assertThat(AnswersEqualTheLog.judged(history.told)).isEqualTo(2);
            told(end, country(20, 2, "10.0", "2025-11-20T12:01:52Z"));
            told(end, country(20, 1, "5.0", "2025-11-20T12:01:51Z"));
            told(end, country(30, 1, "3.3", "2025-11-20T12:01:52Z"));
            assertThat(history.breaches(check)).hasSize(3);
        }

        @Test
        void a_location_too_many_or_too_few_is_seen() {
            told(
                    "/v1/occupancy?level=location&area=GM0344&on=2025-05-01&knownAt=2025-11-20T13:00:00Z",
                    "{\"items\": []}");
            assertThat(history.breaches(check)).singleElement().asString().contains("it should be about");
        }

        @Test
        void people_that_nobody_registered_are_seen() {
            var path = "/v1/registrations?level=country&on=2025-05-01&knownAt=2025-11-20T13:00:00Z";
            told(path, "{\"items\": [{\"registered\": 0, \"deregistered\": 0}]}");
            assertThat(history.breaches(check)).isEmpty();
            told(path, "{\"items\": [{\"registered\": 1, \"deregistered\": 0}]}");
            assertThat(history.breaches(check)).hasSize(1);
        }
    }
}
