package nl.opvang.torture.post;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.regex.Pattern;
import nl.opvang.torture.history.Journal;
import nl.opvang.torture.history.Journal.Told;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.json.JsonMapper;

/** An auditor, who asks what was known at some moment, and later the same again: the answer must be the same to the byte. */
final class Asking {
    private static final JsonMapper JSON = JsonMapper.builder().build();
    private static final Pattern TELLS_WHEN = Pattern.compile("\"projectedThrough\":\"[^\"]*\",?");
    private static final int REMEMBERED = 500;
    private static final LocalDate LAST_DAY = LocalDate.of(2026, 6, 1);
    private static final String NOTHING = "{}";

    private final Api api;
    private final Map<String, String> regions;
    private final List<String> towns;
    private final Journal journal;
    private final Random dice;
    private final CountDownLatch enough;
    private final Instant began = Instant.now();
    private final List<Told> told = new ArrayList<>();

    /** @param regions of municipalities */
    Asking(Api api, Map<String, String> regions, Journal journal, Random dice, CountDownLatch enough) {
        this.api = api;
        this.regions = Map.copyOf(regions);
        this.towns = List.copyOf(regions.keySet());
        this.journal = journal;
        this.dice = dice;
        this.enough = enough;
    }

    void run() throws InterruptedException {
        do {
            if (told.isEmpty() || dice.nextInt(3) > 0) ask();
            else askAgain(told.get(dice.nextInt(told.size())));
        } while (!enough.await(20 + dice.nextInt(200), TimeUnit.MILLISECONDS));
    }

    /** Everything remembered once more. */
    void askAllAgain() throws InterruptedException {
        for (var before : told) askAgain(before);
    }

    private void ask() throws InterruptedException {
        var question = question();
        var now = answer(question.service(), question.path());
        if (now == null) return;
        if (now.equals(NOTHING)) return;
        var through = Instant.parse(JSON.readTree(now).path("projectedThrough").asString());
        if (!through.isAfter(began)) return;
        var knownAt = moment(through);
        var path = "%s%sknownAt=%s".formatted(question.path(), question.path().contains("?") ? "&" : "?", knownAt);
        var answer = answer(question.service(), path);
        if (answer == null) return;
        var then = new Told(question.service(), path, withoutWhen(answer));
        journal.wasTold(then);
        told.add(then);
        if (told.size() > REMEMBERED) told.remove(dice.nextInt(told.size()));
    }

    /** Most often the latest that there is an answer for: what is still under way is there. */
    private Instant moment(Instant through) {
        if (dice.nextInt(3) > 0) return through;
        long micros = ChronoUnit.MICROS.between(began, through);
        return began.truncatedTo(ChronoUnit.MICROS).plus(dice.nextLong(micros) + 1, ChronoUnit.MICROS);
    }

    private record Question(String service, String path) {}

    private Question question() {
        var town = towns.get(dice.nextInt(towns.size()));
        var on = LocalDate.of(2025, 1, 1).plusDays(dice.nextInt(600));
        if (dice.nextInt(5) < 2) return daily(town, on);
        return switch (dice.nextInt(8)) {
            case 6, 7 -> aboutMoney(town);
            case 0 -> new Question("reporting", "/v1/occupancy?level=municipality&area=%s&on=%s".formatted(town, on));
            case 1 -> new Question("reporting", "/v1/occupancy?level=location&area=%s&on=%s".formatted(town, on));
            case 2 -> new Question("reporting", "/v1/registrations?level=country&on=" + on);
            case 3 -> new Question("funding", "/v1/entitlements/%s/2025".formatted(town));
            default -> new Question("reporting", "/v1/occupancy?level=country&on=" + on);
        };
    }

    private Question aboutMoney(String town) {
        int year = LocalDate.now(ZoneOffset.UTC).getYear() - 1 - dice.nextInt(3);
        return new Question(
                "funding",
                switch (dice.nextInt(5)) {
                    case 0 -> "/v1/advances?limit=1000";
                    case 1 -> "/v1/transitions?limit=1000";
                    case 2 -> "/v1/claims?limit=1000";
                    default -> "/v1/municipalities/%s/settlements/%d".formatted(town, year);
                });
    }

    /** What is asked from day to day, about weeks, households and what was decided. */
    private Question daily(String town, LocalDate on) {
        var week = StatementSayings.WEEKS.get(dice.nextInt(StatementSayings.WEEKS.size()));
        var statement = "/v1/municipalities/%s/statements/%s".formatted(town, week);
        return switch (dice.nextInt(10)) {
            case 0, 1, 2 -> new Question("capacity", statement);
            case 3, 4 -> new Question("capacity", statement + "/differences?limit=1000");
            case 5 ->
                new Question(
                        "allocation",
                        "/v1/municipalities/%s/ranked-requests?on=%s&limit=1000".formatted(town, LAST_DAY));
            case 6 -> new Question("allocation", "/v1/targets");
            case 7 -> new Question("allocation", "/v1/target-rounds");
            case 8 ->
                new Question(
                        "allocation",
                        "/v1/regions/%s/target-divisions?on=%s".formatted(regions.getOrDefault(town, ""), on));
            default -> new Question("allocation", "/v1/rules");
        };
    }

    private void askAgain(Told before) throws InterruptedException {
        var answer = answer(before.service(), before.path());
        if (answer == null) return;
        if (!withoutWhen(answer).equals(before.answer()))
            journal.complains("%s %s was answered %s, and before %s"
                    .formatted(before.service(), before.path(), withoutWhen(answer), before.answer()));
    }

    private @Nullable String answer(String service, String path) throws InterruptedException {
        var response = api.get(service, path, dice);
        if (response == null || response.status() == 503) return null;
        if (response.status() == 200) return response.body();
        // As known then, or by now: nothing differs from what nobody locked, and what nobody asked is no dossier.
        if (response.status() == 404 && (path.contains("/differences") || path.contains("/settlements/")))
            return NOTHING;
        journal.complains("%s %s was answered %d %s".formatted(service, path, response.status(), response.body()));
        return null;
    }

    private static String withoutWhen(String answer) {
        return TELLS_WHEN.matcher(answer).replaceAll("");
    }
}
