package nl.opvang.torture.check;

import static nl.opvang.torture.check.ViewsEqualTheLog.row;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import nl.opvang.torture.history.LoggedEvent;

/** What tables about requests, offers, holds and absences must hold. */
final class Shelter {
    /** An offer as it is now. */
    private static final class Offer {
        private final String request;
        private final String of;
        private String stage = "ASKED";
        private String location = "";
        private String why = "";

        private Offer(String request, String of) {
            this.request = request;
            this.of = of;
        }
    }

    private final Map<String, String> requests = new LinkedHashMap<>();
    private final Map<String, Offer> offers = new LinkedHashMap<>();
    private final Map<String, String> holds = new LinkedHashMap<>();
    private final Map<String, Long> steps = new LinkedHashMap<>();
    private final Map<String, String> absences = new LinkedHashMap<>();
    private final List<String> failures = new ArrayList<>();

    private Shelter() {}

    /** After all of these events. */
    static void tables(List<LoggedEvent> log, Map<String, List<String>> tables) {
        var shelter = new Shelter();
        for (var event : log) {
            switch (event.feature()) {
                case "allocation.request" -> shelter.request(event);
                case "allocation.guest-book" -> shelter.book(event);
                case "allocation.attendance" -> shelter.absence(event);
                default -> {}
            }
        }
        tables.put("shelter_request", rows(shelter.requests));
        tables.put("placement_failure", shelter.failures);
        tables.put(
                "shelter_offer",
                shelter.offers.entrySet().stream()
                        .map(each -> row(
                                each.getKey(),
                                each.getValue().request,
                                each.getValue().of,
                                each.getValue().stage,
                                each.getValue().location,
                                each.getValue().why))
                        .toList());
        tables.put("guest_book_hold", rows(shelter.holds));
        tables.put(
                "place_step",
                shelter.steps.entrySet().stream()
                        .filter(step -> step.getValue() != 0)
                        .map(step -> row(step.getKey(), step.getValue()))
                        .toList());
        tables.put("absence", rows(shelter.absences));
    }

    private static List<String> rows(Map<String, String> rows) {
        return rows.entrySet().stream()
                .map(each -> row(each.getKey(), each.getValue()))
                .toList();
    }

    private void request(LoggedEvent event) {
        var request = event.text("requestId");
        switch (event.fact()) {
            case "asked" -> requests.put(request, row("", ""));
            case "withdrawn" -> requests.put(request, row("WITHDRAWN", event.text("why")));
            case "placement-failed" ->
                failures.add(row(request, event.text("attemptId"), event.text("on"), event.text("why")));
            case "offer-asked" -> offers.put(event.text("offerId"), new Offer(request, event.text("of")));
            case "offered" -> reach("held", event);
            case "offer-accepted", "offer-refused", "offer-declined", "offer-expired" ->
                reach(event.fact().substring("offer-".length()), event);
            case "fulfilled" -> {
                reach("taken", event);
                requests.put(request, row("FULFILLED", ""));
            }
            default -> {}
        }
    }

    private void reach(String stage, LoggedEvent event) {
        var offer = offers.get(event.text("offerId"));
        if (offer == null) return;
        offer.stage = stage.toUpperCase(Locale.ROOT);
        if (!event.text("locationId").isEmpty()) offer.location = event.text("locationId");
        offer.why = event.text("why");
    }

    private void book(LoggedEvent event) {
        var location = event.text("locationId");
        var hold = event.text("hold");
        for (var line : event.lines())
            if (line.quantity().equals("stays"))
                step(location, line.effectiveOn().toString(), -line.change());
        switch (event.fact()) {
            case "places-noted" -> {
                for (var change : event.payload().path("realised"))
                    step(
                            location,
                            change.path("effectiveOn").asString(),
                            change.path("change").asLong());
                for (var change : event.payload().path("outOfUse"))
                    step(
                            location,
                            change.path("effectiveOn").asString(),
                            -change.path("change").asLong());
            }
            case "places-held" ->
                holds.put(
                        hold,
                        row(
                                location,
                                event.text("places"),
                                event.text("from"),
                                event.text("until").isEmpty() ? "infinity" : event.text("until"),
                                "f"));
            case "hold-kept", "held-for-count" ->
                holds.computeIfPresent(hold, (id, row) -> row.substring(0, row.lastIndexOf('|')) + "|t");
            case "hold-ended" -> holds.remove(hold);
            default -> {}
        }
    }

    private void step(String location, String day, long change) {
        steps.merge(row(location, day), change, Long::sum);
    }

    private void absence(LoggedEvent event) {
        var key = row(event.text("stayId"), event.text("absenceId"));
        switch (event.fact()) {
            case "absence-reported", "absence-corrected" ->
                absences.put(key, row(event.text("from"), event.text("until"), "f"));
            case "absence-ended" ->
                absences.computeIfPresent(
                        key, (id, row) -> row(row.substring(0, row.indexOf('|')), event.text("until"), "f"));
            case "absence-withdrawn" ->
                absences.computeIfPresent(key, (id, row) -> row.substring(0, row.lastIndexOf('|')) + "|t");
            default -> {}
        }
    }
}
