package nl.opvang.torture.post;

import static nl.opvang.torture.post.Fields.ABSENT;

import java.time.YearMonth;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.UUID;
import nl.opvang.torture.history.Effect;
import nl.opvang.torture.post.Town.Location;
import org.jspecify.annotations.Nullable;

/** Makes up what a municipality says next; much of it is possible, some of it is not. */
final class Sayings extends Voice {
    private static final String LOCATION = "nl.opvang.capacity.location.";
    private static final String GUEST_BOOK = "nl.opvang.allocation.guest-book.";
    private static final String REGISTRATION = "nl.opvang.allocation.registration.";

    private final List<String> otherTowns;
    private final RequestSayings requests;
    private final AttendanceSayings attendance;
    private final StatementSayings statements;
    private final NationalSayings national;
    private final MoneySayings money;

    Sayings(Town town, List<String> otherTowns, Market market, Rounds rounds, Random dice) {
        super(town, dice);
        this.otherTowns = otherTowns;
        this.requests = new RequestSayings(town, otherTowns, market, dice);
        this.attendance = new AttendanceSayings(town, dice);
        this.statements = new StatementSayings(town, dice);
        this.national = new NationalSayings(town, rounds, dice);
        this.money = new MoneySayings(town, dice);
    }

    Saying next() {
        int drawn = dice.nextInt(100);
        if (drawn < 40) return requests.next();
        if (drawn < 52) return attendance.next();
        if (drawn < 64) return statements.next();
        if (drawn < 70) return national.next();
        if (drawn < 78) return money.next();
        return aboutPlacesAndPeople();
    }

    /** Something that can be a line of a batch. */
    Saying nextLine() {
        int drawn = dice.nextInt(100);
        if (drawn < 8) return requests.nextLine();
        if (drawn < 14) return attendance.nextLine();
        if (drawn < 26) return money.next();
        return aboutPlacesAndPeople();
    }

    private Saying aboutPlacesAndPeople() {
        int drawn = dice.nextInt(100);
        Saying saying = null;
        if (drawn < 45) saying = aboutPlaces(drawn);
        else if (drawn < 72) saying = aboutStays(drawn);
        else if (drawn < 96) saying = aboutRegistrations(drawn);
        else saying = provision();
        return saying == null ? opening() : saying;
    }

    private @Nullable Saying aboutPlaces(int drawn) {
        var location = town.location(dice, any -> true);
        if (location == null || drawn < 2) return null;
        if (drawn < 20) return placeChange(location);
        if (drawn < 30) return count(location);
        if (drawn < 35) return outOfUse(location);
        if (drawn < 38) return returnToUse(location);
        if (drawn < 44) return correction(location);
        return closing(location);
    }

    private @Nullable Saying aboutStays(int drawn) {
        var location = town.location(dice, Location::named);
        if (location == null) return null;
        if (drawn < 60) return stay(location);
        var stay = town.takeStay(dice);
        if (stay == null) return stay(location);
        if (drawn < 65) return stayEnd(stay);
        if (drawn < 69) return stayMove(stay, location);
        return stayCorrection(stay);
    }

    private Saying aboutRegistrations(int drawn) {
        if (drawn < 88) return registration();
        var registration = town.takeRegistration(dice);
        if (registration == null) return registration();
        return drawn < 93 ? deregistration(registration) : registrationCorrection(registration);
    }

    private String locationPath(Location location, String kind, UUID fact) {
        return path("/locations/%s/%s/%s".formatted(location.id(), kind, fact));
    }

    private Saying opening() {
        var location = new Location(id(), dice.nextInt(2) == 0, dice.nextInt(2) == 0);
        town.opened(location);
        int planned = dice.nextInt(location.mostPlaces());
        var name = "Locatie " + dice.nextInt(1_000_000);
        var basis = location.named() ? "NAMED" : "COUNTED";
        var form = Fields.of(
                "name",
                name,
                "kind",
                "MUNICIPAL",
                "effectiveOn",
                FIRST_DAY.toString(),
                "availableFrom",
                FIRST_DAY.toString(),
                "plannedPlaces",
                planned,
                "occupancyBasis",
                basis);
        return new Saying(
                CAPACITY,
                path("/locations/" + location.id()),
                form,
                "open-location",
                Fields.of("locationId", location.id(), "opening", form),
                List.of(effect(
                        LOCATION + "opened",
                        "locationId",
                        Map.of(
                                "locationId",
                                own(location.id()),
                                "description.name",
                                name,
                                "plannedPlaces",
                                Integer.toString(planned),
                                "occupancyBasis",
                                basis))));
    }

    private Saying placeChange(Location location) {
        var change = id();
        var kind = List.of("REALISED", "CHANGED", "CHANGED", "PLANNED").get(dice.nextInt(4));
        var day = day();
        int places = dice.nextInt(location.mostPlaces());
        location.changes().add(change);
        var form = Fields.of("type", kind, "effectiveOn", day.toString(), "places", places);
        return new Saying(
                CAPACITY,
                locationPath(location, "place-changes", change),
                form,
                "change-places",
                Fields.of("locationId", location.id(), "changeId", change, "placeChange", form),
                List.of(effect(
                        LOCATION + event(kind),
                        "factId",
                        Map.of(
                                "factId",
                                change.toString(),
                                "locationId",
                                own(location.id()),
                                "effectiveOn",
                                day.toString(),
                                "places",
                                Integer.toString(places),
                                "correctedFactId",
                                ""))));
    }

    private static String event(String kind) {
        return switch (kind) {
            case "REALISED" -> "places-realised";
            case "PLANNED" -> "places-planned";
            default -> "places-changed";
        };
    }

    private Saying count(Location location) {
        var count = id();
        var day = day();
        int occupied = dice.nextInt(300);
        var form = Fields.of("on", day.toString(), "occupied", occupied);
        return new Saying(
                CAPACITY,
                locationPath(location, "counts", count),
                form,
                "count-occupancy",
                Fields.of("locationId", location.id(), "countId", count, "count", form),
                List.of(effect(
                        LOCATION + "occupancy-counted",
                        "factId",
                        Map.of(
                                "factId",
                                count.toString(),
                                "locationId",
                                own(location.id()),
                                "on",
                                day.toString(),
                                "occupied",
                                Integer.toString(occupied)))));
    }

    private Saying outOfUse(Location location) {
        var period = id();
        var from = day();
        var until = from.plusDays(1 + dice.nextInt(60));
        int places = 1 + dice.nextInt(40);
        location.periods().add(period);
        var form = Fields.of("from", from.toString(), "until", until.toString(), "places", places);
        return new Saying(
                CAPACITY,
                locationPath(location, "out-of-use-periods", period),
                form,
                "take-out-of-use",
                Fields.of("locationId", location.id(), "periodId", period, "outOfUsePeriod", form),
                List.of(effect(
                        LOCATION + "taken-out-of-use",
                        "factId",
                        Map.of(
                                "factId",
                                period.toString(),
                                "locationId",
                                own(location.id()),
                                "from",
                                from.toString(),
                                "until",
                                until.toString(),
                                "places",
                                Integer.toString(places)))));
    }

    private Saying returnToUse(Location location) {
        var back = id();
        var periods = location.periods();
        var period = periods.isEmpty() ? id() : periods.get(dice.nextInt(periods.size()));
        var day = day();
        var form = Fields.of("periodId", period.toString(), "effectiveOn", day.toString());
        return new Saying(
                CAPACITY,
                locationPath(location, "returns-to-use", back),
                form,
                "return-to-use",
                Fields.of("locationId", location.id(), "returnId", back, "returnToUse", form),
                List.of(effect(
                        LOCATION + "returned-to-use",
                        "factId",
                        Map.of(
                                "factId",
                                back.toString(),
                                "periodId",
                                period.toString(),
                                "effectiveOn",
                                day.toString()))));
    }

    private Saying correction(Location location) {
        var correction = id();
        var changes = location.changes();
        var corrected = changes.isEmpty() ? id() : changes.get(dice.nextInt(changes.size()));
        Map<String, Object> form;
        Effect effect;
        if (dice.nextBoolean()) {
            form = Fields.of("corrects", corrected.toString(), "withdrawn", true, "reason", "never was");
            effect = effect(
                    LOCATION + "withdrawn",
                    "factId",
                    Map.of("factId", correction.toString(), "correctedFactId", corrected.toString()));
        } else {
            var day = day();
            int places = dice.nextInt(location.mostPlaces());
            var instead = Fields.of("type", "CHANGED", "effectiveOn", day.toString(), "places", places);
            form = Fields.of("corrects", corrected.toString(), "placeChange", instead, "reason", "a slip of the pen");
            effect = effect(
                    LOCATION + "places-changed",
                    "factId",
                    Map.of(
                            "factId",
                            correction.toString(),
                            "correctedFactId",
                            corrected.toString(),
                            "effectiveOn",
                            day.toString(),
                            "places",
                            Integer.toString(places)));
        }
        return new Saying(
                CAPACITY,
                locationPath(location, "corrections", correction),
                form,
                "correct-location",
                Fields.of("locationId", location.id(), "correctionId", correction, "correction", form),
                List.of(effect));
    }

    private Saying closing(Location location) {
        var closing = id();
        var day = FIRST_DAY.plusDays(DAYS + dice.nextInt(100));
        var form = Fields.of("effectiveOn", day.toString());
        return new Saying(
                CAPACITY,
                locationPath(location, "closings", closing),
                form,
                "close-location",
                Fields.of("locationId", location.id(), "closingId", closing, "closing", form),
                List.of(effect(
                        LOCATION + "closed",
                        "factId",
                        Map.of("factId", closing.toString(), "effectiveOn", day.toString()))));
    }

    private Saying stay(Location location) {
        var stay = id();
        var from = day();
        var until = dice.nextInt(4) == 0 ? null : from.plusDays(1 + dice.nextInt(30));
        town.stays(stay);
        var form = Fields.of(
                "location",
                location.id(),
                "identity",
                anyone(),
                "from",
                from.toString(),
                "until",
                until == null ? ABSENT : until.toString(),
                "reason",
                dice.nextInt(3) == 0 ? "nowhere else to go" : ABSENT);
        return new Saying(
                ALLOCATION,
                path("/stays/" + stay),
                form,
                "start-stay",
                Fields.both(Fields.of("stay", stay), form),
                List.of(effect(
                        GUEST_BOOK + "stay-started",
                        "stayId",
                        Map.of(
                                "stayId",
                                own(stay),
                                "locationId",
                                own(location.id()),
                                "from",
                                from.toString(),
                                "until",
                                until == null ? "" : until.toString()))));
    }

    private Saying stayEnd(UUID stay) {
        var until = day().plusDays(30);
        var form = Fields.of("until", until.toString());
        return new Saying(
                ALLOCATION,
                path("/stays/%s/end".formatted(stay)),
                form,
                "end-stay",
                Fields.both(Fields.of("stay", stay), form),
                List.of(effect(
                        GUEST_BOOK + "stay-ended", "stayId", Map.of("stayId", own(stay), "until", until.toString()))));
    }

    /** In one transaction out of one guest book and into another. */
    private Saying stayMove(UUID stay, Location to) {
        var there = id();
        var on = day().plusDays(20);
        town.stays(there);
        var form = Fields.of(
                "on", on.toString(), "toLocation", to.id(), "toStay", there, "reason", "closer to the school");
        return new Saying(
                ALLOCATION,
                path("/stays/%s/move".formatted(stay)),
                form,
                "move-stay",
                Fields.both(Fields.of("stay", stay), form),
                List.of(
                        effect(
                                GUEST_BOOK + "stay-moved-out",
                                "stayId",
                                Map.of("stayId", own(stay), "until", on.toString(), "toStay", own(there))),
                        effect(
                                GUEST_BOOK + "stay-moved-in",
                                "stayId",
                                Map.of(
                                        "stayId",
                                        own(there),
                                        "locationId",
                                        own(to.id()),
                                        "from",
                                        on.toString(),
                                        "movedFromStay",
                                        own(stay)))));
    }

    private Saying stayCorrection(UUID stay) {
        var correction = id();
        boolean withdrawn = dice.nextBoolean();
        var from = day();
        var until = from.plusDays(1 + dice.nextInt(20));
        var form = withdrawn
                ? Fields.of("withdrawn", true, "reason", "never came")
                : Fields.of("from", from.toString(), "until", until.toString(), "reason", "came later");
        var effect = withdrawn
                ? effect(
                        GUEST_BOOK + "stay-withdrawn",
                        "correctionId",
                        Map.of("correctionId", correction.toString(), "stayId", own(stay)))
                : effect(
                        GUEST_BOOK + "stay-corrected",
                        "correctionId",
                        Map.of(
                                "correctionId",
                                correction.toString(),
                                "stayId",
                                own(stay),
                                "from",
                                from.toString(),
                                "until",
                                until.toString()));
        return new Saying(
                ALLOCATION,
                path("/stays/%s/corrections/%s".formatted(stay, correction)),
                form,
                "correct-stay",
                Fields.both(Fields.of("stay", stay, "correction", correction), form),
                List.of(effect));
    }

    private Saying registration() {
        var registration = id();
        var from = day();
        var movedFrom = dice.nextInt(3) == 0 ? otherTowns.get(dice.nextInt(otherTowns.size())) : null;
        town.registers(registration);
        var form = Fields.of(
                "identity",
                anyone(),
                "nationalityGroup",
                "UKRAINIAN",
                "from",
                from.toString(),
                "movedFrom",
                movedFrom == null ? ABSENT : movedFrom);
        return new Saying(
                ALLOCATION,
                path("/registrations/" + registration),
                form,
                "register",
                Fields.both(Fields.of("registration", registration), form),
                List.of(effect(
                        REGISTRATION + (movedFrom == null ? "registered" : "moved"),
                        "registrationId",
                        Map.of(
                                "registrationId",
                                own(registration),
                                "from",
                                from.toString(),
                                "movedFrom",
                                movedFrom == null ? "" : movedFrom))));
    }

    private Saying deregistration(UUID registration) {
        var until = day().plusDays(30);
        var form = Fields.of("until", until.toString(), "departureReason", "LEFT_COUNTRY");
        return new Saying(
                ALLOCATION,
                path("/registrations/%s/deregistration".formatted(registration)),
                form,
                "deregister",
                Fields.both(Fields.of("registration", registration), form),
                List.of(effect(
                        REGISTRATION + "deregistered",
                        "registrationId",
                        Map.of("registrationId", own(registration), "until", until.toString()))));
    }

    private Saying registrationCorrection(UUID registration) {
        var correction = id();
        var form = Fields.of("withdrawn", true, "reason", "somebody else");
        return new Saying(
                ALLOCATION,
                path("/registrations/%s/corrections/%s".formatted(registration, correction)),
                form,
                "correct-registration",
                Fields.both(Fields.of("registration", registration, "correction", correction), form),
                List.of(effect(
                        REGISTRATION + "withdrawn",
                        "correctionId",
                        Map.of("correctionId", correction.toString(), "registrationId", own(registration)))));
    }

    private Saying provision() {
        var provision = id();
        var month = YearMonth.of(2025, 1 + dice.nextInt(12));
        var form = Fields.of("identity", anyone(), "month", month.toString());
        return new Saying(
                ALLOCATION,
                path("/provisions/" + provision),
                form,
                "provide",
                Fields.both(Fields.of("provision", provision), form),
                List.of(effect(
                        "nl.opvang.allocation.provision.provided",
                        "provisionId",
                        Map.of("provisionId", own(provision), "month", month.toString()))));
    }
}
