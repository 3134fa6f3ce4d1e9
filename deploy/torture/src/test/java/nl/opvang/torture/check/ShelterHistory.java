package nl.opvang.torture.check;

import static nl.opvang.torture.check.SmallHistory.HOTEL;
import static nl.opvang.torture.check.SmallHistory.STAY;
import static nl.opvang.torture.check.SmallHistory.event;
import static nl.opvang.torture.check.SmallHistory.events;

import java.util.List;
import java.util.Map;
import nl.opvang.torture.history.Command.Accepted;
import nl.opvang.torture.history.Effect;
import nl.opvang.torture.history.LoggedEvent;

/** What goes on in a small history: a household of two asks, is offered two of the hotel's ten places, and comes. */
final class ShelterHistory {
    static final String REQUEST = "GM0344:00000000-0000-0000-0000-0000000000a1";
    static final String OFFER = "GM0344:00000000-0000-0000-0000-0000000000a2";
    static final String ABSENCE = "00000000-0000-0000-0000-0000000000a3";
    private static final String OF_REQUEST = "nl.opvang.allocation.request.";
    private static final String OF_BOOK = "nl.opvang.allocation.guest-book.";

    private final SmallHistory history;

    ShelterHistory(SmallHistory history) {
        this.history = history;
        int first = history.allocation.size();
        request(0, "asked", 120, 120, "");
        request(1, "offer-asked", 121, 121, ", \"offerId\": \"%s\", \"of\": \"GM0344\"".formatted(OFFER));
        offered();
        accepted();
        fulfilled();
        for (var event : history.allocation.subList(first, history.allocation.size())) history.send(event);
        asked("PUT request", 120, "asked", "requestId", REQUEST);
        asked("PUT offer", 121, "offer-asked", "offerId", OFFER);
        history.asked(
                "PUT hold",
                new Accepted(true, events(of(122))),
                List.of(
                        new Effect(OF_REQUEST + "offered.v1", "offerId", Map.of("offerId", OFFER)),
                        new Effect(OF_BOOK + "places-held.v1", "hold", Map.of("hold", OFFER))));
        history.asked(
                "PUT acceptance",
                new Accepted(true, events(of(124))),
                List.of(
                        new Effect(OF_REQUEST + "offer-accepted.v1", "offerId", Map.of("offerId", OFFER)),
                        new Effect(OF_BOOK + "hold-kept.v1", "hold", Map.of("hold", OFFER))));
        history.asked(
                "PUT arrival",
                new Accepted(true, events(of(126))),
                List.of(new Effect(OF_REQUEST + "fulfilled.v1", "offerId", Map.of("offerId", OFFER))),
                OF_BOOK + "stay-started.v1");
    }

    private void asked(String request, long tx, String fact, String idField, String id) {
        history.asked(
                request,
                new Accepted(true, events(of(tx))),
                List.of(new Effect(OF_REQUEST + fact + ".v1", idField, Map.of(idField, id))));
    }

    private LoggedEvent[] of(long tx) {
        return history.allocation.stream().filter(event -> event.tx() == tx).toArray(LoggedEvent[]::new);
    }

    private void offered() {
        var said =
                ", \"locationId\": \"%s\", \"places\": 2, \"from\": \"2025-06-01\", \"heldUntil\": \"2025-11-22T12:02:00Z\""
                        .formatted(HOTEL);
        request(2, "offered", 122, 122, ", \"offerId\": \"%s\"%s".formatted(OFFER, said));
        book(3, "places-held", 123, 122, "\"hold\": \"%s\"%s".formatted(OFFER, said));
    }

    private void accepted() {
        request(3, "offer-accepted", 124, 124, ", \"offerId\": \"%s\", \"locationId\": \"%s\"".formatted(OFFER, HOTEL));
        book(4, "hold-kept", 125, 124, "\"hold\": \"%s\", \"locationId\": \"%s\"".formatted(OFFER, HOTEL));
    }

    private void fulfilled() {
        request(
                4,
                "fulfilled",
                126,
                126,
                ", \"offerId\": \"%s\", \"locationId\": \"%s\", \"from\": \"2025-06-02\", \"stays\": [\"%s\", \"%s\"]"
                        .formatted(OFFER, HOTEL, stay(1), stay(2)));
        book(
                5,
                "hold-ended",
                127,
                126,
                "\"hold\": \"%s\", \"locationId\": \"%s\", \"why\": \"TAKEN\"".formatted(OFFER, HOTEL));
        for (int member = 1; member <= 2; member++)
            book(5 + member, "stay-started", 127 + member, 126, """
                "locationId": "%1$s", "stayId": "%2$s", "personId": "%3$d", "from": "2025-06-02",
                "aboveFreePlaces": false, "lines": [{"effectiveOn": "2025-06-02", "quantity": "stays", "change": 1,
                "dimensions": {"municipality": "GM0344", "location": "%1$s", "kind": "MUNICIPAL"}}]\
                """.formatted(HOTEL, stay(member), member));
    }

    static String stay(int member) {
        return "GM0344:00000000-0000-0000-0000-0000000000b" + member;
    }

    /** About the household's request. */
    void request(long sequence, String fact, int nr, long tx, String said) {
        history.allocation.add(event(
                "allocation",
                "request:" + REQUEST,
                sequence,
                OF_REQUEST + fact + ".v1",
                nr,
                tx,
                "{\"requestId\": \"%s\"%s}".formatted(REQUEST, said)));
    }

    /** In the hotel's guest book. */
    void book(long sequence, String fact, int nr, long tx, String said) {
        history.allocation(HOTEL, sequence, fact, nr, tx, "{" + said + "}");
    }

    /** About the first guest of the small history. */
    void attendance(long sequence, String fact, int nr, long tx, String said) {
        history.allocation.add(event(
                "allocation",
                "attendance:" + STAY,
                sequence,
                "nl.opvang.allocation.attendance.%s.v1".formatted(fact),
                nr,
                tx,
                "{\"stayId\": \"%s\"%s}".formatted(STAY, said)));
    }

    /** Says one of its events otherwise. */
    void retell(String fact, String before, String after) {
        history.allocation.replaceAll(event -> event.fact().equals(fact)
                ? event(
                        event.service(),
                        event.aggregateId(),
                        event.sequence(),
                        event.type(),
                        (int) event.position(),
                        event.tx(),
                        event.payload().toString().replace(before, after))
                : event);
    }
}
