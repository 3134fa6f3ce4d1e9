package nl.opvang.demo.post;

import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;
import nl.opvang.contracts.calendar.Netherlands;
import nl.opvang.demo.csv.CsvFile;
import org.jspecify.annotations.Nullable;

/** What was decided for the whole country, by the ministry: norms, rules and targets, and some books, from the data files, in the order of their knowing. */
final class Decisions {
    private Decisions() {}

    /** What a place or a person was worth, for funding-service. */
    static List<Line> norms() {
        return CsvFile.rows(Decisions.class, "/nl/opvang/demo/norms/norms.csv").stream()
                .map(row -> line(
                        "decide-norm",
                        row.text("id"),
                        row.text("known_from"),
                        new Form()
                                .with("normId", row.text("id"))
                                .with("scheme", row.text("scheme"))
                                .with("amount", row.text("amount"))
                                .with("validFrom", row.text("valid_from"))
                                .with("knownFrom", row.text("known_from"))
                                .with("certainty", row.text("certainty"))
                                .with("source", row.text("source"))))
                .toList();
    }

    /** Rules with effect in the past, for funding-service. */
    static List<Line> rules() {
        return CsvFile.rows(Decisions.class, "/nl/opvang/demo/rules/rules.csv").stream()
                .map(row -> line(
                        "decide-rule",
                        row.text("id"),
                        row.text("known_from"),
                        new Form()
                                .with("rule", row.text("rule"))
                                .with("ruleId", row.text("id"))
                                .with("validFrom", row.text("valid_from"))
                                .with("knownFrom", row.text("known_from"))
                                .with(
                                        "values",
                                        List.of(new Form()
                                                .with("name", row.text("value_name"))
                                                .with("value", row.text("value"))))
                                .with("certainty", row.text("certainty"))
                                .with("note", row.text("note"))))
                .toList();
    }

    /** What some municipalities paid and received, for funding-service; in the order of their knowing. */
    static List<Line> books() {
        return CsvFile.rows(Decisions.class, "/nl/opvang/demo/books/books.csv").stream()
                .map(Decisions::amount)
                .sorted(Comparator.comparing(Line::knownAt))
                .toList();
    }

    private static Line amount(CsvFile.Row row) {
        var form = new Form()
                .with("posting", row.text("id"))
                .with("kind", row.text("kind"))
                .with("month", row.text("month"))
                .with("amount", row.text("amount"));
        if (!row.text("depreciation_from").isEmpty())
            form.with(
                    "depreciation",
                    new Form()
                            .with("from", row.text("depreciation_from"))
                            .with("months", row.number("depreciation_months")));
        return new Line(
                "post/" + row.text("id"),
                "post",
                row.text("municipality"),
                noonOn(row.text("known_on")),
                form.fields());
    }

    /** Until when these are sure to hold, for funding-service. */
    static List<Line> confirmations() {
        return CsvFile.rows(Decisions.class, "/nl/opvang/demo/norms/confirmations.csv").stream()
                .map(row -> line(
                        "confirm-norms",
                        row.text("id"),
                        row.text("known_on"),
                        new Form()
                                .with("confirmationId", row.text("id"))
                                .with("scheme", row.text("scheme"))
                                .with("confirmedThrough", row.text("confirmed_through"))
                                .with("source", row.text("source"))))
                .toList();
    }

    /** How many places were asked for and how that was decided, for allocation-service. */
    static List<Line> targets() {
        return Stream.concat(decided().stream(), rounds().stream())
                .sorted(Comparator.comparing(Line::knownAt))
                .toList();
    }

    /** Each after the decision that it led to, of what was known at one moment. */
    private static List<Line> rounds() {
        return CsvFile.rows(Decisions.class, "/nl/opvang/demo/targets/rounds.csv").stream()
                .map(row -> {
                    var step = new Form().with("targetId", row.text("id")).with("roundId", text(row, "round_id"));
                    var form = new Form().with("source", row.text("source")).with("reason", text(row, "reason"));
                    var on = row.text("on");
                    return switch (row.text("kind")) {
                        case "ROUND" ->
                            round("open-target-round", row, step.with("round", form.with("effectiveOn", on)));
                        case "PROGNOSIS" ->
                            round(
                                    "take-round-prognosis",
                                    row,
                                    step.with(
                                            "prognosis",
                                            form.with("preparedOn", row.text("known_on"))
                                                    .with("on", on)
                                                    .with("places", row.number("places"))));
                        case "DECISION" ->
                            round(
                                    "end-target-round",
                                    row,
                                    step.with(
                                            "decision",
                                            form.with("decidedOn", on).with("target", text(row, "target_id"))));
                        case "ANNOUNCEMENT" ->
                            round(
                                    "announce-target-round",
                                    row,
                                    step.with("announcement", form.with("announcedOn", on)));
                        default -> throw new IllegalArgumentException("no such step of a round: " + row.text("kind"));
                    };
                })
                .toList();
    }

    private static Line round(String type, CsvFile.Row row, Form form) {
        return line(type, row.text("id"), row.text("known_on"), form);
    }

    private static List<Line> decided() {
        var published = CsvFile.rows(Decisions.class, "/nl/opvang/demo/targets/published_regional_targets.csv");
        return CsvFile.rows(Decisions.class, "/nl/opvang/demo/targets/targets.csv").stream()
                .map(row -> {
                    var id = row.text("id");
                    var target = new Form().with("targetId", id);
                    return switch (row.text("kind")) {
                        case "DECISION" -> {
                            var form = new Form()
                                    .with("effectiveOn", row.text("from"))
                                    .with("places", row.number("places"))
                                    .with("basis", row.text("basis"))
                                    .with("referenceSet", text(row, "reference_set"))
                                    .with("published", regional(published, id));
                            yield line(
                                    "decide-target",
                                    id,
                                    row.text("known_on"),
                                    target.with("target", sourced(form, row)));
                        }
                        case "ONE_OFF" -> {
                            var form = new Form()
                                    .with("from", row.text("from"))
                                    .with("until", row.text("until"))
                                    .with("placesPerRegion", row.number("places"));
                            yield line(
                                    "decide-one-off-target",
                                    id,
                                    row.text("known_on"),
                                    target.with("oneOff", sourced(form, row)));
                        }
                        case "PROGNOSIS" -> {
                            var form = new Form().with("on", row.text("from")).with("places", row.number("places"));
                            yield line(
                                    "record-prognosis",
                                    id,
                                    row.text("known_on"),
                                    target.with("prognosis", sourced(form, row)));
                        }
                        default -> throw new IllegalArgumentException("no such kind of target: " + row.text("kind"));
                    };
                })
                .toList();
    }

    private static List<Form> regional(List<CsvFile.Row> published, String target) {
        return published.stream()
                .filter(row -> row.text("target_id").equals(target))
                .map(row -> new Form().with("region", row.text("region")).with("places", row.number("places")))
                .toList();
    }

    private static Form sourced(Form form, CsvFile.Row row) {
        return form.with("announcedOn", text(row, "announced_on"))
                .with("source", row.text("source"))
                .with("reason", text(row, "reason"));
    }

    private static @Nullable String text(CsvFile.Row row, String column) {
        var text = row.text(column);
        return text.isEmpty() ? null : text;
    }

    private static Line line(String type, String id, String knownOn, Form form) {
        return new Line(type + "/" + id, type, null, noonOn(knownOn), form.fields());
    }

    private static Instant noonOn(String day) {
        return LocalDate.parse(day)
                .atTime(LocalTime.NOON)
                .atZone(Netherlands.ZONE)
                .toInstant();
    }
}
