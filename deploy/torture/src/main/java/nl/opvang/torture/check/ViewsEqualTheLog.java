package nl.opvang.torture.check;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.function.Consumer;
import nl.opvang.torture.history.Evidence;
import nl.opvang.torture.history.Line;
import nl.opvang.torture.history.LoggedEvent;
import org.jspecify.annotations.Nullable;

/** Every table that is built from events, built again here from the stores alone, has the same rows; and nothing is parked. */
final class ViewsEqualTheLog implements Check {
    private static final DateTimeFormatter MOMENT =
            DateTimeFormatter.ofPattern("yyyy-MM-dd'T'HH:mm:ss.SSSSSS'Z'").withZone(ZoneOffset.UTC);
    private static final Set<String> SUMMED_IN_REPORTING =
            Set.of("capacity.location", "allocation.guest-book", "allocation.registration", "allocation.provision");
    private static final Set<String> SUMMED_IN_FUNDING =
            Set.of("capacity.location", "allocation.guest-book", "allocation.provision");
    private static final int SHOWN = 5;

    @Override
    public String claim() {
        return "every table of every projection equals an independent fold of the stores";
    }

    @Override
    public void check(Evidence evidence, Consumer<String> breach) {
        evidence.tables().forEach((service, tables) -> {
            var expected = expected(service, evidence);
            tables.forEach((table, rows) ->
                    compare(service + "." + table, expected.getOrDefault(table, List.of()), rows, breach));
        });
    }

    private static void compare(String table, List<String> expected, List<String> actual, Consumer<String> breach) {
        var missing = new ArrayList<>(without(expected, actual));
        var tooMany = new ArrayList<>(without(actual, expected));
        if (!missing.isEmpty()) breach.accept("%s lacks %d rows: %s".formatted(table, missing.size(), first(missing)));
        if (!tooMany.isEmpty())
            breach.accept("%s has %d rows that do not follow: %s".formatted(table, tooMany.size(), first(tooMany)));
    }

    private static List<String> first(List<String> rows) {
        return rows.subList(0, Math.min(SHOWN, rows.size()));
    }

    /** Rows as often as they are there more often in the one than in the other. */
    private static List<String> without(List<String> rows, List<String> others) {
        var counts = new HashMap<String, Integer>();
        for (var other : others) counts.merge(other, 1, Integer::sum);
        var left = new ArrayList<String>();
        for (var row : rows) if (counts.merge(row, -1, Integer::sum) < 0) left.add(row);
        return left;
    }

    private static Map<String, List<String>> expected(String service, Evidence evidence) {
        var tables = new HashMap<String, List<String>>();
        switch (service) {
            case "capacity" -> {
                locations(evidence.log("capacity"), tables);
                statements(evidence, tables);
            }
            case "allocation" -> {
                people(evidence.log("allocation"), tables);
                Shelter.tables(evidence.log("allocation"), tables);
                for (var feature : List.of("rule", "target"))
                    tables.put(
                            feature + "_event",
                            evidence.log("allocation").stream()
                                    .filter(event -> event.feature().equals("allocation." + feature))
                                    .map(event -> row(event.id(), event.aggregateId(), event.sequence(), event.type()))
                                    .toList());
            }
            case "funding" -> {
                ledger(lines(evidence, SUMMED_IN_FUNDING), tables);
                tables.put(
                        "norm_event",
                        evidence.log("funding").stream()
                                .filter(event -> event.feature().equals("funding.norm"))
                                .map(event -> row(event.id(), event.aggregateId(), event.sequence()))
                                .toList());
                tables.put(
                        "posting",
                        evidence.log("funding").stream()
                                .filter(event -> event.feature().equals("funding.posting"))
                                .map(event -> row(event.id(), event.text("municipality"), event.sequence()))
                                .toList());
                tables.put(
                        "dossier_event",
                        evidence.log("funding").stream()
                                .filter(Applications::areAbout)
                                .map(event -> row(event.id(), event.aggregateId(), event.sequence()))
                                .toList());
            }
            case "reporting" -> {
                ledger(lines(evidence, SUMMED_IN_REPORTING), tables);
                reports(evidence, tables);
            }
            default -> throw new IllegalArgumentException("no such service: " + service);
        }
        return tables;
    }

    /** A line of text as the database would write it. */
    static String row(Object... columns) {
        var texts = new ArrayList<String>();
        for (var column : columns) texts.add(column.toString());
        return String.join("|", texts);
    }

    private static String text(Instant moment) {
        return MOMENT.format(moment);
    }

    private static List<LoggedEvent> lines(Evidence evidence, Set<String> features) {
        return evidence.logs().values().stream()
                .flatMap(List::stream)
                .filter(event -> features.contains(event.feature()))
                .toList();
    }

    private static void ledger(List<LoggedEvent> events, Map<String, List<String>> tables) {
        var rows = new ArrayList<String>();
        var sums = new LinkedHashMap<String, Long>();
        var sumsOfMonths = new LinkedHashMap<String, Long>();
        for (var event : events) {
            int number = 0;
            for (var line : event.lines()) {
                rows.add(row(
                        event.id(),
                        number++,
                        text(event.knownAt()),
                        event.sequence(),
                        line.effectiveOn(),
                        line.change(),
                        line.quantity(),
                        line.municipality(),
                        line.location(),
                        line.kind(),
                        line.nationalityGroup(),
                        event.aggregateId(),
                        event.type(),
                        Objects.requireNonNullElse(event.corrects(), "")));
                sums.merge(rolledUp(line, line.effectiveOn(), knownOn(event)), (long) line.change(), Long::sum);
                sumsOfMonths.merge(
                        rolledUp(
                                line,
                                line.effectiveOn().withDayOfMonth(1),
                                knownOn(event).withDayOfMonth(1)),
                        (long) line.change(),
                        Long::sum);
            }
        }
        tables.put("ledger_line", rows);
        tables.put("ledger_rollup", nonZero(sums));
        tables.put("ledger_month", nonZero(sumsOfMonths));
    }

    private static LocalDate knownOn(LoggedEvent event) {
        return event.knownAt().atOffset(ZoneOffset.UTC).toLocalDate();
    }

    private static String rolledUp(Line line, LocalDate effective, LocalDate known) {
        return row(line.quantity(), line.municipality(), line.kind(), line.nationalityGroup(), effective, known);
    }

    private static List<String> nonZero(Map<String, Long> sums) {
        return sums.entrySet().stream()
                .filter(sum -> sum.getValue() != 0)
                .map(sum -> row(sum.getKey(), sum.getValue()))
                .toList();
    }

    private static void reports(Evidence evidence, Map<String, List<String>> tables) {
        var reports = new HashSet<String>();
        var names = new ArrayList<String>();
        for (var event : evidence.log("capacity")) {
            if (!event.feature().equals("capacity.location")) continue;
            var location = event.text("locationId");
            reports.add(row(location, text(event.knownAt()), municipality(location)));
            if (saysName(event))
                names.add(row(location, event.sequence(), text(event.knownAt()), event.text("description.name")));
        }
        for (var event : evidence.log("allocation")) {
            if (!event.feature().equals("allocation.guest-book")) continue;
            for (var line : event.lines())
                reports.add(row(line.location(), text(event.knownAt()), municipality(line.location())));
        }
        tables.put("report", List.copyOf(reports));
        tables.put("location_name", names);
    }

    private static String municipality(String ownId) {
        return ownId.substring(0, ownId.indexOf(':'));
    }

    private static String number(String ownId) {
        return ownId.substring(ownId.indexOf(':') + 1);
    }

    private static boolean saysName(LoggedEvent event) {
        return event.fact().equals("opened") || event.fact().equals("opening-corrected");
    }

    private static String factId(LoggedEvent event) {
        return event.fact().equals("opened") ? number(event.text("locationId")) : event.text("factId");
    }

    private static void locations(List<LoggedEvent> log, Map<String, List<String>> tables) {
        var names = new HashMap<String, String>();
        var last = new LinkedHashMap<String, LoggedEvent>();
        var correctedBy = new HashMap<String, String>();
        var sums = new LinkedHashMap<String, Long>();
        var events = log.stream()
                .filter(event -> event.feature().equals("capacity.location"))
                .toList();
        for (var event : events) {
            var location = event.text("locationId");
            last.put(location, event);
            if (saysName(event)) names.put(location, event.text("description.name"));
            if (!event.text("correctedFactId").isEmpty() && !event.fact().equals("restated"))
                correctedBy.put(location + "|" + event.text("correctedFactId"), factId(event));
            for (var line : event.lines())
                sums.merge(
                        row(municipality(location), number(location), line.quantity(), line.effectiveOn()),
                        (long) line.change(),
                        Long::sum);
        }
        tables.put(
                "location",
                last.entrySet().stream()
                        .map(each -> row(
                                municipality(each.getKey()),
                                number(each.getKey()),
                                names.getOrDefault(each.getKey(), ""),
                                each.getValue().sequence(),
                                text(each.getValue().recordedAt())))
                        .toList());
        tables.put(
                "location_fact",
                events.stream()
                        .map(event -> row(
                                municipality(event.text("locationId")),
                                number(event.text("locationId")),
                                factId(event),
                                event.sequence(),
                                event.type(),
                                event.id(),
                                text(event.knownAt()),
                                correctedBy.getOrDefault(event.text("locationId") + "|" + factId(event), "")))
                        .toList());
        tables.put("location_figure", nonZero(sums));
    }

    private static void statements(Evidence evidence, Map<String, List<String>> tables) {
        tables.put("place_line", statementLines(evidence.log("capacity"), "capacity.location"));
        tables.put("stay_line", statementLines(evidence.log("allocation"), "allocation.guest-book"));
        tables.put(
                "statement_event",
                evidence.log("capacity").stream()
                        .filter(event -> event.feature().equals("capacity.statement"))
                        .map(event -> row(
                                event.id(),
                                event.text("municipality"),
                                event.text("week"),
                                event.sequence(),
                                event.fact()))
                        .toList());
    }

    private static List<String> statementLines(List<LoggedEvent> log, String feature) {
        var rows = new ArrayList<String>();
        for (var event : log) {
            if (!event.feature().equals(feature)) continue;
            int number = 0;
            for (var line : event.lines())
                rows.add(row(
                        event.id(),
                        number++,
                        text(event.knownAt()),
                        line.effectiveOn(),
                        line.change(),
                        line.quantity(),
                        line.location(),
                        line.kind(),
                        Objects.requireNonNullElse(event.reason(), "")));
        }
        return rows;
    }

    private static void people(List<LoggedEvent> log, Map<String, List<String>> tables) {
        registrations(log, tables);
        provisions(log, tables);
        guestBooks(log, tables);
        tables.put(
                "stay_period",
                Stays.of(log).stream()
                        .map(stay -> row(
                                municipality(stay.id()),
                                number(stay.id()),
                                stay.location(),
                                stay.person(),
                                stay.withdrawn() ? "empty" : period(stay.from(), stay.until())))
                        .toList());
    }

    private static String period(LocalDate from, @Nullable LocalDate until) {
        return "[%s,%s)".formatted(from, until == null ? "" : until);
    }

    private static void registrations(List<LoggedEvent> log, Map<String, List<String>> tables) {
        var rows = new LinkedHashMap<String, Map<String, String>>();
        for (var event : log) {
            if (!event.feature().equals("allocation.registration")) continue;
            var row = rows.computeIfAbsent(event.text("registrationId"), id -> new HashMap<>());
            switch (event.fact()) {
                case "registered", "moved" -> {
                    for (var field : List.of("personId", "nationalityGroup", "movedFrom", "from"))
                        row.put(field, event.text(field));
                    row.put("withdrawn", "f");
                }
                case "deregistered" -> {
                    row.put("until", event.text("until"));
                    row.put("departureReason", event.text("departureReason"));
                }
                case "corrected" -> {
                    for (var field : List.of("nationalityGroup", "from", "until", "departureReason"))
                        row.put(field, event.text(field));
                    row.put("withdrawn", "f");
                }
                case "withdrawn" -> row.put("withdrawn", "t");
                default -> {}
            }
        }
        tables.put(
                "registration",
                rows.entrySet().stream()
                        .map(each -> row(
                                municipality(each.getKey()),
                                number(each.getKey()),
                                each.getValue().getOrDefault("personId", ""),
                                each.getValue().getOrDefault("nationalityGroup", ""),
                                each.getValue().getOrDefault("movedFrom", ""),
                                each.getValue().getOrDefault("from", ""),
                                each.getValue().getOrDefault("until", ""),
                                each.getValue().getOrDefault("departureReason", ""),
                                each.getValue().getOrDefault("withdrawn", "")))
                        .toList());
    }

    private static void provisions(List<LoggedEvent> log, Map<String, List<String>> tables) {
        var rows = new LinkedHashMap<String, String>();
        var withdrawn = new HashSet<String>();
        for (var event : log) {
            if (!event.feature().equals("allocation.provision")) continue;
            var id = event.text("provisionId");
            switch (event.fact()) {
                case "provided" ->
                    rows.put(
                            id, row(municipality(id), number(id), event.text("personId"), event.text("month") + "-01"));
                case "withdrawn" -> withdrawn.add(id);
                default -> {}
            }
        }
        tables.put(
                "provision",
                rows.entrySet().stream()
                        .map(each -> row(each.getValue(), withdrawn.contains(each.getKey()) ? "t" : "f"))
                        .toList());
    }

    private static void guestBooks(List<LoggedEvent> log, Map<String, List<String>> tables) {
        var kinds = new LinkedHashMap<String, String>();
        var realised = new LinkedHashMap<String, Long>();
        var outOfUse = new LinkedHashMap<String, Long>();
        for (var event : log) {
            if (!event.fact().equals("places-noted")) continue;
            var location = event.text("locationId");
            if (!event.text("kind").isEmpty()) kinds.put(location, event.text("kind"));
            for (var change : event.payload().path("realised"))
                realised.merge(
                        row(location, change.path("effectiveOn").asString()),
                        change.path("change").asLong(),
                        Long::sum);
            for (var change : event.payload().path("outOfUse"))
                outOfUse.merge(
                        row(location, change.path("effectiveOn").asString()),
                        change.path("change").asLong(),
                        Long::sum);
        }
        var days = new HashSet<>(realised.keySet());
        days.addAll(outOfUse.keySet());
        tables.put(
                "guest_book",
                kinds.entrySet().stream()
                        .map(each -> row(each.getKey(), each.getValue()))
                        .toList());
        tables.put(
                "guest_book_places",
                days.stream()
                        .map(day -> row(day, realised.getOrDefault(day, 0L), outOfUse.getOrDefault(day, 0L)))
                        .filter(row -> !row.endsWith("|0|0"))
                        .toList());
    }
}
