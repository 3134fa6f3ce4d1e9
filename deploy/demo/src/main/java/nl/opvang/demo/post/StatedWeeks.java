package nl.opvang.demo.post;

import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;
import nl.opvang.contracts.area.Division;
import nl.opvang.contracts.area.MunicipalityCode;
import nl.opvang.contracts.area.RegionCode;
import nl.opvang.contracts.calendar.Week;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * The last weeks of the simulated history as they were stated: confirmed by all but some, looked at by one region, locked by
 * the KCIO, and one of them changed afterwards. No rule, checklist or threshold in here was ever decided by anyone: each
 * says that it is simulated. None of it changes a published figure.
 */
final class StatedWeeks {
    /** The region that looks at the statements of its municipalities. */
    static final String REGION = "VR01";

    /** The municipality that has something to add after the lock. */
    static final String CORRECTING = "GM0014";

    /** Where it may have to. */
    static final String LOCATIONS = "/v1/municipalities/" + CORRECTING + "/locations?on=2025-09-16&limit=1000";

    private static final String MINISTRY = "ministry";
    private static final String SIMULATED = "Simulated for the demo: nobody decided this.";
    private static final JsonMapper JSON = JsonMapper.builder().build();

    private static final List<Week> WEEKS =
            Stream.iterate(Week.parse("2025-W36"), Week::next).limit(4).toList();
    private static final Week LAST_LOCKED = WEEKS.get(2);
    private static final Week LAST = WEEKS.get(3);

    /** Of so many municipalities one did not confirm the last week. */
    private static final int ONE_LATE_OF = 9;

    private static final int PLACES_ENOUGH = 20;

    /** Something that is put, and by whom. */
    record Decision(String path, String role, String body) {}

    private final List<String> municipalities;

    /** @param codes all that ever said anything */
    StatedWeeks(List<String> codes) {
        municipalities = codes.stream()
                .filter(code -> Division.ofTheNetherlands()
                        .municipality(new MunicipalityCode(code))
                        .filter(known -> known.existsOn(LAST.lastDay()))
                        .isPresent())
                .toList();
    }

    /** Those that state the weeks. */
    List<String> municipalities() {
        return municipalities;
    }

    /** Rules, the checklist, and the region's policy. */
    List<Decision> decisions() {
        var decisions = new ArrayList<Decision>();
        decisions.add(rule("STATEMENT_DUE", WEEKS.getFirst().from(), number("daysAfterWeek", 3)));
        // Nobody is to be reminded of weeks after the end of the history.
        decisions.add(rule("STATEMENT_DUE", LAST.until()));
        var from = LocalDate.of(2022, 3, 1);
        decisions.add(rule("MORE_STAYS_THAN_PLACES", from, number("people", 1)));
        decisions.add(rule("SUDDEN_JUMP", from, number("number", 50), number("percent", 30), number("days", 7)));
        decisions.add(rule("STAYS_IN_CLOSED_LOCATION", from, number("people", 1)));
        decisions.add(rule("PLACES_LONG_UNUSED", from, number("places", 20), number("days", 28)));
        decisions.add(rule("REGISTERED_FAR_FROM_STAYS", from, number("number", 250), number("percent", 40)));
        decisions.add(rule("PUBLICATION_WITHHOLDING", from, number("fewestPeople", 5)));
        decisions.add(rule("SAME_ROUND_NUMBER", from, number("counts", 4), number("multipleOf", 10)));
        decisions.add(new Decision(
                "/v1/regions/" + REGION + "/statement-review-policies/" + id("policy"),
                "region " + REGION,
                json(new Form()
                        .with("validFrom", WEEKS.getFirst().from())
                        .with("required", true)
                        .with("note", SIMULATED))));
        decisions.add(new Decision("/v1/checklists/" + id("checklist"), MINISTRY, json(checklist())));
        return decisions;
    }

    /** What a municipality says about its weeks. */
    List<Line> confirmations(String municipality) {
        boolean late = municipalities.indexOf(municipality) % ONE_LATE_OF == ONE_LATE_OF - 1;
        return WEEKS.stream()
                .filter(week -> !late || !week.equals(LAST))
                .map(week -> line(
                        "confirm-statement",
                        municipality,
                        week,
                        null,
                        new Form().with("week", week).with("confirmationId", confirmation(municipality, week))))
                .toList();
    }

    /** What the region makes of those of its municipalities: one of them is to look again. */
    List<Line> reviews() {
        var region = new RegionCode(REGION);
        var own = municipalities.stream()
                .filter(code -> Division.ofTheNetherlands()
                        .municipality(new MunicipalityCode(code))
                        .filter(known -> known.region().equals(region))
                        .isPresent())
                .toList();
        var reviews = new ArrayList<Line>();
        for (var week : WEEKS.subList(0, 3)) {
            for (var municipality : own) {
                boolean returned = week.equals(LAST_LOCKED) && municipality.equals(own.getLast());
                var form = new Form()
                        .with("week", week)
                        .with("reviewId", id("review/" + municipality + "/" + week))
                        .with("confirmationId", confirmation(municipality, week))
                        .with("verdict", returned ? "RETURNED" : "ACCEPTED")
                        .with("reason", returned ? "Simulated: the counts of two locations are missing." : null);
                reviews.add(line("review-statement", municipality, week, municipality, form));
            }
        }
        return reviews;
    }

    /** What the KCIO locks: all municipalities, of all weeks but the last. */
    List<Line> locks() {
        var locks = new ArrayList<Line>();
        for (var week : WEEKS.subList(0, 3))
            for (var municipality : municipalities)
                locks.add(line(
                        "lock-week",
                        municipality,
                        week,
                        municipality,
                        new Form().with("week", week).with("lockId", id("lock/" + municipality + "/" + week))));
        return locks;
    }

    /**
     * What becomes known after the last lock, one thing with its reason and one without, and what somebody found at these
     * locations.
     *
     * @param locations as capacity-service lists them
     */
    List<Line> afterwards(JsonNode locations) {
        var chosen = locations
                .path("items")
                .valueStream()
                .filter(location -> location.path("kind").asString().equals("MUNICIPAL"))
                .filter(location -> location.path("closedFrom").isNull())
                .filter(location -> location.path("realisedPlaces").asInt(0)
                                - location.path("outOfUsePlaces").asInt(0)
                        >= PLACES_ENOUGH)
                .map(location -> location.path("id").asString())
                .limit(2)
                .toList();
        var lines = new ArrayList<Line>();
        for (int i = 0; i < chosen.size(); i++) {
            var location = chosen.get(i);
            var period = new Form()
                    .with("from", LAST_LOCKED.from().plusDays(2))
                    .with("until", LAST_LOCKED.from().plusDays(5))
                    .with("places", 4)
                    .with("reason", i == 0 ? null : "Simulated: a burst pipe, reported late.");
            lines.add(line(
                    "take-out-of-use",
                    location,
                    LAST_LOCKED,
                    null,
                    new Form()
                            .with("locationId", location)
                            .with("periodId", id("out-of-use/" + location))
                            .with("outOfUsePeriod", period)));
            lines.addAll(inspection(location, i == 0));
        }
        return lines;
    }

    private static List<Line> inspection(String location, boolean complaintsMissing) {
        var inspection = id("inspection/" + location);
        var results = List.of(
                result("own-bed", "MET"),
                result("kitchen", "MET"),
                result("privacy", "MET"),
                result("complaints-in-ukrainian", complaintsMissing ? "NOT_MET" : "MET"));
        var lines = new ArrayList<Line>();
        lines.add(line(
                "inspect-location",
                location,
                LAST_LOCKED,
                null,
                new Form()
                        .with("locationId", location)
                        .with("inspectionId", inspection)
                        .with(
                                "inspection",
                                new Form().with("on", LAST_LOCKED.lastDay()).with("results", results))));
        if (complaintsMissing)
            lines.add(line(
                    "agree-follow-up",
                    location,
                    LAST_LOCKED,
                    null,
                    new Form()
                            .with("locationId", location)
                            .with("followUpId", id("follow-up/" + location))
                            .with(
                                    "followUp",
                                    new Form()
                                            .with("inspectionId", inspection)
                                            .with("code", "complaints-in-ukrainian")
                                            .with("action", "Simulated: have the procedure translated.")
                                            .with("dueOn", "2025-10-31"))));
        return lines;
    }

    private static Form checklist() {
        return new Form()
                .with("title", "Kwaliteit van opvanglocaties (gesimuleerd)")
                .with("validFrom", "2025-01-01")
                .with(
                        "items",
                        List.of(
                                item("own-bed", "ROOO_MINIMUM", "Heeft iedere bewoner een eigen slaapplek?"),
                                item("kitchen", "ROOO_MINIMUM", "Kan er gekookt worden, of is er eten?"),
                                item("privacy", "EXTRA_CRITERION", "Hoeft niemand een kamer te delen met onbekenden?"),
                                item(
                                        "complaints-in-ukrainian",
                                        "COMPLAINT_PROCEDURE",
                                        "Is er een klachtenprocedure in het Oekraïens?"),
                                item(
                                        "later-use",
                                        "LATER_USE",
                                        "Is de locatie later geschikt voor statushouders, spoedzoekers of studenten?")))
                .with("certainty", "ASSUMED")
                .with(
                        "note",
                        "Simulated for the demo, after the letter to parliament of January 2025: the items are not"
                                + " those of any regulation.");
    }

    private static Form item(String code, String topic, String question) {
        return new Form().with("code", code).with("topic", topic).with("question", question);
    }

    private static Form result(String code, String finding) {
        return new Form().with("code", code).with("finding", finding);
    }

    private static Decision rule(String name, LocalDate validFrom, Form... numbers) {
        return new Decision(
                "/v1/rules/%s/decisions/%s".formatted(name, id("rule/" + name + "/" + validFrom)),
                MINISTRY,
                json(new Form()
                        .with("validFrom", validFrom)
                        .with("numbers", List.of(numbers))
                        .with("certainty", "ASSUMED")
                        .with("note", SIMULATED)));
    }

    private static Form number(String name, int value) {
        return new Form().with("name", name).with("value", value);
    }

    private static UUID confirmation(String municipality, Week week) {
        return id("confirmation/" + municipality + "/" + week);
    }

    /** @param about what tells this line from others of its type and week */
    private static Line line(String type, String about, Week week, @Nullable String municipality, Form form) {
        return new Line("%s/%s/%s".formatted(type, about, week), type, municipality, null, form.fields());
    }

    private static UUID id(String name) {
        return UUID.nameUUIDFromBytes(("stated-weeks/" + name).getBytes(StandardCharsets.UTF_8));
    }

    private static String json(Form form) {
        return JSON.writeValueAsString(form.fields());
    }
}
