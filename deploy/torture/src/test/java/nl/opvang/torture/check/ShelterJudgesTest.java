package nl.opvang.torture.check;

import static nl.opvang.torture.check.ShelterHistory.ABSENCE;
import static nl.opvang.torture.check.ShelterHistory.OFFER;
import static nl.opvang.torture.check.ShelterHistory.REQUEST;
import static nl.opvang.torture.check.ShelterHistory.stay;
import static nl.opvang.torture.check.SmallHistory.HOTEL;
import static nl.opvang.torture.check.SmallHistory.STAY;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.Set;
import nl.opvang.torture.history.Asked;
import nl.opvang.torture.history.Command.Accepted;
import nl.opvang.torture.history.Command.Refused;
import nl.opvang.torture.history.Effect;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

/** Judges of requests, offers, holds and absences, each shown a history that somebody doctored. */
class ShelterJudgesTest {
    private static final int TWO_DAYS = 48 * 60 * 60;

    private final SmallHistory history = new SmallHistory();
    private final ShelterHistory shelter = new ShelterHistory(history);

    @Test
    void a_true_history_breaks_nothing() {
        for (var check : Judges.always()) assertThat(history.breaches(check)).isEmpty();
        for (var check : Judges.atRest()) assertThat(history.breaches(check)).isEmpty();
    }

    @Test
    void nothing_comes_along_that_was_not_asked() {
        history.asked.replaceAll(asked -> new Asked(asked.request(), asked.effects(), Set.of(), asked.outcome(), 1));
        assertThat(history.breaches(new EveryCommandHappenedOnce()))
                .hasSize(2)
                .allMatch(breach -> breach.contains("PUT arrival brought"));
    }

    @Test
    void the_answer_names_what_comes_along() {
        history.allocation.removeIf(event -> event.text("stayId").equals(stay(2)));
        assertThat(history.breaches(new EveryCommandHappenedOnce()))
                .singleElement()
                .asString()
                .contains("and was answered");
    }

    @Test
    void a_withdrawal_declines_by_itself_what_nobody_may_decline_any_more() {
        shelter.request(5, "offer-declined", 140, 140, ", \"offerId\": \"%s\", \"why\": \"GONE\"".formatted(OFFER));
        shelter.request(6, "withdrawn", 141, 140, "");
        var declined = "nl.opvang.allocation.request.offer-declined.v1";
        history.asked(
                "PUT withdrawal",
                new Accepted(
                        true,
                        SmallHistory.events(
                                history.allocation.getLast(), history.allocation.get(history.allocation.size() - 2))),
                List.of(new Effect(
                        "nl.opvang.allocation.request.withdrawn.v1", "requestId", Map.of("requestId", REQUEST))),
                declined);
        history.asked(
                "PUT decline",
                new Refused(true, "{}"),
                List.of(new Effect(declined, List.of("offerId", "why"), Map.of("offerId", OFFER, "why", "TOO_FAR"))));
        assertThat(history.breaches(new EveryCommandHappenedOnce())).isEmpty();

        shelter.request(7, "offer-declined", 142, 142, ", \"offerId\": \"%s\", \"why\": \"TOO_FAR\"".formatted(OFFER));
        assertThat(history.breaches(new EveryCommandHappenedOnce()))
                .singleElement()
                .asString()
                .contains("refused, and there: PUT decline");
    }

    @Nested
    class Places {
        private final Check check = new NoPlaceIsPromisedTwice();

        /** Held by somebody else, after the offer and before it was taken. */
        private void heldToo(int nr, int places) {
            shelter.book(8, "places-held", nr, nr, """
                "hold": "GM0518:x", "locationId": "%s", "places": %d, "from": "2025-06-01", "until": "2025-07-01",
                "heldUntil": "2030-01-01T00:00:00Z"\
                """.formatted(HOTEL, places));
        }

        private void nobodyCameYet() {
            history.allocation.removeIf(event -> event.tx() == 126);
        }

        @Test
        void two_officers_do_not_hold_the_same_place() {
            nobodyCameYet();
            heldToo(130, 7);
            assertThat(history.breaches(check)).isEmpty();
            history.allocation.removeLast();
            heldToo(130, 8);
            assertThat(history.breaches(check)).singleElement().asString().contains("holds 8 places, of which 7");
        }

        @Test
        void that_places_fall_later_turns_nobody_away_and_that_they_rise_later_is_too_late() {
            nobodyCameYet();
            shelter.book(8, "places-noted", 129, 129, """
                "sourceEventId": "%s", "sourceSequence": 1, "realised": [{"effectiveOn": "2025-06-15", "change": -10},
                {"effectiveOn": "2025-06-20", "change": 20}], "outOfUse": []\
                """.formatted(SmallHistory.id(4)));
            heldToo(130, 7);
            assertThat(history.breaches(check)).isEmpty();
            history.allocation.removeLast();
            heldToo(130, 8);
            assertThat(history.breaches(check)).hasSize(1);
        }

        @Test
        void a_place_that_is_held_no_longer_can_be_held_again() {
            history.allocation.removeIf(event -> event.tx() >= 124 && event.tx() <= 126);
            heldToo(TWO_DAYS + 200, 9);
            assertThat(history.breaches(check)).isEmpty();
        }

        @Test
        void a_place_that_is_kept_stays_held() {
            nobodyCameYet();
            heldToo(TWO_DAYS + 200, 9);
            assertThat(history.breaches(check)).singleElement().asString().contains("of which 7");
        }

        @Test
        void no_stay_takes_a_place_that_is_held() {
            nobodyCameYet();
            heldToo(130, 7);
            shelter.book(9, "stay-started", 131, 131, """
                "locationId": "%1$s", "stayId": "x", "personId": "y", "from": "2025-06-30", "aboveFreePlaces": false,
                "lines": [{"effectiveOn": "2025-06-30", "quantity": "stays", "change": 1, "dimensions": {}}]\
                """.formatted(HOTEL));
            assertThat(history.breaches(check)).singleElement().asString().contains("takes a place that is held");
            shelter.retell("stay-started", "\"aboveFreePlaces\":false", "\"aboveFreePlaces\":true");
            assertThat(history.breaches(check)).isEmpty();
        }

        @Test
        void nothing_is_held_again_kept_or_ended_that_is_not_held() {
            history.allocation.removeIf(event -> event.fact().equals("places-held"));
            assertThat(history.breaches(check)).hasSize(2);
        }

        @Test
        void no_hold_runs_out_before_its_time() {
            nobodyCameYet();
            history.allocation.removeIf(event -> event.tx() == 124);
            shelter.book(4, "hold-ended", 130, 130, "\"hold\": \"%s\", \"why\": \"EXPIRED\"".formatted(OFFER));
            assertThat(history.breaches(check)).singleElement().asString().contains("before its time");
        }
    }

    @Nested
    class Offers {
        private final Check check = new OffersGoTheirWay(false);

        private void without(String fact) {
            history.allocation.removeIf(event -> event.fact().equals(fact));
        }

        @Test
        void an_accepted_offer_becomes_all_of_its_stays() {
            history.allocation.removeIf(event -> event.text("stayId").equals(stay(2)));
            assertThat(history.breaches(check)).singleElement().asString().contains(stay(2) + " did not begin");
        }

        @Test
        void no_more_stays_begin_with_it() {
            shelter.retell("fulfilled", ",\"" + stay(2) + "\"", "");
            assertThat(history.breaches(check)).singleElement().asString().contains("1 came, of 2");
        }

        @Test
        void its_places_are_no_longer_held_then() {
            history.allocation.removeIf(event -> event.fact().equals("hold-ended"));
            assertThat(history.breaches(check)).singleElement().asString().contains("still held");
        }

        @Test
        void who_moves_in_has_moved_out() {
            history.allocation.replaceAll(event -> event.text("stayId").equals(stay(1))
                    ? SmallHistory.event(
                            "allocation",
                            event.aggregateId(),
                            event.sequence(),
                            "nl.opvang.allocation.guest-book.stay-moved-in.v1",
                            128,
                            126,
                            event.payload().toString().replace("\"from\"", "\"movedFromStay\": \"m\", \"from\""))
                    : event);
            assertThat(history.breaches(check)).singleElement().asString().contains("still where it came from");
        }

        @Test
        void nothing_is_taken_that_was_not_accepted() {
            history.allocation.removeIf(event -> event.tx() == 124);
            assertThat(history.breaches(check)).singleElement().asString().contains("taken, and the offer was held");
        }

        @Test
        void offer_and_hold_are_said_together() {
            without("places-held");
            assertThat(history.breaches(check)).singleElement().asString().contains("no such places are held");
        }

        @Test
        void nothing_is_held_that_was_not_offered() {
            without("offered");
            assertThat(history.breaches(check)).anyMatch(breach -> breach.contains("nothing was offered with it"));
        }

        @Test
        void places_of_an_accepted_offer_are_kept() {
            without("hold-kept");
            assertThat(history.breaches(check)).singleElement().asString().contains("not kept");
        }

        @Test
        void a_household_has_one_offer_at_a_time() {
            history.allocation.removeIf(event -> event.tx() >= 124 && event.tx() <= 126);
            shelter.request(3, "offer-asked", 130, 130, ", \"offerId\": \"GM0344:o\", \"of\": \"GM0344\"");
            var said = """
                "locationId": "%s", "places": 2, "from": "2025-06-01", "heldUntil": "2025-11-22T12:02:10Z"\
                """.formatted(HOTEL);
            shelter.request(4, "offered", 131, 131, ", \"offerId\": \"GM0344:o\", " + said);
            shelter.book(4, "places-held", 132, 131, "\"hold\": \"GM0344:o\", " + said);
            assertThat(history.breaches(check)).singleElement().asString().contains("another offer stands");
        }

        @Test
        void places_are_held_for_as_long_as_the_rule_says() {
            shelter.retell("offered", "2025-11-22T12", "2025-11-22T13");
            shelter.retell("places-held", "2025-11-22T12", "2025-11-22T13");
            assertThat(history.breaches(check)).singleElement().asString().contains("and not for PT48H");
        }

        @Test
        void a_closed_request_stays_closed() {
            shelter.request(5, "withdrawn", 140, 140, ", \"why\": \"LEFT\"");
            assertThat(history.breaches(check)).singleElement().asString().contains("nobody asks any more");
        }

        @Test
        void at_the_end_no_place_is_held_for_nobody() {
            history.allocation.removeIf(event -> event.tx() >= 124 && event.tx() <= 126);
            shelter.request(
                    3, "offer-declined", 130, 130, ", \"offerId\": \"%s\", \"why\": \"TOO_FAR\"".formatted(OFFER));
            assertThat(history.breaches(check)).isEmpty();
            assertThat(history.breaches(new OffersGoTheirWay(true)))
                    .singleElement()
                    .asString()
                    .contains("held for nobody");
        }
    }

    @Nested
    class Absences {
        private final Check check = new AbsencesAreDecided();

        private void reported(int nr, String id, String from, String until) {
            shelter.attendance(nr - 130, "absence-reported", nr, nr, """
                , "absenceId": "%s", "personId": "p", "from": "%s"%s\
                """.formatted(
                            id, from, until.isEmpty() ? "" : ", \"until\": \"%s\"".formatted(until)));
        }

        @Test
        void nobody_is_absent_twice_on_one_day() {
            reported(130, ABSENCE, "2025-03-02", "2025-03-05");
            reported(131, "other", "2025-03-05", "");
            assertThat(history.breaches(check)).isEmpty();
            shelter.attendance(2, "absence-ended", 132, 132, ", \"absenceId\": \"other\", \"until\": \"2025-03-09\"");
            reported(133, "third", "2025-03-08", "");
            assertThat(history.breaches(check)).singleElement().asString().contains("at the same time as other");
        }

        @Test
        void a_stay_ends_with_the_decision_that_it_does() {
            reported(130, ABSENCE, "2025-03-02", "");
            shelter.attendance(1, "stay-end-decided", 131, 131, """
                , "absenceId": "%s", "decisionId": "d", "decidedOn": "2025-03-31", "until": "2025-04-01"\
                """.formatted(ABSENCE));
            // It ended on that day already.
            assertThat(history.breaches(check)).isEmpty();
            shelter.retell("stay-end-decided", "2025-04-01", "2025-04-02");
            assertThat(history.breaches(check)).singleElement().asString().contains("ends no stay on 2025-04-02");
            history.allocation.add(SmallHistory.event(
                    "allocation",
                    "guest-book:" + SmallHistory.SCHOOL,
                    4,
                    "nl.opvang.allocation.guest-book.stay-ended.v1",
                    132,
                    131,
                    "{\"stayId\": \"%s\", \"until\": \"2025-04-02\", \"lines\": []}".formatted(STAY)));
            assertThat(history.breaches(check)).isEmpty();
        }

        @Test
        void nothing_is_decided_about_no_absence() {
            shelter.attendance(0, "absence-left", 131, 131, ", \"absenceId\": \"x\", \"decisionId\": \"d\"");
            assertThat(history.breaches(check)).singleElement().asString().contains("about no absence");
        }
    }

    @Nested
    class Views {
        private final Check check = new ViewsEqualTheLog();

        private void told(String table, String... rows) {
            history.tables.put("allocation", Map.of(table, List.of(rows)));
        }

        @Test
        void a_request_that_stays_open_in_its_table_is_seen() {
            told("shelter_request", ShelterHistory.REQUEST + "|FULFILLED|");
            assertThat(history.breaches(check)).isEmpty();
            told("shelter_request", ShelterHistory.REQUEST + "||");
            assertThat(history.breaches(check)).hasSize(2);
        }

        @Test
        void an_offer_that_stands_in_its_table_is_seen() {
            told("shelter_offer", "%s|%s|GM0344|TAKEN|%s|".formatted(OFFER, ShelterHistory.REQUEST, HOTEL));
            assertThat(history.breaches(check)).isEmpty();
            told("shelter_offer", "%s|%s|GM0344|ACCEPTED|%s|".formatted(OFFER, ShelterHistory.REQUEST, HOTEL));
            assertThat(history.breaches(check)).hasSize(2);
        }

        @Test
        void a_hold_that_is_left_in_its_table_is_seen() {
            told("guest_book_hold");
            assertThat(history.breaches(check)).isEmpty();
            told("guest_book_hold", "%s|%s|2|2025-06-01|infinity|t".formatted(OFFER, HOTEL));
            assertThat(history.breaches(check)).singleElement().asString().contains("guest_book_hold has 1 rows");
        }
    }
}
