package nl.opvang.torture.check;

import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Consumer;
import java.util.regex.Pattern;
import nl.opvang.torture.history.Evidence;
import nl.opvang.torture.history.Journal.Told;
import nl.opvang.torture.history.LoggedEvent;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Which targets, rounds, divisions and rules there were, and who waited, as known at a moment: counted here from what was said by then. */
final class DecisionsAreAnswered implements Check {
    private static final JsonMapper JSON = JsonMapper.builder().build();
    private static final Pattern TARGETS = Pattern.compile("/v1/targets\\?knownAt=(?<knownAt>.+)");
    private static final Pattern ROUNDS = Pattern.compile("/v1/target-rounds\\?knownAt=(?<knownAt>.+)");
    private static final Pattern DIVISIONS =
            Pattern.compile("/v1/regions/(?<region>\\w+)/target-divisions\\?on=(?<on>[\\d-]+)&knownAt=(?<knownAt>.+)");
    private static final Pattern RULES = Pattern.compile("/v1/rules\\?knownAt=(?<knownAt>.+)");
    private static final Pattern RANKED = Pattern.compile(
            "/v1/municipalities/(?<town>\\w+)/ranked-requests\\?on=[\\d-]+&limit=1000&knownAt=(?<knownAt>.+)");
    private static final List<Pattern> ALL = List.of(TARGETS, ROUNDS, DIVISIONS, RULES, RANKED);

    @Override
    public String claim() {
        return "targets, rules and who waits, as known at a moment, follow from what was said by then";
    }

    /** How many of these answers it judges. */
    static long judged(List<Told> told) {
        return told.stream()
                .filter(each -> ALL.stream()
                        .anyMatch(question -> question.matcher(each.path()).matches()))
                .count();
    }

    @Override
    public void check(Evidence evidence, Consumer<String> breach) {
        for (var told : evidence.told()) {
            for (var pattern : ALL) {
                var question = pattern.matcher(told.path());
                if (!told.service().equals("allocation") || !question.matches()) continue;
                var knownAt = Instant.parse(question.group("knownAt"));
                var known = evidence.log("allocation").stream()
                        .filter(event -> !event.knownAt().isAfter(knownAt))
                        .toList();
                var answer = JSON.readTree(told.answer());
                String wrong;
                if (pattern == TARGETS) wrong = targets(answer, known);
                else if (pattern == ROUNDS) wrong = rounds(answer, known);
                else if (pattern == DIVISIONS)
                    wrong = division(answer, question.group("region"), LocalDate.parse(question.group("on")), known);
                else if (pattern == RULES) wrong = rules(answer, known);
                else wrong = ranked(answer, question.group("town"), known);
                if (wrong != null)
                    breach.accept("%s was answered %s, but %s".formatted(told.path(), told.answer(), wrong));
            }
        }
    }

    /** What was said of a feature and not withdrawn. */
    private static List<LoggedEvent> standing(String feature, String idField, List<LoggedEvent> known) {
        var withdrawn = new HashSet<String>();
        var said = new ArrayList<LoggedEvent>();
        for (var event : known) {
            if (!event.feature().equals("allocation." + feature)) continue;
            if (event.fact().equals("withdrawn")) withdrawn.add(event.text(idField));
            else said.add(event);
        }
        said.removeIf(event -> withdrawn.contains(event.text(idField)));
        return said;
    }

    private static List<LoggedEvent> standing(String fact, List<LoggedEvent> known) {
        return standing("target", "targetId", known).stream()
                .filter(event -> event.fact().equals(fact))
                .toList();
    }

    private static @Nullable String differ(Set<String> expected, Set<String> answered) {
        return expected.equals(answered) ? null : "it should be " + expected;
    }

    private static @Nullable String targets(JsonNode answer, List<LoggedEvent> known) {
        var expected = new TreeSet<String>();
        for (var event : standing("decided", known))
            expected.add("%s from %s %s places"
                    .formatted(event.text("targetId"), event.text("terms.effectiveOn"), event.text("terms.places")));
        var answered = new TreeSet<String>();
        for (var item : answer.path("items"))
            answered.add("%s from %s %d places"
                    .formatted(
                            item.path("targetId").asString(),
                            item.path("effectiveOn").asString(),
                            item.path("places").asLong()));
        return differ(expected, answered);
    }

    private static @Nullable String rounds(JsonNode answer, List<LoggedEvent> known) {
        var expected = new TreeSet<String>();
        for (var round : standing("round-opened", known)) {
            var id = round.text("targetId");
            expected.add(round(
                    id,
                    of(id, "round-prognosed", known),
                    of(id, "round-advised", known),
                    of(id, "round-decided", known) > 0,
                    of(id, "round-announced", known) > 0));
        }
        var answered = new TreeSet<String>();
        for (var item : answer.path("items"))
            answered.add(round(
                    item.path("roundId").asString(),
                    item.path("prognoses").size(),
                    item.path("advices").size(),
                    item.path("decision").isObject(),
                    item.path("announcement").isObject()));
        return differ(expected, answered);
    }

    private static long of(String round, String fact, List<LoggedEvent> known) {
        return standing(fact, known).stream()
                .filter(event -> event.text("round").equals(round))
                .count();
    }

    private static String round(String id, long prognoses, long advices, boolean decided, boolean announced) {
        return "%s with %d prognoses, %d advices, %s, %s"
                .formatted(
                        id,
                        prognoses,
                        advices,
                        decided ? "decided" : "open",
                        announced ? "announced" : "not announced");
    }

    /** The last one said of those with the latest first day by then. */
    private static @Nullable String division(JsonNode answer, String region, LocalDate on, List<LoggedEvent> known) {
        var byFirstDay = new TreeMap<LocalDate, Long>();
        for (var event : standing("divided", known)) {
            if (!event.text("region").equals(region)) continue;
            long places = 0;
            for (var share : event.payload().path("terms").path("municipalities"))
                places += share.path("places").asLong();
            byFirstDay.put(LocalDate.parse(event.text("terms.effectiveOn")), places);
        }
        var expected = byFirstDay.floorEntry(on);
        var answered = answer.path("dividedPlaces");
        if (expected == null) return answered.isNumber() ? "nothing was divided" : null;
        return answered.isNumber() && answered.asLong() == expected.getValue()
                ? null
                : "%d places were divided".formatted(expected.getValue());
    }

    /** Of those of one name and with one first day the last one said. */
    private static @Nullable String rules(JsonNode answer, List<LoggedEvent> known) {
        var byFirstDay = new HashMap<String, String>();
        for (var event : standing("rule", "ruleId", known)) {
            var name = event.fact().equals("priority-decided") ? "PRIORITY" : event.text("rule");
            byFirstDay.put(name + " from " + event.text("terms.validFrom"), event.text("ruleId"));
        }
        var answered = new TreeSet<String>();
        for (var item : answer.path("items"))
            if (item.path("ruleId").isString()) answered.add(item.path("ruleId").asString());
        return differ(new TreeSet<>(byFirstDay.values()), answered);
    }

    /** Who asks and has accepted nothing; and the points of each are those of its grounds together. */
    private static @Nullable String ranked(JsonNode answer, String town, List<LoggedEvent> known) {
        var waiting = new TreeSet<String>();
        var accepted = new HashMap<String, String>();
        for (var event : known) {
            var request = event.text("requestId");
            if (!event.feature().equals("allocation.request") || !request.startsWith(town + ":")) continue;
            switch (event.fact()) {
                case "asked" -> waiting.add(request);
                case "withdrawn", "fulfilled" -> waiting.remove(request);
                case "offer-accepted" -> accepted.put(event.text("offerId"), request);
                case "offer-declined", "offer-refused" -> accepted.remove(event.text("offerId"));
                default -> {}
            }
        }
        waiting.removeAll(accepted.values());
        var answered = new TreeSet<String>();
        for (var item : answer.path("items")) {
            answered.add("%s:%s"
                    .formatted(
                            item.path("municipality").asString(),
                            item.path("request").asString()));
            if (!item.path("points").isNumber()) continue;
            long points = 0;
            for (var ground : item.path("because"))
                points += ground.path("points").asLong();
            if (points != item.path("points").asLong()) return "the grounds of %s give %d".formatted(item, points);
        }
        return answer.path("waiting").asInt() == waiting.size()
                ? differ(waiting, answered)
                : "%d wait".formatted(waiting.size());
    }
}
