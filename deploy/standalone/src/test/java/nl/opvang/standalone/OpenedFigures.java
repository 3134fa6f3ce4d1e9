package nl.opvang.standalone;

import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.summingLong;
import static java.util.stream.Collectors.toCollection;
import static java.util.stream.Collectors.toMap;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import nl.opvang.contracts.area.Division;
import nl.opvang.contracts.area.MunicipalityCode;
import nl.opvang.issuer.DemoTokens;
import nl.opvang.issuer.IssuedToken;
import nl.opvang.issuer.Role;
import nl.opvang.standalone.StatedEvents.Line;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * Opens figures up to the events behind them, over HTTP, page by page. Their sum is the figure; each line is told once, and as
 * the event that it names states it; and no line that any event states and that belongs to the figure is left out.
 */
final class OpenedFigures {
    /** A day, and the moment as known at which is asked. */
    record Moment(LocalDate on, String knownAt) {
        private String question() {
            return "on=" + on + "&knownAt=" + knownAt;
        }

        private Instant known() {
            return Instant.parse(knownAt);
        }

        private boolean covers(Line line) {
            return line.holds(on, known());
        }
    }

    private static final Duration ENDS_SOON = Duration.ofMinutes(1);
    private static final String MOST = "&limit=1000";
    private static final List<String> LEVELS = List.of("country", "region", "municipality");
    private static final String REALISED = "places.realised";
    private static final String OUT_OF_USE = "places.outOfUse";
    private static final String PERSON_MONTHS = "provision.personMonths";
    private static final Set<String> OCCUPANCY = Set.of(REALISED, OUT_OF_USE, "stays");
    private static final Set<String> OF_STATEMENTS = Set.of("places.planned", REALISED, OUT_OF_USE, "stays");
    private static final Set<String> OF_PEOPLE = Set.of("registered", "deregistered");
    private static final List<String> PUBLISHED = List.of(
            "realisedPlaces",
            "outOfUsePlaces",
            "occupiedPlaces",
            "crisisPlaces",
            "crisisOccupiedPlaces",
            "registered",
            "deregistered");

    private final JsonMapper json = JsonMapper.builder().build();
    private final HttpClient http;
    private final Standalone opvang;
    private final DemoTokens issuer;
    private final Map<Role, IssuedToken> tokens = new ConcurrentHashMap<>();
    private final StatedEvents stated;

    /** With all events that were recorded by now: as known later, nothing can be opened. */
    OpenedFigures(Standalone opvang, HttpClient http) {
        this.opvang = opvang;
        this.http = http;
        this.issuer = new DemoTokens(opvang.issuer(), opvang.keys());
        this.stated = StatedEvents.readFrom(opvang, http);
    }

    StatedEvents stated() {
        return stated;
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
        var told = new Told();
        lines("reporting", "/v1/occupancy/explanation?kind=" + kind + "&" + moment.question(), line -> {
            told.figure(line, true);
            sums.add(line, occupancyField(line));
        });
        told.areAll(
                "occupancy, " + kind,
                stated.lines(),
                line -> line.isOf(OCCUPANCY) && kind.equals(line.kind()) && moment.covers(line));
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
        var told = new Told();
        lines("reporting", "/v1/registrations/explanation?" + moment.question(), line -> {
            told.figure(line, true);
            var field = line.path("quantity").asString();
            sums.add(line, field);
            sums.add(line, field + " " + line.path("nationalityGroup").asString());
        });
        told.areAll("registrations", stated.lines(), line -> line.isOf(OF_PEOPLE) && moment.covers(line));
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

    /** What changed in a week, at every level; and of every region by itself. */
    void weekOfRegistrations(LocalDate from, Moment moment) {
        var lastDay = from.plusDays(6);
        var path = "/v1/registrations/explanation?from=" + from + "&on=" + lastDay + "&knownAt=" + moment.knownAt();
        Predicate<Line> belongs = line ->
                line.isOf(OF_PEOPLE) && !line.effectiveOn().isBefore(from) && line.holds(lastDay, moment.known());
        var sums = new Sums(lastDay);
        var told = new Told();
        lines("reporting", path, line -> {
            told.figure(line, true);
            sums.add(line, line.path("quantity").asString() + "Change");
            sums.add(line, "inflow");
        });
        told.areAll("week of registrations", stated.lines(), belongs);
        for (var level : LEVELS) {
            var answered = byArea(
                    get(
                            "reporting",
                            "/v1/registrations/weekly?level=" + level + "&from=" + from + "&until=" + from.plusWeeks(1)
                                    + "&knownAt=" + moment.knownAt()),
                    week -> figures(week, "registeredChange", "deregisteredChange", "inflow"));
            assertThat(sums.of(level)).as("week at level %s", level).isEqualTo(withoutZeros(answered));
            if (!level.equals("region")) continue;
            for (var region : answered.keySet()) {
                var ofRegion = new Told();
                lines("reporting", path + "&area=" + region, line -> ofRegion.figure(line, true));
                ofRegion.areAll("week of " + region, stated.lines(codes(region, lastDay)), belongs);
            }
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
            parts.forEach(part -> heldAgainstItsDecision(part, moment));
            if (area.equals("NL")) decisionsAreWhole(parts);
            var told = new Told();
            var places = new long[1];
            lines("reporting", path, line -> {
                told.figure(line, true);
                places[0] += line.path("change").asLong();
            });
            told.areAll(
                    "places of " + area,
                    area.equals("NL") ? stated.lines() : stated.lines(codes(area, moment.on())),
                    line -> line.quantity().equals(REALISED) && "MUNICIPAL".equals(line.kind()) && moment.covers(line));
            assertThat(places[0])
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

    /** A part of a target stands as it is told in the event that it names. */
    private void heldAgainstItsDecision(JsonNode part, Moment moment) {
        var said = stated.event(UUID.fromString(part.path("eventId").asString()));
        assertThat(said.type()).as("%s", part).isEqualTo(part.path("type").asString());
        assertThat(said.knownAt())
                .as("%s", part)
                .isEqualTo(Instant.parse(part.path("knownAt").asString()))
                .isBeforeOrEqualTo(moment.known());
        var terms = Objects.requireNonNull(said.data()).path("terms");
        var figures = terms.path("regions").valueStream().toList();
        assertThat(
                        switch (part.path("figure").asString()) {
                            case "DECIDED", "ON_TOP" ->
                                figures.stream()
                                        .filter(one -> one.path("region").equals(part.path("region")))
                                        .toList();
                            case "DIVIDED" ->
                                terms.path("municipalities").valueStream().toList();
                            default -> List.of(terms);
                        })
                .as("%s of %s", part, said)
                .extracting(one -> one.path("places").asLong())
                .contains(part.path("places").asLong());
    }

    /** Of a decision that is part of the country's target, all regions are. */
    private void decisionsAreWhole(List<JsonNode> parts) {
        parts.stream()
                .filter(part ->
                        Set.of("DECIDED", "ON_TOP").contains(part.path("figure").asString()))
                .collect(groupingBy(
                        part -> UUID.fromString(part.path("eventId").asString()),
                        summingLong(part -> part.path("places").asLong())))
                .forEach((decision, places) -> assertThat(places)
                        .as("regions of decision %s", decision)
                        .isEqualTo(Objects.requireNonNull(stated.event(decision).data())
                                .path("terms")
                                .path("regions")
                                .valueStream()
                                .mapToLong(region -> region.path("places").asLong())
                                .sum()));
    }

    /** Each region and municipality opened by itself, for a role that sees no locations: all that it sees adds up too. */
    void areaByArea(Moment moment) {
        for (var level : List.of("region", "municipality")) {
            for (var item : get("reporting", "/v1/occupancy?level=" + level + "&" + moment.question(), Role.KCIO)
                    .path("items")) {
                var area = item.path("area").path("code").asString();
                var sums = new TreeMap<String, Long>();
                var told = new Told();
                lines(
                        "reporting",
                        "/v1/occupancy/explanation?" + moment.question() + "&area=" + area,
                        Role.KCIO,
                        line -> {
                            told.figure(line, false);
                            sums.merge(occupancyField(line), line.path("change").asLong(), Long::sum);
                        });
                told.areAll(
                        "occupancy of " + area,
                        stated.lines(codes(area, moment.on())),
                        line -> line.isOf(OCCUPANCY) && "MUNICIPAL".equals(line.kind()) && moment.covers(line));
                assertThat(nonZero(sums))
                        .as("%s", item.path("area"))
                        .isEqualTo(nonZero(figures(item, "realisedPlaces", "outOfUsePlaces", "occupiedPlaces")));
            }
        }
    }

    /** A week of every municipality for which it was locked, of all kinds of places, and what its differences make of it. */
    void statements(String week) {
        var path = "/v1/statements?locked=true&week=" + week + MOST;
        var statements = get("capacity", path);
        assertThat(statements.path("nextCursor").isNull()).isTrue();
        assertThat(statements.path("items")).isNotEmpty();
        for (var statement : statements.path("items")) {
            var code = statement.path("municipality").asString();
            var own = "/v1/municipalities/" + code + "/statements/" + week;
            var overview = get("capacity", own);
            var locked = week(own, "LOCKED");
            assertThat(locked).as("%s, locked", code).isEqualTo(kinds(overview.path("asLocked")));
            Map.of(
                            "realisedPlaces", "lockedRealisedPlaces",
                            "occupiedPlaces", "lockedOccupiedPlaces",
                            "placeDays", "lockedPlaceDays")
                    .forEach((figure, field) -> assertThat(locked.getOrDefault("MUNICIPAL " + figure, 0L))
                            .as("%s of %s", field, code)
                            .isEqualTo(statement.path(field).asLong()));
            var now = new TreeMap<>(locked);
            differences(own, overview)
                    .forEach(change -> addWeek(
                            now,
                            change,
                            change.path("lastDay").asLong(),
                            change.path("days").asLong()));
            assertThat(nonZero(now)).as("%s, now", code).isEqualTo(kinds(overview.path("figures")));
            if (!locked.equals(nonZero(now)))
                assertThat(week(own, "KNOWN")).as(code).isEqualTo(nonZero(now));
        }
    }

    /** What changed a locked week: no more and no less than what later events state. */
    private List<JsonNode> differences(String statement, JsonNode overview) {
        var from = LocalDate.parse(overview.path("from").asString());
        var changes = new ArrayList<JsonNode>();
        var told = new TreeMap<String, List<Long>>();
        var knownAt = Instant.parse(overview.path("knownAt").asString());
        lines("capacity", statement + "/differences?knownAt=" + knownAt, event -> {
            var said = stated.event(UUID.fromString(event.path("eventId").asString()));
            agree(event, "type", said.type());
            agree(event, "corrects", said.corrects());
            for (var change : event.path("changes")) {
                changes.add(change);
                told.put(
                        "%s %s:%s %s %s"
                                .formatted(
                                        said.eventId(),
                                        change.path("municipality").asString(),
                                        change.path("location").asString(),
                                        change.path("kind").asString(),
                                        change.path("quantity").asString()),
                        List.of(
                                change.path("lastDay").asLong(),
                                change.path("days").asLong()));
            }
        });
        var lockedAt = Instant.parse(overview.path("locking").path("lockedAt").asString());
        var perDay = new TreeMap<String, long[]>();
        for (var line : stated.lines(codes(overview.path("municipality").asString(), from.plusDays(6))))
            if (line.isOf(OF_STATEMENTS)
                    && line.location() != null
                    && line.knownAt().isAfter(lockedAt)
                    && line.holds(from.plusDays(6), knownAt))
                for (int day = 0; day < 7; day++)
                    if (!line.effectiveOn().isAfter(from.plusDays(day)))
                        perDay.computeIfAbsent(
                                                "%s %s %s %s"
                                                        .formatted(
                                                                line.eventId(),
                                                                line.location(),
                                                                line.kind(),
                                                                line.quantity()),
                                                _ -> new long[7])[day] +=
                                line.change();
        var states = new TreeMap<String, List<Long>>();
        perDay.forEach((what, days) -> {
            if (LongStream.of(days).anyMatch(day -> day != 0))
                states.put(what, List.of(days[6], LongStream.of(days).sum()));
        });
        assertThat(told).as("%s/differences", statement).isEqualTo(states);
        return changes;
    }

    private Map<String, Long> week(String statement, String which) {
        var path = statement + "/explanation?figures=" + which;
        var asked = get("capacity", path + "&limit=1");
        var lastDay = LocalDate.parse(asked.path("until").asString()).minusDays(1);
        var knownAt = Instant.parse(asked.path("figuresKnownAt").asString());
        var sums = new TreeMap<String, Long>();
        var told = new Told();
        lines("capacity", path + "&knownAt=" + asked.path("knownAt").asString(), line -> {
            told.ofWeek(line);
            addWeek(sums, line, line.path("change").asLong(), line.path("days").asLong());
        });
        told.areAll(
                path,
                stated.lines(codes(asked.path("municipality").asString(), lastDay)),
                line -> line.isOf(OF_STATEMENTS) && line.location() != null && line.holds(lastDay, knownAt));
        return nonZero(sums);
    }

    private static void addWeek(Map<String, Long> sums, JsonNode line, long lastDay, long days) {
        var kind = line.path("kind").asString() + " ";
        switch (line.path("quantity").asString()) {
            case "places.planned" -> sums.merge(kind + "plannedPlaces", lastDay, Long::sum);
            case REALISED -> {
                sums.merge(kind + "realisedPlaces", lastDay, Long::sum);
                sums.merge(kind + "placeDays", days, Long::sum);
            }
            case OUT_OF_USE -> sums.merge(kind + "outOfUsePlaces", lastDay, Long::sum);
            case "stays" -> {
                sums.merge(kind + "occupiedPlaces", lastDay, Long::sum);
                sums.merge(kind + "stayDays", days, Long::sum);
            }
            default -> throw new AssertionError("no part of a statement: " + line);
        }
    }

    private static Map<String, Long> kinds(JsonNode figures) {
        var all = new TreeMap<String, Long>();
        for (var kind : figures.path("kinds"))
            figures(
                            kind,
                            "plannedPlaces",
                            "realisedPlaces",
                            "outOfUsePlaces",
                            "occupiedPlaces",
                            "placeDays",
                            "stayDays")
                    .forEach((field, figure) -> all.put(kind.path("kind").asString() + " " + field, figure));
        return nonZero(all);
    }

    /** Everyone whom the reconciliations of these municipalities count. */
    void reconciliations(List<String> codes, Moment moment) {
        codes.parallelStream().forEach(code -> {
            var path = "/v1/municipalities/" + code + "/reconciliation";
            var counts = get("allocation", path + "?" + moment.question());
            var people = new ArrayList<JsonNode>();
            lines("allocation", path + "/explanation?" + moment.question(), people::add);
            people.forEach(person -> isAllThatWasSaid(person, moment));
            theRegisteredAreThoseWhomEventsRegister(code, people, moment);
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
        });
    }

    /** Of each registration, stay and merge that is named, the whole history as known then. */
    private void isAllThatWasSaid(JsonNode person, Moment moment) {
        var told = eventIds(person);
        assertThat(told).as("%s", person).isNotEmpty();
        var all = new TreeSet<UUID>();
        for (var eventId : told) {
            var one = stated.event(eventId);
            for (var said : stated.history(one.aggregateId()))
                if (Objects.equals(said.subject(), one.subject())
                        && !said.knownAt().isAfter(moment.known())) all.add(said.eventId());
        }
        assertThat(told).as("%s", person).isEqualTo(all);
    }

    /** But for those who were ever taken for somebody else: who they are is not in the lines. */
    private void theRegisteredAreThoseWhomEventsRegister(String code, List<JsonNode> people, Moment moment) {
        var sums = new HashMap<String, Long>();
        for (var line : stated.lines(codes(code, moment.on())))
            if (line.quantity().equals("registered") && moment.covers(line))
                sums.merge(stated.event(line.eventId()).aggregateId(), (long) line.change(), Long::sum);
        sums.values().removeIf(sum -> sum == 0);
        sums.keySet().removeIf(registrations -> isMerged(registrations.substring("registration:".length())));
        assertThat(people.stream()
                        .filter(person -> person.path("registered").asBoolean())
                        .map(person -> person.path("person").asString())
                        .filter(person -> !isMerged(person))
                        .collect(toMap("registration:"::concat, _ -> 1L)))
                .as("registered in %s", code)
                .isEqualTo(sums);
    }

    private boolean isMerged(String person) {
        return !stated.history("person:" + person).isEmpty();
    }

    private static Set<UUID> eventIds(JsonNode explained) {
        return explained
                .path("eventIds")
                .valueStream()
                .map(id -> UUID.fromString(id.asString()))
                .collect(toCollection(TreeSet::new));
    }

    private static Predicate<JsonNode> mismatch(String kind) {
        return person -> person.path("mismatch").asString("").equals(kind);
    }

    /** What each of these municipalities is entitled to, down to its rows, and these down to the events. */
    void entitlements(List<String> codes, int year, Moment moment) {
        codes.parallelStream().forEach(code -> {
            var path = "/v1/entitlements/" + code + "/" + year;
            var knownAt = "?knownAt=" + moment.knownAt();
            var items = get("funding", path + "/explanation" + knownAt)
                    .path("items")
                    .valueStream()
                    .toList();
            var entitlement = get("funding", path + knownAt);
            assertThat(new BigDecimal(entitlement.path("amount").asString()))
                    .as(code)
                    .isEqualByComparingTo(items.stream()
                            .map(item -> new BigDecimal(item.path("amount").asString()))
                            .reduce(BigDecimal.ZERO, BigDecimal::add));
            for (var units : List.of("placeDays", "personMonths"))
                assertThat(items.stream()
                                .mapToLong(item -> item.path(units).asLong())
                                .sum())
                        .as("%s of %s", units, code)
                        .isEqualTo(entitlement.path(units).asLong());
            changesOfEntitlement(code, year, path + "/changes" + knownAt, moment);
            for (var item : items) {
                for (var eventId : eventIds(item))
                    assertThat(stated.event(eventId).knownAt()).isBeforeOrEqualTo(moment.known());
                for (var decision : named(item))
                    assertThat(stated.event(decision).knownAt()).isBeforeOrEqualTo(moment.known());
                if (item.path("postingId").isString()) continue;
                var from = LocalDate.parse(item.path("from").asString());
                var belonging = stated.lines(codes(code, from));
                if (item.path("scheme").asString().equals("PRIVATE"))
                    isFoundedOnPeople(item, from, belonging, moment.known());
                else isFoundedOnPlaces(item, from, belonging, moment.known());
            }
            placeDaysAreThoseStated(code, year, items, moment.known());
        });
    }

    /** What became known in between names events that became known in between. */
    void entitlementDifferences(List<String> codes, int year, Moment earlier, Moment later) {
        codes.parallelStream().forEach(code -> {
            var differences = get(
                    "funding",
                    "/v1/entitlements/" + code + "/" + year + "/differences?from=" + earlier.knownAt() + "&to="
                            + later.knownAt());
            for (var item : differences.path("items"))
                assertThat(eventIds(item))
                        .as("%s", item)
                        .isNotEmpty()
                        .allSatisfy(eventId -> assertThat(stated.event(eventId).knownAt())
                                .isAfter(earlier.known())
                                .isBeforeOrEqualTo(later.known()));
        });
    }

    /** All lines that bear on a year. */
    private void changesOfEntitlement(String code, int year, String path, Moment moment) {
        var lastDay = LocalDate.of(year, 12, 31);
        var covered = Division.ofTheNetherlands().coveredBy(new MunicipalityCode(code)).stream()
                .map(MunicipalityCode::text)
                .toList();
        var told = new Told();
        lines("funding", path, told::ofEntitlement);
        told.areAll(
                path,
                stated.lines(covered),
                line -> line.holds(lastDay, moment.known())
                        && (line.quantity().equals(PERSON_MONTHS)
                                || ("MUNICIPAL".equals(line.kind()) && line.isOf(Set.of(REALISED, OUT_OF_USE)))));
    }

    /** The norm of a row, and the rules that decide what of it counts. */
    private static List<UUID> named(JsonNode item) {
        return Stream.concat(
                        Stream.of(item.path("normEventId")),
                        item.path("rules").valueStream().map(rule -> rule.path("eventId")))
                .filter(JsonNode::isString)
                .map(id -> UUID.fromString(id.asString()))
                .toList();
    }

    /** A month of private reception: whom events count in it, and none but these events. */
    private static void isFoundedOnPeople(JsonNode item, LocalDate month, List<Line> belonging, Instant known) {
        var nets = nets(belonging, line -> line.quantity().equals(PERSON_MONTHS) && line.holds(month, known));
        assertThat(eventIds(item)).as("%s", item).isEqualTo(nets.keySet());
        assertThat(item.path("personMonths").asLong())
                .as("%s", item)
                .isEqualTo(nets.values().stream().mapToLong(net -> net).sum());
    }

    /** Days of a location: its places are what all events about it state, and those that do are named. */
    private void isFoundedOnPlaces(JsonNode item, LocalDate from, List<Line> belonging, Instant known) {
        var location = item.path("location").asString();
        var perQuantity = Map.of("realisedPlaces", REALISED, "outOfUsePlaces", OUT_OF_USE);
        var events = new TreeSet<UUID>();
        perQuantity.forEach((field, quantity) -> {
            var nets = nets(
                    belonging,
                    line -> location.equals(line.location())
                            && "MUNICIPAL".equals(line.kind())
                            && line.quantity().equals(quantity)
                            && line.holds(from, known));
            assertThat(item.path(field).asLong())
                    .as("%s of %s", field, item)
                    .isEqualTo(nets.values().stream().mapToLong(net -> net).sum());
            if (field.equals("realisedPlaces"))
                assertThat(eventIds(item)).as("%s", item).containsAll(nets.keySet());
            events.addAll(nets.keySet());
        });
        // Besides these only what says who stays there without a right, where that counts.
        assertThat(eventIds(item))
                .as("%s", item)
                .allMatch(eventId ->
                        events.contains(eventId) || !stated.event(eventId).isAbout("location"));
    }

    /** What each event changes in all, without those that change nothing. */
    private static Map<UUID, Long> nets(List<Line> lines, Predicate<Line> which) {
        var nets = new TreeMap<UUID, Long>();
        for (var line : lines) if (which.test(line)) nets.merge(line.eventId(), (long) line.change(), Long::sum);
        nets.values().removeIf(net -> net == 0);
        return nets;
    }

    /** Whole locations cannot be left out either. Municipalities merge on the first day of a year. */
    private void placeDaysAreThoseStated(String code, int year, List<JsonNode> items, Instant known) {
        var first = LocalDate.of(year, 1, 1);
        var end = LocalDate.of(year + 1, 1, 1);
        long days = 0;
        for (var line : stated.lines(codes(code, first)))
            if (line.quantity().equals(REALISED)
                    && "MUNICIPAL".equals(line.kind())
                    && line.holds(end.minusDays(1), known))
                days += line.change() * ChronoUnit.DAYS.between(later(line.effectiveOn(), first), end);
        assertThat(items.stream()
                        .mapToLong(item -> item.path("realisedPlaces").asLong()
                                * item.path("days").asLong())
                        .sum())
                .as("days of realised places of %s", code)
                .isEqualTo(days);
    }

    private static LocalDate later(LocalDate one, LocalDate other) {
        return one.isAfter(other) ? one : other;
    }

    /** What was published of a week follows from what the events state, as known when it says; and it was itself recorded. */
    void publication(String week) {
        var last = get("reporting", "/v1/publications/" + week);
        var history = stated.history("publication:" + week);
        int editions = last.path("edition").asInt();
        assertThat(history).as("editions of %s", week).hasSize(editions);
        for (int number = 1; number <= editions; number++) {
            var edition = get("reporting", "/v1/publications/" + week + "/editions/" + number);
            var known = Instant.parse(edition.path("knownAt").asString());
            assertThat(known).isBeforeOrEqualTo(history.get(number - 1).knownAt());
            var places = perArea(LocalDate.parse(edition.path("on").asString()), known, OpenedFigures::published);
            var people = perArea(
                    LocalDate.parse(edition.path("registeredOn").asString()),
                    known,
                    line -> line.isOf(OF_PEOPLE) ? line.quantity() : null);
            long rounding = edition.path("roundedTo").asLong();
            for (var item : edition.path("areas")) {
                var area = item.path("area").path("code").asString();
                var exact = new TreeMap<>(places.getOrDefault(area, Map.of()));
                exact.putAll(people.getOrDefault(area, Map.of()));
                for (var figure : PUBLISHED) {
                    var shown = item.path("figures").path(figure);
                    // Withheld: of so few people nothing is said.
                    if (shown.isNull()) continue;
                    assertThat(Math.abs(2 * (shown.asLong() - exact.getOrDefault(figure, 0L))))
                            .as("%s of %s in edition %d of %s", figure, area, number, week)
                            .isLessThanOrEqualTo(rounding == 1 ? 0 : rounding);
                }
            }
        }
    }

    private static @Nullable String published(Line line) {
        var crisis = "CRISIS".equals(line.kind());
        if (!crisis && !"MUNICIPAL".equals(line.kind())) return null;
        return switch (line.quantity()) {
            case REALISED -> crisis ? "crisisPlaces" : "realisedPlaces";
            case OUT_OF_USE -> crisis ? null : "outOfUsePlaces";
            case "stays" -> crisis ? "crisisOccupiedPlaces" : "occupiedPlaces";
            default -> null;
        };
    }

    /** Sums of what is stated per figure, of every area as it is on that day. */
    private Map<String, Map<String, Long>> perArea(
            LocalDate on, Instant known, Function<Line, @Nullable String> figure) {
        var perCode = new TreeMap<String, Map<String, Long>>();
        for (var line : stated.lines()) {
            var name = figure.apply(line);
            if (name != null && line.holds(on, known))
                perCode.computeIfAbsent(line.municipality(), _ -> new TreeMap<>())
                        .merge(name, (long) line.change(), Long::sum);
        }
        var perArea = new TreeMap<String, Map<String, Long>>();
        perCode.forEach((code, sums) -> {
            var there = Division.ofTheNetherlands()
                    .standsFor(new MunicipalityCode(code), on)
                    .orElseThrow();
            for (var area : List.of("NL", there.region().text(), there.code().text()))
                sums.forEach((name, sum) ->
                        perArea.computeIfAbsent(area, _ -> new TreeMap<>()).merge(name, sum, Long::sum));
        });
        return perArea;
    }

    /** What each run of the forecast rests on follows from what the events state, as known when it says; each was recorded. */
    void forecasts() {
        for (var run : get("reporting", "/v1/forecasts?limit=1000").path("items")) {
            var id = run.path("forecastId").asString();
            assertThat(stated.history("forecast:" + id)).as("run %s", id).hasSize(1);
            var asOf = LocalDate.parse(run.path("asOf").asString());
            var known = Instant.parse(run.path("figuresKnownAt").asString());
            var figures = run.path("figures");
            long registered = 0;
            long before = 0;
            long stays = 0;
            var first = LocalDate.parse(figures.path("from").asString());
            for (var line : stated.lines()) {
                if (!line.holds(asOf, known)) continue;
                if (line.quantity().equals("registered")) registered += line.change();
                if (line.quantity().equals("registered") && line.effectiveOn().isBefore(first)) before += line.change();
                if (line.quantity().equals("stays")
                        && Set.of("MUNICIPAL", "CRISIS").contains(String.valueOf(line.kind()))) stays += line.change();
            }
            assertThat(figures.path("registered").asLong())
                    .as("registered, %s", id)
                    .isEqualTo(registered);
            assertThat(figures.path("stays").asLong()).as("stays, %s", id).isEqualTo(stays);
            assertThat(figures.path("netInflow")
                            .valueStream()
                            .mapToLong(JsonNode::asLong)
                            .sum())
                    .as("inflow, %s", id)
                    .isEqualTo(registered - before);
        }
    }

    /** Each dossier about money tells all that was said in it, by events that say so. */
    void dossiers(int year) {
        for (var list : List.of("advances", "claims"))
            lines("funding", "/v1/" + list + "?year=" + year, item -> {
                var code = item.path("area").path("code").asString();
                dossier(
                        "/v1/municipalities/" + code + "/" + list + "/" + year,
                        list.substring(0, list.length() - 1) + ":" + code + ":" + year);
                for (var other : List.of("settlement", "payment"))
                    if (!stated.history(other + ":" + code + ":" + year).isEmpty())
                        dossier(
                                "/v1/municipalities/" + code + "/" + other + "s/" + year,
                                other + ":" + code + ":" + year);
            });
        lines("funding", "/v1/transitions?year=" + year, item -> {
            var code = item.path("area").path("code").asString();
            var id = item.path("transitionId").asString();
            dossier("/v1/municipalities/" + code + "/transitions/" + id, "transition:" + code + ":" + id);
        });
    }

    private void dossier(String path, String aggregateId) {
        var dossier = get("funding", path);
        var known = Instant.parse(dossier.path("knownAt").asString());
        var told = dossier.path("history")
                .valueStream()
                .map(entry -> UUID.fromString(entry.path("eventId").asString()))
                .toList();
        assertThat(told)
                .as(path)
                .isNotEmpty()
                .isEqualTo(stated.history(aggregateId).stream()
                        .filter(said -> !said.knownAt().isAfter(known))
                        .map(StatedEvents.Said::eventId)
                        .toList());
        for (var entry : dossier.path("history"))
            agree(
                    entry,
                    "type",
                    stated.event(UUID.fromString(entry.path("eventId").asString()))
                            .type());
    }

    /** Every household on the list asked, and the rule that puts it where it stands was decided. */
    void rankedRequests(LocalDate on) {
        var asked = new int[1];
        lines("allocation", "/v1/ranked-requests?on=" + on, item -> {
            asked[0]++;
            assertThat(stated.history("request:"
                            + item.path("municipality").asString() + ":"
                            + item.path("request").asString()))
                    .as("%s", item)
                    .isNotEmpty();
        });
        var list = get("allocation", "/v1/ranked-requests?limit=1&on=" + on);
        assertThat(asked[0]).isEqualTo(list.path("waiting").asInt());
        var version = list.path("rule").path("version");
        if (version.isString())
            assertThat(stated.event(UUID.fromString(version.asString())).isAbout("rule"))
                    .isTrue();
    }

    /** Under which codes what belongs to an area on a day was recorded. */
    private static List<String> codes(String area, LocalDate on) {
        var division = Division.ofTheNetherlands();
        return division.all().stream()
                .map(Division.Municipality::code)
                .filter(code -> division.standsFor(code, on)
                        .filter(there -> there.code().text().equals(area)
                                || there.region().text().equals(area))
                        .isPresent())
                .map(MunicipalityCode::text)
                .toList();
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
                .header("Authorization", token(role).bearer())
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

    /** The same one until it ends soon. */
    private IssuedToken token(Role role) {
        return tokens.compute(
                role,
                (_, known) -> known != null && Instant.now().plus(ENDS_SOON).isBefore(known.expiresAt())
                        ? known
                        : issuer.national(role));
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

    private static void agree(JsonNode told, String field, @Nullable Object stated) {
        var value = told.path(field);
        if (value.isMissingNode()) throw new AssertionError("no " + field + " in " + told);
        var text = value.isNull() ? null : value.asString();
        if (!Objects.equals(text, stated == null ? null : stated.toString()))
            throw new AssertionError("%s is told as %s, and stated as %s: %s".formatted(field, text, stated, told));
    }

    /** The lines of an answer, each held against the event that it names. */
    private final class Told {
        private final BitSet lines = new BitSet();

        /** @param locations whether who asks sees them */
        void figure(JsonNode line, boolean locations) {
            var states = line(line);
            var said = stated.event(states.eventId());
            boolean named = locations && states.location() != null;
            agree(line, "municipality", states.municipality());
            agree(line, "location", named ? states.location() : null);
            agree(line, "aggregateId", named ? said.aggregateId() : null);
            agree(line, "sequence", named ? said.sequence() : null);
            agree(line, "kind", states.kind());
            agree(line, "nationalityGroup", states.nationalityGroup());
        }

        void ofWeek(JsonNode line) {
            var states = line(line);
            agree(line, "kind", states.kind());
            assertThat(line.path("municipality").asString() + ":"
                            + line.path("location").asString())
                    .isEqualTo(states.location());
        }

        void ofEntitlement(JsonNode line) {
            var states = line(line);
            agree(line, "municipality", states.municipality());
            agree(line, "location", states.location());
        }

        private Line line(JsonNode line) {
            var eventId = UUID.fromString(line.path("eventId").asString());
            var states = stated.line(eventId, line.path("line").asInt(-1));
            var said = stated.event(eventId);
            agree(line, "type", said.type());
            agree(line, "corrects", said.corrects());
            agree(line, "effectiveOn", states.effectiveOn());
            agree(line, "quantity", states.quantity());
            agree(line, "change", states.change());
            if (!Instant.parse(line.path("knownAt").asString()).equals(states.knownAt()))
                throw new AssertionError("known at another moment than " + states.knownAt() + ": " + line);
            if (lines.get(states.index())) throw new AssertionError("told twice: " + line);
            lines.set(states.index());
            return states;
        }

        /** Of what the events state, these and no others were told. */
        void areAll(String what, List<Line> among, Predicate<Line> belongs) {
            var missing = new ArrayList<Line>();
            int belonging = 0;
            for (var line : among) {
                if (!belongs.test(line)) continue;
                belonging++;
                if (!lines.get(line.index())) missing.add(line);
            }
            if (!missing.isEmpty())
                throw new AssertionError("%s: %d lines are stated and not told, the first ones %s"
                        .formatted(what, missing.size(), missing.subList(0, Math.min(missing.size(), 5))));
            assertThat(lines.cardinality())
                    .as("%s: lines told, of which some do not belong to it", what)
                    .isEqualTo(belonging);
        }
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
