package nl.opvang.torture.post;

import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import nl.opvang.torture.history.Command;
import nl.opvang.torture.history.Command.Accepted;
import nl.opvang.torture.history.Command.Outcome;
import nl.opvang.torture.history.Command.Refused;
import nl.opvang.torture.history.Command.Unknown;
import nl.opvang.torture.history.Journal;
import nl.opvang.torture.post.Api.Response;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * A client of one municipality: says one thing after the other, alone or in batches, again when there was no answer, and again
 * when there was one, because the answer must then be the same.
 */
final class Posting {
    private static final JsonMapper JSON = JsonMapper.builder().build();
    private static final Duration LONGEST = Duration.ofMinutes(10);
    private static final int REMEMBERED = 400;
    private static final Pattern FOUR_EYES = Pattern.compile("own-(request|assessment|approval|decision)\"");

    /** A request as it was sent, to be sent again. */
    private record Request(Command command, Saying saying) {}

    private final Town town;
    private final Sayings sayings;
    private final Map<Speaker, Api> apis;
    private final Journal journal;
    private final Random dice;
    private final CountDownLatch enough;
    private final List<Request> said = new ArrayList<>();
    private int batches;

    Posting(Town town, Sayings sayings, Map<Speaker, Api> apis, Journal journal, Random dice, CountDownLatch enough) {
        this.town = town;
        this.sayings = sayings;
        this.apis = Map.copyOf(apis);
        this.journal = journal;
        this.dice = dice;
        this.enough = enough;
    }

    /** Says things until it is enough, and then only what has no answer yet. */
    void run() throws InterruptedException {
        do {
            int drawn = dice.nextInt(100);
            if (drawn < 72) sayOne();
            else if (drawn < 80) sayManyAtOnce();
            else if (drawn < 85) sayTwiceAtOnce();
            else if (!said.isEmpty()) repeat(said.get(dice.nextInt(said.size())));
        } while (!enough.await(dice.nextInt(60), TimeUnit.MILLISECONDS));
    }

    /** Everything remembered once more. */
    void repeatAll() throws InterruptedException {
        for (var request : said) repeat(request);
    }

    private void sayOne() throws InterruptedException {
        var request = asked(sayings.next(), "PUT");
        until(request.command(), () -> put(request));
        remember(request);
    }

    private void sayTwiceAtOnce() throws InterruptedException {
        var request = asked(sayings.next(), "PUT");
        var twin = Thread.ofVirtual().start(() -> {
            try {
                put(request);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
        });
        until(request.command(), () -> put(request));
        twin.join();
        remember(request);
    }

    private void repeat(Request request) throws InterruptedException {
        if (request.command().outcome() instanceof Unknown) return;
        put(request);
    }

    private Request asked(Saying saying, String how) {
        var command = new Command(
                saying.service(),
                "%s %s %s".formatted(how, saying.path(), JSON.writeValueAsString(saying.body())),
                saying.effects(),
                saying.companions());
        journal.asks(command);
        return new Request(command, saying);
    }

    private void remember(Request request) {
        said.add(request);
        if (said.size() > REMEMBERED) said.remove(dice.nextInt(said.size()));
    }

    /** A try at something. */
    @FunctionalInterface
    private interface Try {
        void run() throws InterruptedException;
    }

    /** Tries again as long as there is no answer; now and then a client gives up, but never after the faults have ended. */
    private void until(Command command, Try attempt) throws InterruptedException {
        long deadline = Long.MAX_VALUE;
        int refusals = 0;
        while (true) {
            attempt.run();
            switch (command.outcome()) {
                case Accepted _ -> {
                    return;
                }
                case Refused refused -> {
                    if (refused.lasting() || ++refusals == 3) return;
                }
                case Unknown _ -> {
                    if (enough.getCount() > 0 && dice.nextInt(40) == 0) return;
                }
            }
            if (enough.getCount() == 0 && deadline == Long.MAX_VALUE) deadline = System.nanoTime() + LONGEST.toNanos();
            if (System.nanoTime() > deadline) {
                journal.complains("no answer within %s to %s".formatted(LONGEST, command.request()));
                return;
            }
            Thread.sleep(50 + dice.nextInt(400));
        }
    }

    private void put(Request request) throws InterruptedException {
        var saying = request.saying();
        var before = request.command().outcome();
        request.command().attempted();
        var response = api(saying.speaker())
                .put(
                        saying.service(),
                        saying.path(),
                        JSON.writeValueAsString(saying.body()),
                        new Random(dice.nextLong()));
        if (response == null) return;
        var outcome = outcome(request.command(), response);
        answered(request.command(), before, outcome);
        if (outcome instanceof Accepted(var changed, var answer) && changed)
            for (var event : JSON.readTree(answer).path("events")) town.recorded(event.asString());
    }

    private Api api(Speaker speaker) {
        return Objects.requireNonNull(apis.get(speaker), "everybody has a token");
    }

    private void answered(Command command, Outcome before, Outcome outcome) {
        if (!(outcome instanceof Unknown)) journal.wasAnswered();
        var complaint = command.answered(before, outcome);
        if (complaint != null) journal.complains("%s was %s".formatted(command.request(), complaint));
    }

    private Outcome outcome(Command command, Response response) {
        // Where something is not found, it may be there later.
        boolean comeAgain = response.comeAgain() || response.status() == 404;
        return outcome(command, response.status(), response.body(), comeAgain);
    }

    private Outcome outcome(Command command, int status, String answer, boolean comeAgain) {
        if (status == 200 || status == 201) return new Accepted(status == 201, answer);
        if (status == 503 || status == 429) return new Unknown();
        boolean fourEyes = status == 403 && FOUR_EYES.matcher(answer).find();
        if (fourEyes || status == 400 || status == 404 || status == 409)
            return new Refused(!comeAgain, comeAgain ? "" : answer);
        journal.complains("%s was answered %d %s".formatted(command.request(), status, answer));
        return new Unknown();
    }

    private void sayManyAtOnce() throws InterruptedException {
        var requests = new LinkedHashMap<String, Request>();
        var service = List.of("capacity", "allocation", "capacity", "allocation", "funding")
                .get(dice.nextInt(5));
        int most = 2 + dice.nextInt(24);
        batches++;
        for (int tries = 0; tries < 3 * most && requests.size() < most; tries++) {
            var saying = sayings.nextLine();
            // What a line says of a stay in a line just before it needs to name its location.
            if (!saying.service().equals(service) || saying.lineType() == null) continue;
            var id = "%s-%d-%d-%d".formatted(town.code(), dice.nextLong(), batches, requests.size());
            requests.put(id, asked(saying, "line " + id));
        }
        if (requests.isEmpty()) return;
        var lines = requests.entrySet().stream()
                .map(entry -> JSON.writeValueAsString(Fields.of(
                        "id",
                        entry.getKey(),
                        "type",
                        String.valueOf(entry.getValue().saying().lineType()),
                        "data",
                        entry.getValue().saying().lineData())))
                .collect(Collectors.joining("\n", "", "\n"));
        // Every attempt sends all of them: those that were answered must be answered the same.
        for (var request : requests.values()) {
            if (request.command().outcome() instanceof Unknown)
                until(request.command(), () -> postLines(service, lines, requests));
        }
    }

    private void postLines(String service, String lines, Map<String, Request> requests) throws InterruptedException {
        var before = new HashMap<Request, Outcome>();
        for (var request : requests.values()) {
            before.put(request, request.command().outcome());
            request.command().attempted();
        }
        var response = api(Speaker.MUNICIPALITY)
                .postLines(
                        service,
                        "/v1/municipalities/%s/batches".formatted(town.code()),
                        lines,
                        new Random(dice.nextLong()));
        if (response == null || response.status() == 503 || response.status() == 429) return;
        if (response.status() != 200) {
            journal.complains("a batch was answered %d %s".formatted(response.status(), response.body()));
            return;
        }
        response.body().lines().forEach(line -> answered(line, requests, before));
    }

    private void answered(String line, Map<String, Request> requests, Map<Request, Outcome> before) {
        var answer = parsed(line);
        if (answer == null) return;
        var request = requests.get(answer.path("id").asString(""));
        if (request == null) {
            journal.complains("a batch was answered with a line that nobody asked: " + line);
            return;
        }
        // In a line no header can say whether it is worth coming again.
        var outcome = outcome(request.command(), answer.path("status").asInt(), line, true);
        answered(request.command(), before.getOrDefault(request, new Unknown()), outcome);
    }

    /** Null for a line whose end got lost on its way. */
    private static @Nullable JsonNode parsed(String line) {
        try {
            return JSON.readTree(line);
        } catch (JacksonException cutOff) {
            return null;
        }
    }
}
