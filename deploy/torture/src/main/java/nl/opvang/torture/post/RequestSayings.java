package nl.opvang.torture.post;

import static nl.opvang.torture.post.Fields.ABSENT;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.UUID;
import nl.opvang.torture.history.Effect;
import nl.opvang.torture.post.Market.Household;
import nl.opvang.torture.post.Market.Offer;
import nl.opvang.torture.post.Market.Stage;
import nl.opvang.torture.post.Town.Location;
import org.jspecify.annotations.Nullable;

/**
 * Makes up what is said of households that ask for shelter. Most often the next step of an offer, so that some become stays;
 * often enough another one, so that who says no and who says yes meet.
 */
final class RequestSayings extends Voice {
    private static final String REQUEST = "nl.opvang.allocation.request.";
    private static final String GUEST_BOOK = "nl.opvang.allocation.guest-book.";

    /** Who asks is staying nowhere but where an arrival put them: then its moves are its own. */
    private static final int FIRST_ASKER = 5_000;

    private static final int ASKERS = 300;
    private static final int MOST_PEOPLE = 4;
    private static final List<Stage> RUNNING = List.of(Stage.ASKED, Stage.HELD, Stage.ACCEPTED);

    private final List<String> otherTowns;
    private final Market market;

    RequestSayings(Town town, List<String> otherTowns, Market market, Random dice) {
        super(town, dice);
        this.otherTowns = otherTowns;
        this.market = market;
    }

    Saying next() {
        int drawn = dice.nextInt(100);
        Saying saying = null;
        if (drawn < 20) saying = arrival();
        if (saying == null && drawn < 45) saying = dice.nextInt(4) == 0 ? decline() : acceptance();
        if (saying == null && drawn < 70) saying = dice.nextInt(8) == 0 ? refusal() : hold();
        if (saying == null && drawn < 90) saying = offer();
        if (saying == null && drawn < 94) saying = nextLine();
        return saying == null ? asking() : saying;
    }

    /** Something that can be a line of a batch. */
    Saying nextLine() {
        int drawn = dice.nextInt(10);
        var household = drawn < 6
                ? null
                : drawn < 7 ? market.takeHousehold(town.code(), dice) : market.household(town.code(), dice);
        if (household == null) return asking();
        if (drawn < 7) return withdrawal(household);
        return drawn < 9 ? failure(household) : change(household);
    }

    private String requestPath(Household household) {
        return path("/requests/" + household.request());
    }

    private Saying asking() {
        int people = 1 + dice.nextInt(MOST_PEOPLE);
        var household = new Household(town.code(), id(), people, day());
        market.asks(household);
        var form = form(household);
        return new Saying(
                ALLOCATION,
                requestPath(household),
                form,
                "ask-shelter",
                Fields.of("request", household.request(), "asked", form),
                List.of(new Effect(REQUEST + "asked.v2", "requestId", Map.of("requestId", own(household.request())))));
    }

    private Map<String, Object> form(Household household) {
        var askers = new LinkedHashSet<Integer>();
        while (askers.size() < household.people()) askers.add(FIRST_ASKER + dice.nextInt(ASKERS));
        var members = new ArrayList<Map<String, Object>>();
        for (int asker : askers)
            members.add(Fields.of(
                    "identity", person(asker), "ageBand", members.isEmpty() ? "FROM_18_TO_64" : "FROM_4_TO_11"));
        return Fields.of(
                "askedAt",
                FIRST_DAY.plusDays(dice.nextInt(DAYS)) + "T09:30:00Z",
                "from",
                household.from().toString(),
                "until",
                dice.nextInt(4) == 0
                        ? ABSENT
                        : household.from().plusDays(10 + dice.nextInt(100)).toString(),
                "members",
                members,
                "needs",
                dice.nextBoolean() ? List.of("SCHOOL") : List.of(),
                "withoutShelter",
                dice.nextBoolean());
    }

    private Saying change(Household household) {
        var change = id();
        var form = form(household);
        return new Saying(
                ALLOCATION,
                requestPath(household) + "/changes/" + change,
                form,
                "change-request",
                Fields.of("request", household.request(), "change", change, "asked", form),
                List.of(new Effect(
                        REQUEST + "changed.v2",
                        "changeId",
                        Map.of("changeId", change.toString(), "requestId", own(household.request())))));
    }

    private Saying failure(Household household) {
        var attempt = id();
        var day = day();
        var form = Fields.of("on", day.toString(), "why", "FULL");
        return new Saying(
                ALLOCATION,
                requestPath(household) + "/failed-placements/" + attempt,
                form,
                "record-failed-placement",
                Fields.both(Fields.of("request", household.request(), "attempt", attempt), form),
                List.of(effect(
                        REQUEST + "placement-failed",
                        "attemptId",
                        Map.of(
                                "attemptId",
                                attempt.toString(),
                                "requestId",
                                own(household.request()),
                                "on",
                                day.toString(),
                                "why",
                                "FULL"))));
    }

    private Saying withdrawal(Household household) {
        var form = Fields.of("why", "LEFT");
        return new Saying(
                        ALLOCATION,
                        requestPath(household) + "/withdrawal",
                        form,
                        "withdraw-request",
                        Fields.both(Fields.of("request", household.request()), form),
                        List.of(effect(
                                REQUEST + "withdrawn",
                                "requestId",
                                Map.of("requestId", own(household.request()), "why", "LEFT"))))
                .bringing(REQUEST + "offer-declined.v1");
    }

    /** Of another municipality or of its own, which can hold places in the same breath. */
    private @Nullable Saying offer() {
        var household = market.household(town.code(), dice);
        if (household == null) return null;
        var location = dice.nextInt(3) == 0 ? town.location(dice, Location::named) : null;
        var of = location != null ? town.code() : otherTowns.get(dice.nextInt(otherTowns.size()));
        var offer = new Offer(household, id(), of);
        market.offers(offer, location != null ? Stage.HELD : Stage.ASKED);
        var effects = new ArrayList<Effect>();
        effects.add(effect(
                REQUEST + "offer-asked",
                "offerId",
                Map.of("offerId", offer.text(), "requestId", own(household.request()), "of", of)));
        if (location != null) effects.addAll(held(offer, location));
        return Saying.alone(
                ALLOCATION,
                requestPath(household) + "/offers/" + offer.id(),
                Fields.of("municipality", of, "location", location == null ? ABSENT : location.id()),
                effects.toArray(Effect[]::new));
    }

    private List<Effect> held(Offer offer, Location location) {
        return List.of(
                effect(
                        REQUEST + "offered",
                        "offerId",
                        Map.of("offerId", offer.text(), "locationId", own(location.id()))),
                effect(
                        GUEST_BOOK + "places-held",
                        "hold",
                        Map.of("hold", offer.text(), "locationId", own(location.id()))));
    }

    private String askedPath(Offer offer, String step) {
        return path("/asked-offers/%s/%s/%s".formatted(offer.household().town(), offer.id(), step));
    }

    private @Nullable Saying hold() {
        var location = town.location(dice, Location::named);
        var offer = location == null ? null : take(Stage.ASKED, Stage.HELD, true);
        if (location == null || offer == null) return null;
        return Saying.alone(
                ALLOCATION,
                askedPath(offer, "hold"),
                Fields.of("location", location.id()),
                held(offer, location).toArray(Effect[]::new));
    }

    /** Also of places that are held, and maybe just now accepted. */
    private @Nullable Saying refusal() {
        var offer = take(RUNNING.get(dice.nextInt(RUNNING.size())), Stage.OVER, true);
        if (offer == null) return null;
        return Saying.alone(
                ALLOCATION,
                askedPath(offer, "refusal"),
                Fields.of("why", "NOTHING_FITS"),
                effect(REQUEST + "offer-refused", "offerId", Map.of("offerId", offer.text(), "why", "NOTHING_FITS")));
    }

    private @Nullable Saying acceptance() {
        var offer = take(Stage.HELD, Stage.ACCEPTED, false);
        if (offer == null) return null;
        return Saying.alone(
                ALLOCATION,
                requestPath(offer.household()) + "/offers/%s/acceptance".formatted(offer.id()),
                Map.of(),
                effect(REQUEST + "offer-accepted", "offerId", Map.of("offerId", offer.text())),
                effect(GUEST_BOOK + "hold-kept", "hold", Map.of("hold", offer.text())));
    }

    /** Also of places that are just now accepted. */
    private @Nullable Saying decline() {
        var offer = take(dice.nextInt(3) == 0 ? Stage.ACCEPTED : Stage.HELD, Stage.OVER, false);
        if (offer == null) return null;
        return Saying.alone(
                ALLOCATION,
                requestPath(offer.household()) + "/offers/%s/decline".formatted(offer.id()),
                Fields.of("why", "TOO_FAR"),
                new Effect(
                        REQUEST + "offer-declined.v1",
                        List.of("offerId", "why"),
                        Map.of("offerId", offer.text(), "why", "TOO_FAR")));
    }

    /** In one transaction the request is fulfilled, the hold taken and every stay begun; who stayed elsewhere leaves there. */
    private @Nullable Saying arrival() {
        var offer = take(Stage.ACCEPTED, Stage.OVER, true);
        if (offer == null) return null;
        var from = offer.household().from().plusDays(dice.nextInt(5));
        var stays = new ArrayList<Map<String, Object>>();
        var own = new ArrayList<UUID>();
        for (int member = 1; member <= offer.household().people(); member++) {
            own.add(id());
            stays.add(Fields.of("member", member, "stay", own.getLast()));
        }
        own.forEach(town::hosts);
        return Saying.alone(
                        ALLOCATION,
                        askedPath(offer, "arrival"),
                        Fields.of("from", from.toString(), "stays", stays),
                        effect(
                                REQUEST + "fulfilled",
                                "offerId",
                                Map.of(
                                        "offerId",
                                        offer.text(),
                                        "requestId",
                                        offer.household().town() + ":"
                                                + offer.household().request(),
                                        "from",
                                        from.toString())))
                .bringing(
                        GUEST_BOOK + "stay-started.v1",
                        GUEST_BOOK + "stay-moved-in.v1",
                        GUEST_BOOK + "stay-moved-out.v1");
    }

    /** @param asked whether this municipality is the one that is to make it, rather than the household's own */
    private @Nullable Offer take(Stage at, Stage next, boolean asked) {
        return market.take(
                at, next, offer -> (asked ? offer.of() : offer.household().town()).equals(town.code()), dice);
    }
}
