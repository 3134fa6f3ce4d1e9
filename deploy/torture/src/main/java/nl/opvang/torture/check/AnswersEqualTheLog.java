package nl.opvang.torture.check;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Consumer;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import nl.opvang.torture.history.Evidence;
import nl.opvang.torture.history.Journal.Told;
import nl.opvang.torture.history.LoggedEvent;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** What was answered as known at a moment is what the stores held by that moment, summed here line by line. */
final class AnswersEqualTheLog implements Check {
    private static final JsonMapper JSON = JsonMapper.builder().build();
    private static final Pattern OCCUPANCY = Pattern.compile(
            "/v1/occupancy\\?level=(?<level>\\w+)(&area=(?<area>\\w+))?&on=(?<on>[\\d-]+)&knownAt=(?<knownAt>.+)");
    private static final Pattern REGISTRATIONS =
            Pattern.compile("/v1/registrations\\?level=country&on=(?<on>[\\d-]+)&knownAt=(?<knownAt>.+)");
    private static final List<String> OCCUPANCY_QUANTITIES =
            List.of("places.planned", "places.realised", "places.outOfUse", "stays");

    /** A line of the ledger, with when it was known. */
    private record Known(
            Instant knownAt,
            LocalDate effectiveOn,
            String quantity,
            String municipality,
            String location,
            String kind,
            int change) {}

    /** That something was said about a location. */
    private record Report(Instant knownAt, String location) {}

    @Override
    public String claim() {
        return "every answer as known at a moment is the sum of what the stores held by then";
    }

    /** How many of these answers it can judge. */
    static long judged(List<Told> told) {
        return told.stream()
                .filter(each -> OCCUPANCY.matcher(each.path()).matches()
                        || REGISTRATIONS.matcher(each.path()).matches())
                .count();
    }

    @Override
    public void check(Evidence evidence, Consumer<String> breach) {
        var lines = new ArrayList<Known>();
        var reports = new ArrayList<Report>();
        var names = new HashMap<String, List<LoggedEvent>>();
        for (var event : evidence.log("capacity")) hear(event, lines, reports, names);
        for (var event : evidence.log("allocation")) hear(event, lines, reports, names);
        for (var told : evidence.told()) {
            var occupancy = OCCUPANCY.matcher(told.path());
            var registrations = REGISTRATIONS.matcher(told.path());
            String wrong = null;
            if (occupancy.matches()) wrong = occupancy(occupancy, told, lines, reports, names);
            else if (registrations.matches()) wrong = registrations(registrations, told, lines);
            if (wrong != null) breach.accept("%s was answered %s, but %s".formatted(told.path(), told.answer(), wrong));
        }
    }

    private static void hear(
            LoggedEvent event, List<Known> lines, List<Report> reports, Map<String, List<LoggedEvent>> names) {
        for (var line : event.lines()) {
            lines.add(new Known(
                    event.knownAt(),
                    line.effectiveOn(),
                    line.quantity(),
                    line.municipality(),
                    line.location(),
                    line.kind(),
                    line.change()));
            if (event.feature().equals("allocation.guest-book"))
                reports.add(new Report(event.knownAt(), line.location()));
        }
        if (!event.feature().equals("capacity.location")) return;
        reports.add(new Report(event.knownAt(), event.text("locationId")));
        if (!event.text("description.name").isEmpty())
            names.computeIfAbsent(event.text("locationId"), location -> new ArrayList<>())
                    .add(event);
    }

    /** @return what is wrong; null when nothing is */
    private static @Nullable String occupancy(
            Matcher question,
            Told told,
            List<Known> lines,
            List<Report> reports,
            Map<String, List<LoggedEvent>> names) {
        var on = LocalDate.parse(question.group("on"));
        var knownAt = Instant.parse(question.group("knownAt"));
        var level = question.group("level");
        var area = question.group("area");
        var sums = new TreeMap<String, Map<String, Long>>();
        if (!level.equals("location")) sums.put(level.equals("country") ? "NL" : area, new HashMap<>());
        for (var line : lines) {
            if (line.knownAt.isAfter(knownAt) || line.effectiveOn.isAfter(on) || !line.kind.equals("MUNICIPAL"))
                continue;
            if (!OCCUPANCY_QUANTITIES.contains(line.quantity)) continue;
            if (area != null && !line.municipality.equals(area)) continue;
            sums.computeIfAbsent(code(level, line.municipality, line.location), code -> new HashMap<>())
                    .merge(line.quantity, (long) line.change, Long::sum);
        }
        if (level.equals("location"))
            sums.values().removeIf(ofLocation -> ofLocation.values().stream().allMatch(sum -> sum == 0));
        var items = JSON.readTree(told.answer()).path("items");
        var answered = new TreeMap<String, JsonNode>();
        for (var item : items) answered.put(item.path("area").path("code").asString(), item);
        if (!answered.keySet().equals(sums.keySet())) return "it should be about " + sums.keySet();
        for (var sum : sums.entrySet()) {
            var expected = item(sum.getValue(), last(level, sum.getKey(), knownAt, reports));
            var item = item(answered.get(sum.getKey()));
            if (!expected.equals(item)) return "%s should be %s".formatted(sum.getKey(), expected);
            if (level.equals("location")
                    && !name(sum.getKey(), knownAt, names).equals(nameIn(answered.get(sum.getKey()))))
                return "%s had another name".formatted(sum.getKey());
        }
        return null;
    }

    private static String code(String level, String municipality, String location) {
        return switch (level) {
            case "country" -> "NL";
            case "municipality" -> municipality;
            default -> location;
        };
    }

    private static String nameIn(@Nullable JsonNode item) {
        return item == null ? "" : item.path("area").path("name").asString("");
    }

    private static String name(String location, Instant knownAt, Map<String, List<LoggedEvent>> names) {
        var name = "";
        for (var event : names.getOrDefault(location, List.of()))
            if (!event.knownAt().isAfter(knownAt)) name = event.text("description.name");
        return name;
    }

    private static String last(String level, String area, Instant knownAt, List<Report> reports) {
        Instant last = null;
        for (var report : reports) {
            if (report.knownAt.isAfter(knownAt)) continue;
            var code = code(level, report.location.substring(0, report.location.indexOf(':')), report.location);
            if (code.equals(area) && (last == null || report.knownAt.isAfter(last))) last = report.knownAt;
        }
        return last == null ? "never" : last.toString();
    }

    private static String item(Map<String, Long> sums, String lastReportedAt) {
        return item(
                sums.getOrDefault("places.realised", 0L),
                sums.getOrDefault("places.outOfUse", 0L),
                sums.getOrDefault("stays", 0L),
                rate(sums.getOrDefault("stays", 0L), sums.getOrDefault("places.realised", 0L)),
                lastReportedAt);
    }

    private static String rate(long occupied, long realised) {
        return realised == 0
                ? "none"
                : BigDecimal.valueOf(100 * occupied)
                        .divide(BigDecimal.valueOf(realised), 1, RoundingMode.HALF_UP)
                        .stripTrailingZeros()
                        .toPlainString();
    }

    private static String item(@Nullable JsonNode answered) {
        if (answered == null) return "nothing";
        var rate = answered.path("occupancyRate");
        var last = answered.path("lastReportedAt");
        return item(
                answered.path("realisedPlaces").asLong(),
                answered.path("outOfUsePlaces").asLong(),
                answered.path("occupiedPlaces").asLong(),
                rate.isNumber() ? rate.decimalValue().stripTrailingZeros().toPlainString() : "none",
                last.isString() ? Instant.parse(last.asString()).toString() : "never");
    }

    private static String item(long realised, long outOfUse, long occupied, String rate, String lastReportedAt) {
        return "%d realised, %d out of use, %d occupied, rate %s, last reported %s"
                .formatted(realised, outOfUse, occupied, rate, lastReportedAt);
    }

    private static @Nullable String registrations(Matcher question, Told told, List<Known> lines) {
        var on = LocalDate.parse(question.group("on"));
        var knownAt = Instant.parse(question.group("knownAt"));
        var sums = new HashMap<String, Long>();
        for (var line : lines)
            if (!line.knownAt.isAfter(knownAt) && !line.effectiveOn.isAfter(on))
                sums.merge(line.quantity, (long) line.change, Long::sum);
        long registered = sums.getOrDefault("registered", 0L);
        long deregistered = sums.getOrDefault("deregistered", 0L);
        var item = JSON.readTree(told.answer()).path("items").path(0);
        return item.path("registered").asLong() == registered
                        && item.path("deregistered").asLong() == deregistered
                ? null
                : "%d were registered and %d had left".formatted(registered, deregistered);
    }
}
