package nl.opvang.torture.check;

import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import nl.opvang.torture.history.Asked;
import nl.opvang.torture.history.Command.Accepted;
import nl.opvang.torture.history.Command.Outcome;
import nl.opvang.torture.history.Effect;
import nl.opvang.torture.history.Evidence;
import nl.opvang.torture.history.Journal.Told;
import nl.opvang.torture.history.LoggedEvent;
import nl.opvang.torture.history.Sent;
import tools.jackson.databind.json.JsonMapper;

/** Two locations, their guest books and a person who moves from the one to the other, all of it true until somebody doctors it. */
final class SmallHistory {
    static final String SCHOOL = "GM0344:00000000-0000-0000-0000-000000000001";
    static final String HOTEL = "GM0344:00000000-0000-0000-0000-000000000002";
    static final String STAY = "GM0344:00000000-0000-0000-0000-000000000011";
    static final String NEXT_STAY = "GM0344:00000000-0000-0000-0000-000000000012";
    static final String PERSON = "00000000-0000-0000-0000-0000000000aa";

    private static final JsonMapper JSON = JsonMapper.builder().build();
    private static final String LOCATION = "nl.opvang.capacity.location.";
    private static final String GUEST_BOOK = "nl.opvang.allocation.guest-book.";

    final List<LoggedEvent> capacity = new ArrayList<>();
    final List<LoggedEvent> allocation = new ArrayList<>();
    final List<LoggedEvent> funding = new ArrayList<>();
    final List<Asked> asked = new ArrayList<>();
    final List<Told> told = new ArrayList<>();
    final Map<String, Map<String, List<String>>> tables = new HashMap<>();
    final Map<String, List<Sent>> sent = new HashMap<>();

    SmallHistory() {
        openLocation(SCHOOL, 1);
        openLocation(HOTEL, 2);
        realise(SCHOOL, 1, 3);
        realise(HOTEL, 1, 4);
        note(0, SCHOOL, 0, 1);
        note(1, HOTEL, 0, 2);
        note(2, SCHOOL, 1, 3);
        note(3, HOTEL, 1, 4);
        stay();
        move();
        for (var log : List.of(capacity, allocation)) for (var event : log) send(event);
    }

    private void openLocation(String location, int nr) {
        capacity(location, 0, "opened", nr, """
            {"locationId": "%s", "effectiveOn": "2025-01-01", "description": {"name": "Locatie", "kind": "MUNICIPAL"},
             "plannedPlaces": 0, "occupancyBasis": "NAMED", "lines": []}\
            """.formatted(location));
        asked(
                "PUT location " + nr,
                new Accepted(true, events(capacity.getLast())),
                List.of(new Effect(LOCATION + "opened.v1", "locationId", Map.of("locationId", location))));
    }

    private void realise(String location, long sequence, int nr) {
        capacity(location, sequence, "places-realised", nr, """
            {"locationId": "%1$s", "factId": "%2$s", "effectiveOn": "2025-02-01", "places": 10, "stillPlanned": 0,
             "lines": [{"effectiveOn": "2025-02-01", "quantity": "places.realised", "change": 10, "dimensions":
                        {"municipality": "GM0344", "location": "%1$s", "kind": "MUNICIPAL"}}]}
            """.formatted(location, id(20 + nr)));
        asked(
                "PUT places " + nr,
                new Accepted(true, events(capacity.getLast())),
                List.of(new Effect(
                        LOCATION + "places-realised.v1",
                        "factId",
                        Map.of("factId", id(20 + nr).toString(), "places", "10"))));
    }

    private void note(int nr, String location, long sequence, int source) {
        allocation(location, sequence, "places-noted", 100 + nr, 100 + nr, """
            {"locationId": "%s", "sourceEventId": "%s", "sourceSequence": %d%s, "realised": [%s], "outOfUse": []}
            """.formatted(
                        location,
                        id(source),
                        sequence,
                        sequence == 0 ? ", \"kind\": \"MUNICIPAL\"" : "",
                        sequence == 0 ? "" : "{\"effectiveOn\": \"2025-02-01\", \"change\": 10}"));
    }

    private void stay() {
        allocation(SCHOOL, 2, "stay-started", 110, 110, """
            {"locationId": "%s", "stayId": "%s", "personId": "%s", "from": "2025-03-01", "aboveFreePlaces": false,
             "lines": [%s]}\
            """.formatted(
                        SCHOOL, STAY, PERSON, stays(SCHOOL, "2025-03-01", 1)));
        asked(
                "PUT stay",
                new Accepted(true, events(allocation.getLast())),
                List.of(new Effect(GUEST_BOOK + "stay-started.v1", "stayId", Map.of("stayId", STAY))));
    }

    private void move() {
        allocation(SCHOOL, 3, "stay-moved-out", 111, 111, """
            {"locationId": "%s", "stayId": "%s", "until": "2025-04-01", "to": "%s", "toStay": "%s", "lines": [%s]}
            """.formatted(
                        SCHOOL, STAY, HOTEL, NEXT_STAY, stays(SCHOOL, "2025-04-01", -1)));
        allocation(HOTEL, 2, "stay-moved-in", 112, 111, """
            {"locationId": "%s", "stayId": "%s", "personId": "%s", "from": "2025-04-01", "movedFrom": "%s",
             "movedFromStay": "%s", "aboveFreePlaces": false, "lines": [%s]}
            """.formatted(
                        HOTEL, NEXT_STAY, PERSON, SCHOOL, STAY, stays(HOTEL, "2025-04-01", 1)));
        asked(
                "PUT move",
                new Accepted(true, events(allocation.get(allocation.size() - 2), allocation.getLast())),
                List.of(
                        new Effect(GUEST_BOOK + "stay-moved-out.v1", "stayId", Map.of("stayId", STAY)),
                        new Effect(GUEST_BOOK + "stay-moved-in.v1", "stayId", Map.of("stayId", NEXT_STAY))));
    }

    private static String stays(String location, String day, int change) {
        return """
            {"effectiveOn": "%s", "quantity": "stays", "change": %d, "dimensions":
             {"municipality": "GM0344", "location": "%s", "kind": "MUNICIPAL"}}\
            """.formatted(day, change, location);
    }

    void capacity(String location, long sequence, String fact, int nr, String payload) {
        capacity.add(event("capacity", "location:" + location, sequence, LOCATION + fact + ".v1", nr, nr, payload));
    }

    void allocation(String location, long sequence, String fact, int nr, long tx, String payload) {
        allocation.add(
                event("allocation", "guest-book:" + location, sequence, GUEST_BOOK + fact + ".v1", nr, tx, payload));
    }

    /** An event of the second that has its number; those of one transaction were recorded for one command. */
    static LoggedEvent event(
            String service, String aggregate, long sequence, String type, int nr, long tx, String payload) {
        var moment = Instant.parse("2025-11-20T12:00:00Z").plusSeconds(nr);
        return new LoggedEvent(
                service,
                tx,
                nr,
                id(nr),
                type,
                aggregate,
                sequence,
                moment,
                moment,
                id((int) tx),
                null,
                null,
                JSON.readTree(payload));
    }

    static UUID id(int nr) {
        return new UUID(0, 0x1000 + nr);
    }

    static String events(LoggedEvent... events) {
        var ids = new ArrayList<UUID>();
        for (var event : events) ids.add(event.id());
        return JSON.writeValueAsString(Map.of("events", ids));
    }

    void asked(String request, Outcome outcome, List<Effect> effects, String... companions) {
        asked.add(new Asked(request, effects, Set.of(companions), outcome, 1));
    }

    /** What became of a command, told otherwise. */
    void retell(String request, Outcome outcome, int attempts) {
        asked.replaceAll(each -> each.request().equals(request)
                ? new Asked(request, each.effects(), each.companions(), outcome, attempts)
                : each);
    }

    void send(LoggedEvent event) {
        var records = sent.computeIfAbsent(event.service(), service -> new ArrayList<>());
        records.add(new Sent(0, records.size(), event.id(), event.aggregateId(), event.sequence(), event.payload()));
    }

    Evidence evidence() {
        return new Evidence(
                Map.of("capacity", capacity, "allocation", allocation, "funding", funding), asked, told, tables, sent);
    }

    /** What this check finds. */
    List<String> breaches(Check check) {
        var breaches = new ArrayList<String>();
        check.check(evidence(), breaches::add);
        return breaches;
    }
}
