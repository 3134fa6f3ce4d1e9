package nl.opvang.standalone;

import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.summingLong;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import nl.opvang.contracts.area.Division;
import nl.opvang.contracts.area.MunicipalityCode;
import nl.opvang.issuer.Role;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Opens figures up to the events behind them, over HTTP, page by page, and holds their sum against the figure. */
final class OpenedFigures {
    /** A day, and the moment as known at which is asked. */
    record Moment(LocalDate on, String knownAt) {
        private String question() {
            return "on=" + on + "&knownAt=" + knownAt;
        }
    }

    private static final String MOST = "&limit=1000";
    private static final List<String> LEVELS = List.of("country", "region", "municipality");

    private final JsonMapper json = JsonMapper.builder().build();
    private final HttpClient http;
    private final Standalone opvang;

    OpenedFigures(Standalone opvang, HttpClient http) {
        this.opvang = opvang;
        this.http = http;
    }

    /** What these figures of one area are together: field by field. */
    private static Map<String, Long> figures(JsonNode item, String... fields) {
        var figures = new TreeMap<String, Long>();
        for (var field : fields) figures.put(field, item.path(field).asLong());
        return figures;
    }

    /** Places and stays of a kind: the lines of the country, added up per area, are the figures of every level. */
    void occupancy(String kind, Moment moment) {
        var sums = new Sums(moment.on());
        lines(
                "reporting",
                "/v1/occupancy/explanation?kind=" + kind + "&" + moment.question(),
                line -> sums.add(line, occupancyField(line)));
        for (var level : Stream.concat(LEVELS.stream(), Stream.of("location")).toList()) {
            var answered = byArea(
                    get("reporting", "/v1/occupancy?level=" + level + "&kind=" + kind + "&" + moment.question()),
                    item -> figures(item, "realisedPlaces", "outOfUsePlaces", "occupiedPlaces"));
            assertThat(sums.of(level)).as("%s, %s", level, kind).isEqualTo(withoutZeros(answered));
        }
    }

    private static String occupancyField(JsonNode line) {
        return switch (line.path("quantity").asString()) {
            case "places.realised" -> "realisedPlaces";
            case "places.outOfUse" -> "outOfUsePlaces";
            case "stays" -> "occupiedPlaces";
            default -> throw new AssertionError("no part of occupancy: " + line);
        };
    }

    /** Registered people, per nationality group as well. */
    void registrations(Moment moment) {
        var sums = new Sums(moment.on());
        lines("reporting", "/v1/registrations/explanation?" + moment.question(), line -> {
            var field = line.path("quantity").asString();
            sums.add(line, field);
            sums.add(line, field + " " + line.path("nationalityGroup").asString());
        });
        for (var level : LEVELS) {
            var answered =
                    byArea(get("reporting", "/v1/registrations?level=" + level + "&" + moment.question()), item -> {
                        var figures = new TreeMap<>(figures(item, "registered", "deregistered"));
                        for (var group : item.path("byNationalityGroup"))
                            figures(group, "registered", "deregistered")
                                    .forEach((field, figure) -> figures.put(
                                            field + " "
                                                    + group.path("nationalityGroup")
                                                            .asString(),
                                            figure));
                        return figures;
                    });
            assertThat(sums.of(level)).as(level).isEqualTo(withoutZeros(answered));
        }
    }

    /** What changed in a week, of every region. */
    void weekOfRegistrations(LocalDate from, Moment moment) {
        var weeks = get(
                "reporting",
                "/v1/registrations/weekly?level=region&from=" + from + "&until=" + from.plusWeeks(1) + "&knownAt="
                        + moment.knownAt());
        for (var week : weeks.path("items")) {
            var changes = new TreeMap<String, Long>();
            lines(
                    "reporting",
                    "/v1/registrations/explanation?from=" + from + "&on=" + from.plusDays(6) + "&knownAt="
                            + moment.knownAt() + "&area="
                            + week.path("area").path("code").asString(),
                    line -> changes.merge(
                            line.path("quantity").asString() + "Change",
                            line.path("change").asLong(),
                            Long::sum));
            assertThat(nonZero(changes))
                    .as("%s", week)
                    .isEqualTo(nonZero(figures(week, "registeredChange", "deregisteredChange")));
        }
    }

    /** Both sides of the gap of the country and of every region. */
    void targetGaps(Moment moment) {
        for (var gap : get("reporting", "/v1/target-gaps?" + moment.question()).path("items")) {
            var area = gap.path("area").path("code").asString();
            var path = "/v1/target-gaps/explanation?" + moment.question() + (area.equals("NL") ? "" : "&area=" + area);
            var parts = get("reporting", path + "&limit=1")
                    .path("target")
                    .valueStream()
                    .toList();
            var sums = parts.stream()
                    .collect(groupingBy(
                            part -> part.path("figure").asString(),
                            summingLong(part -> part.path("places").asLong())));
            assertThat(sums.getOrDefault("DECIDED", 0L) + sums.getOrDefault("ON_TOP", 0L))
                    .as("target of %s", area)
                    .isEqualTo(gap.path("targetPlaces").asLong(0));
            assertThat(sums.getOrDefault("PLANNED", 0L))
                    .as("plan of %s", area)
                    .isEqualTo(gap.path("planned").path("places").asLong(0));
            assertThat(sums.getOrDefault("DIVIDED", 0L))
                    .as("division of %s", area)
                    .isEqualTo(gap.path("divided").path("places").asLong(0));
            assertThat(sums.getOrDefault("NATIONAL", 0L))
                    .as("number of %s", area)
                    .isEqualTo(gap.path("national").path("places").asLong(0));
            assertThat(changes("reporting", path, line -> true))
                    .as("places of %s", area)
                    .isEqualTo(gap.path("realisedPlaces").asLong());
            assertThat(gap.path("gap").asLong(0))
                    .isEqualTo(
                            gap.path("targetPlaces").isNull()
                                    ? 0
                                    : gap.path("targetPlaces").asLong()
                                            - gap.path("realisedPlaces").asLong());
        }
    }

    /** Each region and municipality opened by itself, for a role that sees no locations: all that it sees adds up too. */
    void areaByArea(Moment moment) {
        for (var level : List.of("region", "municipality")) {
            for (var item : get("reporting", "/v1/occupancy?level=" + level + "&" + moment.question(), Role.KCIO)
                    .path("items")) {
                var sums = new TreeMap<String, Long>();
                lines(
                        "reporting",
                        "/v1/occupancy/explanation?" + moment.question() + "&area="
                                + item.path("area").path("code").asString(),
                        Role.KCIO,
                        line -> {
                            assertThat(line.path("location").isNull()).isTrue();
                            sums.merge(occupancyField(line), line.path("change").asLong(), Long::sum);
                        });
                assertThat(nonZero(sums))
                        .as("%s", item.path("area"))
                        .isEqualTo(nonZero(figures(item, "realisedPlaces", "outOfUsePlaces", "occupiedPlaces")));
            }
        }
    }

    /** A week of every municipality for which it was locked, and what its differences make of it. */
    void statements(String week) {
        var path = "/v1/statements?locked=true&week=" + week + MOST;
        var statements = get("capacity", path);
        assertThat(statements.path("nextCursor").isNull()).isTrue();
        assertThat(statements.path("items")).isNotEmpty();
        for (var statement : statements.path("items")) {
            var code = statement.path("municipality").asString();
            var own = "/v1/municipalities/" + code + "/statements/" + week;
            var locked = week(own + "/explanation?figures=LOCKED");
            Map.of(
                            "realised", "lockedRealisedPlaces",
                            "occupied", "lockedOccupiedPlaces",
                            "placeDays", "lockedPlaceDays")
                    .forEach((figure, field) -> assertThat(locked.getOrDefault(figure, 0L))
                            .as("%s of %s", field, code)
                            .isEqualTo(statement.path(field).asLong()));
            if (statement.path("differences").asInt() == 0) continue;
            var now = new TreeMap<>(locked);
            for (var event : get("capacity", own + "/differences?limit=1000").path("items"))
                for (var change : event.path("changes"))
                    addWeek(
                            now,
                            change,
                            change.path("lastDay").asLong(),
                            change.path("days").asLong());
            assertThat(nonZero(now)).as(code).isEqualTo(week(own + "/explanation?figures=KNOWN"));
            assertThat(now.getOrDefault("outOfUse", 0L))
                    .as(code)
                    .isEqualTo(statement.path("outOfUsePlaces").asLong());
        }
    }

    private Map<String, Long> week(String path) {
        var sums = new TreeMap<String, Long>();
        lines(
                "capacity",
                path,
                line -> addWeek(
                        sums,
                        line,
                        line.path("change").asLong(),
                        line.path("days").asLong()));
        return nonZero(sums);
    }

    private static void addWeek(Map<String, Long> sums, JsonNode line, long lastDay, long days) {
        if (!line.path("kind").asString().equals("MUNICIPAL")) return;
        switch (line.path("quantity").asString()) {
            case "places.realised" -> {
                sums.merge("realised", lastDay, Long::sum);
                sums.merge("placeDays", days, Long::sum);
            }
            case "places.outOfUse" -> sums.merge("outOfUse", lastDay, Long::sum);
            case "stays" -> sums.merge("occupied", lastDay, Long::sum);
            case "places.planned" -> {}
            default -> throw new AssertionError("no part of a statement: " + line);
        }
    }

    /** Everyone whom the reconciliations of these municipalities count. */
    void reconciliations(List<String> codes, Moment moment) {
        for (var code : codes) {
            var path = "/v1/municipalities/" + code + "/reconciliation";
            var counts = get("allocation", path + "?" + moment.question());
            var people = new ArrayList<JsonNode>();
            lines("allocation", path + "/explanation?" + moment.question(), people::add);
            assertThat(people).allMatch(person -> !person.path("eventIds").isEmpty());
            var counted = Map.<String, Predicate<JsonNode>>of(
                    "registered", person -> person.path("registered").asBoolean(),
                    "staying", person -> person.path("staying").asBoolean(),
                    "registeredAndStaying",
                            person -> person.path("registered").asBoolean()
                                    && person.path("staying").asBoolean(),
                    "registeredNotStaying", mismatch("REGISTERED_NOT_STAYING"),
                    "stayingNotRegistered", mismatch("STAYING_NOT_REGISTERED"),
                    "registeredHereStayingElsewhere", mismatch("REGISTERED_HERE_STAYING_ELSEWHERE"),
                    "stayingHereRegisteredElsewhere", mismatch("STAYING_HERE_REGISTERED_ELSEWHERE"));
            counted.forEach(
                    (field, which) -> assertThat(people.stream().filter(which).count())
                            .as("%s of %s", field, code)
                            .isEqualTo(counts.path(field).asLong()));
        }
    }

    private static Predicate<JsonNode> mismatch(String kind) {
        return person -> person.path("mismatch").asString("").equals(kind);
    }

    /** What each of these municipalities is entitled to, down to its rows. */
    void entitlements(List<String> codes, int year, Moment moment) {
        for (var code : codes) {
            var path = "/v1/entitlements/" + code + "/" + year;
            var knownAt = "?knownAt=" + moment.knownAt();
            var sum = get("funding", path + "/explanation" + knownAt)
                    .path("items")
                    .valueStream()
                    .map(item -> new BigDecimal(item.path("amount").asString()))
                    .reduce(BigDecimal.ZERO, BigDecimal::add);
            assertThat(new BigDecimal(
                            get("funding", path + knownAt).path("amount").asString()))
                    .as(code)
                    .isEqualByComparingTo(sum);
        }
    }

    private long changes(String service, String path, Predicate<JsonNode> which) {
        var sum = new long[1];
        lines(service, path, line -> {
            if (which.test(line)) sum[0] += line.path("change").asLong();
        });
        return sum[0];
    }

    private void lines(String service, String path, Consumer<JsonNode> take) {
        lines(service, path, Role.AUDITOR, take);
    }

    /** Every item of a list, in pages as large as they may be. */
    private void lines(String service, String path, Role role, Consumer<JsonNode> take) {
        var cursor = "";
        do {
            var page = get(service, path + MOST + cursor, role);
            page.path("items").forEach(take);
            var next = page.path("nextCursor");
            cursor = next.isString() ? "&cursor=" + next.asString() : "";
        } while (!cursor.isEmpty());
    }

    private JsonNode get(String service, String path) {
        return get(service, path, Role.AUDITOR);
    }

    private JsonNode get(String service, String path, Role role) {
        var request = HttpRequest.newBuilder(URI.create(opvang.uri(service) + path))
                .timeout(Duration.ofMinutes(3))
                .header("Authorization", "Bearer " + opvang.token(role, null))
                .build();
        try {
            var response = http.send(request, BodyHandlers.ofString());
            assertThat(response.statusCode())
                    .as("%s: %s", path, response.body())
                    .isEqualTo(200);
            return json.readTree(response.body());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    private static Map<String, Map<String, Long>> byArea(
            JsonNode answer, Function<JsonNode, Map<String, Long>> figures) {
        return answer.path("items")
                .valueStream()
                .collect(Collectors.toMap(item -> item.path("area").path("code").asString(), figures));
    }

    private static Map<String, Map<String, Long>> withoutZeros(Map<String, Map<String, Long>> areas) {
        var without = new TreeMap<String, Map<String, Long>>();
        areas.forEach((area, figures) -> {
            var some = nonZero(figures);
            if (!some.isEmpty()) without.put(area, some);
        });
        return without;
    }

    private static Map<String, Long> nonZero(Map<String, Long> figures) {
        var some = new TreeMap<>(figures);
        some.values().removeIf(figure -> figure == 0);
        return some;
    }

    /** Sums of lines per area of each level, as the areas are on a day. */
    private static final class Sums {
        private final LocalDate on;
        private final Map<String, Map<String, Map<String, Long>>> levels = new TreeMap<>();

        Sums(LocalDate on) {
            this.on = on;
        }

        void add(JsonNode line, String field) {
            var municipality = Division.ofTheNetherlands()
                    .standsFor(new MunicipalityCode(line.path("municipality").asString()), on)
                    .orElseThrow();
            long change = line.path("change").asLong();
            add("country", "NL", field, change);
            add("region", municipality.region().text(), field, change);
            add("municipality", municipality.code().text(), field, change);
            if (line.path("location").isString())
                add("location", line.path("location").asString(), field, change);
        }

        private void add(String level, String area, String field, long change) {
            levels.computeIfAbsent(level, _ -> new TreeMap<>())
                    .computeIfAbsent(area, _ -> new TreeMap<>())
                    .merge(field, change, Long::sum);
        }

        Map<String, Map<String, Long>> of(String level) {
            return withoutZeros(levels.getOrDefault(level, Map.of()));
        }
    }
}
