package nl.opvang.demo.post;

import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.json.JsonMapper;

/**
 * People who stay by name and are absent on the last day of the simulated history, some for so long that someone has to
 * decide. Who they are follows from the history, so saying it again changes nothing; whose stay ends leaves after it.
 */
final class AbsenceDemo {
    static final List<String> MUNICIPALITIES = List.of("GM0363", "GM0599", "GM0344", "GM0014");

    private static final JsonMapper JSON = JsonMapper.builder().build();
    private static final String RULES = "/v1/day-rules/ABSENCE_TERM/";
    private static final String SIMULATED = "Simulated.";
    private static final LocalDate LAST_DAY = LocalDate.of(2025, 9, 30);
    private static final int PEOPLE = 8;

    /** They left so many days before the last day, each of them so many days earlier than the one before. */
    private static final int SHORTEST_DAYS = 20;

    private static final int DAYS_APART = 4;

    private final ServiceApi allocation;

    AbsenceDemo(ServiceApi allocation) {
        this.allocation = allocation;
    }

    void load() throws InterruptedException {
        allocation.put(
                RULES + id("rule/2023"),
                "ministry",
                rule(
                        LocalDate.of(2023, 2, 1),
                        "HIGH",
                        "RooO article 7(1)b, texts of 1 and 22 February 2023: not seen for 28 days without telling the"
                                + " mayor. A \"may\": it needs a decision"));
        allocation.put(
                RULES + id("rule/2025"),
                "ministry",
                rule(
                        LocalDate.of(2025, 1, 1),
                        "NOT_VERIFIED",
                        "Letter to parliament, January 2025: the term of 28 days was tightened, with more room for"
                                + " municipalities. The new wording is not known; the 28 days are kept until it is"));
        for (var municipality : MUNICIPALITIES) {
            var lines = lines(staying(municipality));
            if (!lines.isEmpty())
                allocation.post(
                        "/v1/municipalities/" + municipality + "/batches", "municipality " + municipality, lines);
        }
    }

    private static String rule(LocalDate from, String certainty, String source) {
        return JSON.writeValueAsString(new Form()
                .with("validFrom", from)
                .with("certainty", certainty)
                .with("source", source)
                .with("days", 28)
                .with("reason", SIMULATED)
                .fields());
    }

    private List<UUID> staying(String municipality) throws InterruptedException {
        return allocation
                .get(
                        "/v1/municipalities/%s/stays?on=%s&limit=%d".formatted(municipality, LAST_DAY, PEOPLE),
                        "municipality " + municipality)
                .map(stays -> stays.path("items")
                        .valueStream()
                        .map(stay -> UUID.fromString(stay.path("id").asString()))
                        .toList())
                .orElse(List.of());
    }

    private static List<Line> lines(List<UUID> stays) {
        var lines = new ArrayList<Line>();
        for (int i = 0; i < stays.size(); i++) {
            var stay = stays.get(i);
            lines.add(line(
                    "report-absence",
                    stay,
                    about(stay).with("from", LAST_DAY.minusDays(SHORTEST_DAYS + (long) DAYS_APART * i))));
            switch (i) {
                case 3 ->
                    lines.add(line(
                            "lose-entitlement",
                            stay,
                            Form.of("stay", stay)
                                    .with("loss", id("loss/" + stay))
                                    .with("from", LAST_DAY.minusDays(10))));
                case 4 -> lines.add(line("decide-absence", stay, decision(stay, "EXTEND", LAST_DAY.plusDays(28))));
                case 5 -> lines.add(line("decide-absence", stay, decision(stay, "LEAVE", null)));
                case 6 -> lines.add(line("decide-absence", stay, decision(stay, "END", LAST_DAY.plusDays(2))));
                default -> {}
            }
        }
        return lines;
    }

    private static Form decision(UUID stay, String decision, @Nullable LocalDate until) {
        return about(stay)
                .with("id", id("decision/" + stay))
                .with("decision", decision)
                .with("decidedOn", LAST_DAY.minusDays(1))
                .with("until", until);
    }

    private static Form about(UUID stay) {
        return Form.of("stay", stay).with("absence", id("absence/" + stay));
    }

    private static Line line(String type, UUID stay, Form form) {
        return new Line(
                type + "/" + stay,
                type,
                null,
                null,
                form.with("reason", SIMULATED).fields());
    }

    private static UUID id(String name) {
        return UUID.nameUUIDFromBytes(("absence demo/" + name).getBytes(StandardCharsets.UTF_8));
    }
}
