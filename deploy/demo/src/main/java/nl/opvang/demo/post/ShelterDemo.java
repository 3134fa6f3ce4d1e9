package nl.opvang.demo.post;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import nl.opvang.demo.plan.ShelterStory;
import nl.opvang.demo.plan.ShelterStory.Fate;
import nl.opvang.demo.plan.ShelterStory.Household;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * Households that ask for shelter, offers, holds and arrivals; all of it says that it is simulated. Whether a place is free is what the
 * register answers. So an interrupted load goes on where each household is.
 */
final class ShelterDemo {
    private static final JsonMapper JSON = JsonMapper.builder().build();
    private static final String SIMULATED = "Simulated.";
    private static final Duration BETWEEN_LOOKS = Duration.ofMillis(250);

    private final ServiceApi allocation;
    private final Patience patience;
    private final ShelterStory story;

    ShelterDemo(ServiceApi allocation, Patience patience, ShelterStory story) {
        this.allocation = allocation;
        this.patience = patience;
        this.story = story;
    }

    void load() throws InterruptedException {
        allocation.put("/v1/priority-rules/" + story.rule(), "ministry", json(rule()));
        var households = story.households();
        for (var household : households) allocation.put(path(household), role(household), json(asking(household)));
        awaitPlaces(households.getFirst());
        for (var household : households) follow(household);
    }

    private static Form rule() {
        return new Form()
                .with("validFrom", "2025-09-01")
                .with("certainty", "NOT_VERIFIED")
                .with(
                        "source",
                        "Simulated: no priority rule is known; this one takes up what the VNG's letter of"
                                + " September 2025 names")
                .with("method", "WEIGHTED")
                .with(
                        "criteria",
                        List.of(
                                criterion("SINGLE_PARENT_WITH_CHILDREN", 50, null),
                                criterion("MEDICAL_NEED", 40, null),
                                criterion("MINORS", 10, 3),
                                criterion("WITHOUT_SHELTER_TONIGHT", 60, null),
                                criterion("DAYS_WAITING", 2, 30)))
                .with("reason", SIMULATED);
    }

    private static Form criterion(String fact, int weight, @Nullable Integer atMost) {
        return new Form().with("fact", fact).with("weight", weight).with("atMost", atMost);
    }

    private static Form asking(Household household) {
        var members = new ArrayList<Form>();
        for (int i = 0; i < household.members().size(); i++)
            members.add(new Form()
                    .with(
                            "identity",
                            new Form()
                                    .with("scheme", "LOCAL")
                                    .with("value", "simulated-" + household.number() + "-" + i))
                    .with("ageBand", household.members().get(i)));
        return new Form()
                .with("askedAt", household.askedOn() + "T09:00:00Z")
                .with("from", ShelterStory.FIRST_DAY)
                .with("members", members)
                .with("needs", household.needs())
                .with("withoutShelter", household.withoutShelter())
                .with("reason", SIMULATED);
    }

    /** What is free is known when all that was posted before has been read back. */
    private void awaitPlaces(Household first) throws InterruptedException {
        var last = allocation.position();
        var before = Instant.MIN;
        long movedAt = System.nanoTime();
        for (; ; ) {
            var through = suggestions(first)
                    .map(found -> Instant.parse(found.path("projectedThrough").asString()))
                    .orElseThrow(() -> new LoadStopped("nothing is suggested to " + path(first)));
            if (!through.isBefore(last)) return;
            if (through.isAfter(before)) movedAt = System.nanoTime();
            else if (System.nanoTime() - movedAt > patience.still().toNanos())
                throw new LoadStopped("suggestions stay at %s, and not all was recorded by then".formatted(through));
            before = through;
            Thread.sleep(BETWEEN_LOOKS);
        }
    }

    private void follow(Household household) throws InterruptedException {
        switch (household.fate()) {
            case WAITS -> {}
            case COULD_NOT_BE_PLACED -> fail(household);
            case IS_OFFERED, DECLINES, ACCEPTS, COMES -> offer(household);
            case ASKS_ELSEWHERE, IS_REFUSED_ELSEWHERE -> askElsewhere(household);
            case WITHDRAWS ->
                allocation.put(
                        path(household) + "/withdrawal",
                        role(household),
                        json(new Form().with("why", "SHELTERED_OTHERWISE").with("reason", SIMULATED)));
        }
    }

    private void fail(Household household) throws InterruptedException {
        allocation.put(
                path(household) + "/failed-placements/" + story.part("attempt", household, 0),
                role(household),
                json(new Form()
                        .with("on", ShelterStory.FIRST_DAY)
                        .with("why", "NOTHING_FITS")
                        .with("reason", SIMULATED)));
    }

    private void offer(Household household) throws InterruptedException {
        var offer = path(household) + "/offers/" + story.part("offer", household, 0);
        if (offers(household).isEmpty() && !hold(household, offer)) {
            fail(household);
            return;
        }
        var role = role(household);
        if (household.fate() == Fate.DECLINES)
            allocation.put(
                    offer + "/decline",
                    role,
                    json(new Form().with("why", "WORK_OR_SCHOOL_ELSEWHERE").with("reason", SIMULATED)));
        if (household.fate() == Fate.ACCEPTS || household.fate() == Fate.COMES)
            allocation.put(offer + "/acceptance", role, null);
        if (household.fate() == Fate.COMES) arrive(household);
    }

    private boolean hold(Household household, String offer) throws InterruptedException {
        var found = suggestion(household, true);
        return found.isPresent()
                && allocation.accepted(
                        offer,
                        role(household),
                        json(new Form()
                                .with("municipality", household.municipality())
                                .with("location", found.get().path("location").asString())
                                .with("reason", SIMULATED)));
    }

    /** By name, or where people are counted without: they are in the next count. */
    private void arrive(Household household) throws InterruptedException {
        var stays = new ArrayList<Form>();
        for (int member = 1; member <= household.members().size(); member++)
            stays.add(new Form().with("member", member).with("stay", story.part("stay", household, member)));
        var arrival = askedOffers(household.municipality(), household) + "/arrival";
        if (!allocation.accepted(arrival, role(household), json(arrival().with("stays", stays))))
            allocation.put(arrival, role(household), json(arrival()));
    }

    private static Form arrival() {
        return new Form().with("from", ShelterStory.FIRST_DAY).with("reason", SIMULATED);
    }

    private void askElsewhere(Household household) throws InterruptedException {
        var asked = offers(household);
        var elsewhere = asked.isEmpty()
                ? suggestion(household, false)
                        .map(found -> found.path("municipality").asString())
                : Optional.of(asked.getFirst().path("municipality").asString());
        if (elsewhere.isEmpty()) {
            fail(household);
            return;
        }
        if (asked.isEmpty())
            allocation.put(
                    path(household) + "/offers/" + story.part("offer", household, 0),
                    role(household),
                    json(new Form().with("municipality", elsewhere.get()).with("reason", SIMULATED)));
        if (household.fate() == Fate.IS_REFUSED_ELSEWHERE)
            allocation.put(
                    askedOffers(elsewhere.get(), household) + "/refusal",
                    "municipality " + elsewhere.get(),
                    json(new Form().with("why", "FULL").with("reason", SIMULATED)));
    }

    private List<JsonNode> offers(Household household) throws InterruptedException {
        return allocation
                .get(path(household), role(household))
                .map(request -> request.path("offers").valueStream().toList())
                .orElse(List.of());
    }

    /** The first place that fits in the household's own municipality, or elsewhere. */
    private Optional<JsonNode> suggestion(Household household, boolean own) throws InterruptedException {
        return suggestions(household)
                .flatMap(found -> found.path("items")
                        .valueStream()
                        .filter(item ->
                                own == item.path("nearness").asString("").equals("OWN_MUNICIPALITY"))
                        .findFirst());
    }

    private Optional<JsonNode> suggestions(Household household) throws InterruptedException {
        return allocation.get(
                path(household) + "/suggestions?limit=1000&atLeast=allocation@" + allocation.position(),
                role(household));
    }

    private String askedOffers(String municipality, Household household) {
        UUID offer = story.part("offer", household, 0);
        return "/v1/municipalities/" + municipality + "/asked-offers/" + household.municipality() + "/" + offer;
    }

    private static String path(Household household) {
        return "/v1/municipalities/" + household.municipality() + "/requests/" + household.id();
    }

    private static String role(Household household) {
        return "municipality " + household.municipality();
    }

    private static String json(Form form) {
        return JSON.writeValueAsString(form.fields());
    }
}
