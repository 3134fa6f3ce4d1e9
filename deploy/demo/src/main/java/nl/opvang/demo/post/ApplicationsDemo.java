package nl.opvang.demo.post;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import tools.jackson.databind.json.JsonMapper;

/**
 * Every kind of application for money in every state, simulated: a few municipalities and regions, each of which stopped
 * somewhere. What it says is the same each time, so saying it again changes nothing. What was received before there was a
 * register is entered by the ministry, with the day on which it was.
 */
final class ApplicationsDemo {
    /** One per state. */
    static final List<String> MUNICIPALITIES =
            List.of("GM0014", "GM0034", "GM0037", "GM0047", "GM0050", "GM0059", "GM0060", "GM0072");

    /** How far a request came; in the order of the municipalities and regions. */
    private enum State {
        APPLIED,
        AWAITING_INFORMATION,
        ASSESSED,
        APPROVED_ONCE,
        GRANTED,
        REFUSED,
        OBJECTED_TO,
        WITHDRAWN
    }

    /** Advances of them were granted, for a payment in every state. */
    private static final List<String> PAID = List.of("GM0074", "GM0080", "GM0085", "GM0086", "GM0093");

    private static final JsonMapper JSON = JsonMapper.builder().build();
    private static final String SIMULATED = "Simulated.";
    private static final String NOO = "noo";
    private static final String CLERK = "ministry/clerk";
    private static final String ASSESSOR = "ministry/assessor";
    private static final String APPROVER = "ministry/approver";
    private static final String SECOND_APPROVER = "ministry/second-approver";
    private static final String TREASURER = "ministry/treasurer";

    /** Above this two people approve; nobody was found to have said it. */
    private static final String LIMIT = "1000000.00";

    private static final String SMALL = "240900.00";
    private static final String LARGE = "1204500.00";

    private final ServiceApi funding;

    ApplicationsDemo(ServiceApi funding) {
        this.funding = funding;
    }

    /** @param ruling what rulings about it say besides */
    private record Request(String path, String asker, String assessor, Form ruling) {}

    void load() throws InterruptedException {
        if (isLoaded()) return;
        put(
                "/v1/rules/SECOND_APPROVAL_ABOVE/decisions/" + id("rule"),
                "ministry",
                new Form()
                        .with("validFrom", "2022-03-01")
                        .with(
                                "values",
                                List.of(new Form().with("name", "amount").with("value", LIMIT)))
                        .with("certainty", "ASSUMED")
                        .with("note", "Simulated: no limit was found above which two people approve."));
        int number = 0;
        for (var state : State.values()) {
            var municipality = MUNICIPALITIES.get(number++);
            follow(advance(municipality, state == State.APPROVED_ONCE ? 75 : 15, "2025-09-15"), state);
            follow(transition(municipality, state), state);
            follow(claim(municipality, state), state);
            if (state != State.WITHDRAWN) follow(settlement(municipality, state), state);
            follow(firstReception("VR0" + number, state), state);
        }
        late();
        for (int i = 0; i < PAID.size(); i++) pay(PAID.get(i), i);
        payRegion();
        tellFirstReception();
        publishCare();
    }

    /** What is said last is there. */
    private boolean isLoaded() throws InterruptedException {
        return funding.get("/v1/care-compensations?year=2023", "ministry")
                .map(answer -> !answer.path("items").isEmpty())
                .orElse(false);
    }

    private Request advance(String municipality, int places, String receivedOn) throws InterruptedException {
        var path = "/v1/municipalities/%s/advances/2025/applications/%s"
                .formatted(municipality, id("advance/" + municipality));
        put(path, CLERK, estimate(2025, places).with("receivedOn", receivedOn).with("reason", SIMULATED));
        return new Request(path, "municipality " + municipality, NOO, new Form());
    }

    private static Form estimate(int year, int places) {
        return new Form()
                .with(
                        "places",
                        List.of(new Form()
                                .with("from", year + "-01-01")
                                .with("until", year + 1 + "-01-01")
                                .with("places", places)))
                .with("transitionCosts", "0.00")
                .with("livingAllowance", "0.00")
                .with("receipts", "0.00");
    }

    /** After its deadline, while the country was full. */
    private void late() throws InterruptedException {
        funding.accepted(
                "/v1/municipalities/GM0088/advances/2024/applications/" + id("late"),
                CLERK,
                json(estimate(2024, 10)
                        .with("receivedOn", "2024-11-15")
                        .with(
                                "late",
                                new Form()
                                        .with("because", "UNEXPECTEDLY_HIGH_INFLOW")
                                        .with("explanation", "Simulated: more people came than in any autumn before."))
                        .with("reason", SIMULATED)));
    }

    private Request transition(String municipality, State state) throws InterruptedException {
        var id = id("transition/" + municipality);
        var path = "/v1/municipalities/%s/transitions/%s".formatted(municipality, id);
        put(
                path,
                CLERK,
                new Form()
                        .with("description", "Simulated: an empty office is made fit to live in.")
                        .with("suitability", "Rooms for families, kitchens, a place to wash.")
                        .with("execution", "By tender, in two stages.")
                        .with("parties", List.of("A builder"))
                        .with("places", 60)
                        .with("budget", amount(state))
                        .with("depreciationMonths", 60)
                        .with("from", "2025-03-01")
                        .with("until", "2025-09-01")
                        .with("availableFrom", "2025-09-01")
                        .with("availableUntil", "2030-09-01")
                        .with("receivedOn", "2025-01-20")
                        .with("reason", SIMULATED));
        if (state.compareTo(State.ASSESSED) >= 0 && state != State.WITHDRAWN)
            put(
                    path + "/completeness-checks/" + id("completeness/" + municipality),
                    NOO,
                    new Form().with("requestId", id).with("reason", SIMULATED));
        return new Request(path + "/requests/" + id, "municipality " + municipality, NOO, new Form());
    }

    private Request claim(String municipality, State state) throws InterruptedException {
        var path = "/v1/municipalities/%s/claims/2024/requests/%s".formatted(municipality, id("claim/" + municipality));
        put(
                path,
                CLERK,
                new Form()
                        .with("actualCosts", amount(state))
                        .with("evidence", List.of(evidence()))
                        .with("receivedOn", "2025-07-10")
                        .with("reason", SIMULATED));
        return new Request(path, "municipality " + municipality, NOO, new Form());
    }

    private Request settlement(String municipality, State state) throws InterruptedException {
        var path = "/v1/municipalities/%s/settlements/2023".formatted(municipality);
        put(
                path + "/accounts/" + id("account/" + municipality),
                CLERK,
                new Form()
                        .with("livingAllowance", amount(state))
                        .with("transitionCosts", "0.00")
                        .with("receipts", "260.00")
                        .with("evidence", List.of(evidence()))
                        .with("receivedOn", "2024-07-12")
                        .with("reason", SIMULATED));
        return new Request(
                path, "municipality " + municipality, ASSESSOR, new Form().with("difference", "AUDITOR_UNCERTAIN"));
    }

    private Request firstReception(String region, State state) throws InterruptedException {
        var path = "/v1/regions/%s/first-receptions/2023-01-01/applications/%s"
                .formatted(region, id("first-reception/" + region));
        put(
                path,
                CLERK,
                new Form()
                        .with("applicant", new Form().with("kind", "SAFETY_REGION"))
                        .with(
                                "estimate",
                                List.of(new Form().with("category", "Staff").with("amount", amount(state))))
                        .with("receivedOn", "2023-04-14")
                        .with("reason", SIMULATED));
        return new Request(path, "region " + region, ASSESSOR, new Form());
    }

    private void follow(Request request, State state) throws InterruptedException {
        switch (state) {
            case APPLIED -> {}
            case AWAITING_INFORMATION ->
                put(
                        request.path() + "/questions/" + id(request.path() + "/question"),
                        request.assessor(),
                        new Form().with("text", "Simulated: which locations are meant?"));
            case ASSESSED -> assess(request, "GRANTED", amount(state));
            case APPROVED_ONCE, GRANTED -> rule(request, "GRANTED", amount(state));
            case REFUSED -> rule(request, "REFUSED", "0.00");
            case OBJECTED_TO -> {
                var decision = rule(request, "GRANTED", amount(state));
                put(
                        request.path() + "/objections/" + id(request.path() + "/objection"),
                        request.asker(),
                        new Form().with("decisionId", decision).with("grounds", "Simulated: it is too little."));
            }
            case WITHDRAWN ->
                put(
                        request.path() + "/withdrawals/" + id(request.path() + "/withdrawal"),
                        request.asker(),
                        new Form().with("reason", SIMULATED));
        }
    }

    private UUID rule(Request request, String outcome, String amount) throws InterruptedException {
        assess(request, outcome, amount);
        var approval = id(request.path() + "/approval");
        put(request.path() + "/approvals/" + approval, APPROVER, ruling(request, outcome, amount));
        return approval;
    }

    private void assess(Request request, String outcome, String amount) throws InterruptedException {
        put(
                request.path() + "/assessments/" + id(request.path() + "/assessment"),
                request.assessor(),
                ruling(request, outcome, amount));
    }

    private static Form ruling(Request request, String outcome, String amount) {
        var form = new Form()
                .with("outcome", outcome)
                .with("amount", amount)
                .with("grounds", "Simulated: as the documents show.");
        request.ruling().fields().forEach(form::with);
        return form;
    }

    /** Above the limit, so that one approval is not enough. */
    private static String amount(State state) {
        return state == State.APPROVED_ONCE ? LARGE : SMALL;
    }

    /** Ordered, released, confirmed, cancelled, and approved by the first of two. */
    private void pay(String municipality, int state) throws InterruptedException {
        boolean large = state == 4;
        var amount = large ? LARGE : SMALL;
        var advance = advance(municipality, large ? 75 : 15, "2025-09-15");
        rule(advance, "GRANTED", amount);
        if (large)
            put(
                    advance.path() + "/approvals/" + id(advance.path() + "/second-approval"),
                    SECOND_APPROVER,
                    ruling(advance, "GRANTED", amount));
        var path =
                "/v1/municipalities/%s/payments/2025/orders/%s".formatted(municipality, id("payment/" + municipality));
        put(
                path,
                TREASURER,
                new Form().with("direction", "PAYABLE").with("amount", amount).with("reason", SIMULATED));
        if (state == 1 || state == 2 || large)
            put(path + "/approvals/" + id(path + "/approval"), APPROVER, new Form().with("reason", SIMULATED));
        if (state == 2)
            put(
                    path + "/confirmations/" + id(path + "/confirmation"),
                    TREASURER,
                    new Form().with("on", "2025-10-01").with("reference", "SIMULATED-1"));
        if (state == 3)
            put(path + "/cancellations/" + id(path + "/cancellation"), TREASURER, new Form().with("reason", SIMULATED));
    }

    /** The region that was granted something: confirmed, cancelled, released and ordered. */
    private void payRegion() throws InterruptedException {
        var amounts = List.of("200000.00", "900.00", "40000.00", "100.00");
        for (int state = 0; state < amounts.size(); state++) {
            var path = "/v1/regions/VR05/first-receptions/2023-01-01/payments/" + id("region/payment/" + state);
            put(
                    path,
                    TREASURER,
                    new Form()
                            .with("direction", "PAYABLE")
                            .with("amount", amounts.get(state))
                            .with("reason", SIMULATED));
            if (state == 0 || state == 2)
                put(path + "/approvals/" + id(path + "/approval"), APPROVER, new Form().with("reason", SIMULATED));
            if (state == 0)
                put(
                        path + "/confirmations/" + id(path + "/confirmation"),
                        TREASURER,
                        new Form().with("on", "2023-06-01").with("reference", "SIMULATED-2"));
            if (state == 1)
                put(
                        path + "/cancellations/" + id(path + "/cancellation"),
                        TREASURER,
                        new Form().with("reason", SIMULATED));
        }
    }

    /** What the region that was granted something spent, and a municipality for it. */
    private void tellFirstReception() throws InterruptedException {
        put(
                "/v1/regions/VR05/first-receptions/2023-01-01/actuals/" + id("actuals"),
                "region VR05",
                costs("Staff", "229123.45"));
        put(
                "/v1/municipalities/GM0153/first-reception-spendings/2023-01-01/reports/" + id("spending"),
                "municipality GM0153",
                costs("Beds", "10250.00"));
        put(
                "/v1/regions/VR01/first-receptions/2024-01-01/applications/" + id("successor"),
                CLERK,
                new Form()
                        .with("applicant", new Form().with("kind", "PROVINCE").with("name", "Provincie Groningen"))
                        .with(
                                "estimate",
                                List.of(new Form().with("category", "Staff").with("amount", SMALL)))
                        .with("receivedOn", "2024-09-27")
                        .with("reason", SIMULATED));
    }

    private static Form costs(String category, String amount) {
        return new Form()
                .with("costs", List.of(new Form().with("category", category).with("amount", amount)))
                .with("evidence", evidence())
                .with("reason", SIMULATED);
    }

    private void publishCare() throws InterruptedException {
        for (var year : Map.of(2022, "25500000.00", 2023, "20200000.00").entrySet().stream()
                .sorted(Map.Entry.comparingByKey())
                .toList())
            put(
                    "/v1/care-compensations/%d/publications/%s".formatted(year.getKey(), id("care/" + year.getKey())),
                    "ministry",
                    new Form()
                            .with("total", year.getValue())
                            .with("counted", List.of())
                            .with("certainty", "MEDIUM")
                            .with("source", "Letter to parliament of November 2023; rounded to a hundred thousand"));
    }

    /** Of what nobody kept: the hash of nothing. */
    private static Form evidence() {
        return new Form()
                .with("reference", "SIMULATED-1")
                .with("sha256", "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855");
    }

    private void put(String path, String role, Form form) throws InterruptedException {
        funding.putSoon(path, role, json(form));
    }

    private static String json(Form form) {
        return JSON.writeValueAsString(form.fields());
    }

    private static UUID id(String name) {
        return UUID.nameUUIDFromBytes(("applications demo/" + name).getBytes(StandardCharsets.UTF_8));
    }
}
