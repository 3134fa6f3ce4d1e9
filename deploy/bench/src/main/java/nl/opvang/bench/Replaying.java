package nl.opvang.bench;

import com.github.f4b6a3.uuid.UuidCreator;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import nl.opvang.allocation.AllocationService;
import nl.opvang.capacity.CapacityService;
import nl.opvang.issuer.Role;
import nl.opvang.plumbing.projection.Readers;
import nl.opvang.reporting.ReportingService;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** How long a replay takes with its comparison, and what those who read meanwhile notice of it. */
final class Replaying implements Measurement {
    private static final JsonMapper JSON = JsonMapper.builder().build();
    private static final int READERS = 4;
    private static final Duration EVERY = Duration.ofMillis(200);
    private static final Duration LOOK_AGAIN = Duration.ofSeconds(10);
    private static final Duration LONGEST_PAUSE = Duration.ofMinutes(1);
    private static final List<String> QUESTIONS = List.of(
            "/v1/occupancy?level=country&on=2023-06-01",
            "/v1/occupancy?level=region&on=2024-03-01",
            "/v1/occupancy?level=municipality&on=2024-09-01");

    @Override
    public String name() {
        return "replay";
    }

    @Override
    public String about() {
        return "replay of reporting-service with its comparison, and reads over HTTP while one runs and while none"
                + " does";
    }

    @Override
    public List<Table> measure(Servers servers, Scale scale) throws Exception {
        try (var issuer = Issuer.start(servers);
                var capacity = Service.running("capacity", CapacityService.application(), servers, issuer.uri());
                var allocation = Service.running("allocation", AllocationService.application(), servers, issuer.uri());
                var reporting = Service.running("reporting", ReportingService.application(), servers, issuer.uri())) {
            History.fill(capacity, scale.million());
            Service.until(() -> done(reporting, scale.million()));
            for (var service : List.of(reporting, allocation))
                Service.until(() -> Service.haveReadAll(service.part(Readers.class)));
            var auditor = Client.of(reporting.uri(), issuer.token(Role.AUDITOR, null));
            var kcio = Client.of(reporting.uri(), issuer.token(Role.KCIO, null));
            int pairs = scale.quick() ? 1 : Math.min(scale.pairs(), 5);
            // What the JVM and the database have not seen yet takes longer.
            replay(auditor);
            var alone = new ArrayList<Double>();
            var beside = new ArrayList<Double>();
            var with = new ArrayList<Double>();
            var without = new ArrayList<Double>();
            var ratios = new ArrayList<Double>();
            for (int i = 0; i < pairs; i++) {
                alone.add(replay(auditor));
                var during = new Latencies();
                double took = reading(kcio, during, () -> replay(auditor));
                beside.add(took);
                var before = new Latencies();
                reading(kcio, before, () -> pause(Math.min(took, LONGEST_PAUSE.toMillis() / 1000.0)));
                with.add(during.millis(0.99));
                without.add(before.millis(0.99));
                ratios.add(during.millis(0.99) / before.millis(0.99));
            }
            var asked = "%d questions a second".formatted(READERS * 1000 / EVERY.toMillis());
            return List.of(
                    new Table(
                            "Replay of %,d events with comparison".formatted(scale.million()),
                            List.of("meanwhile", "seconds", "events/s", "aim"),
                            List.of(
                                    took("nobody asks anything", alone, scale, "60 seconds"),
                                    took(asked, beside, scale, ""))),
                    new Table(
                            "Reads while a replay runs, " + asked,
                            List.of("", "p99 in ms during a replay", "p99 in ms without", "ratio", "aim"),
                            List.of(List.of("occupancy", fine(with), fine(without), fine(ratios), "2.00"))));
        }
    }

    private static List<String> took(String meanwhile, List<Double> seconds, Scale scale, String aim) {
        var each = seconds.stream().map(one -> scale.million() / one).toList();
        return List.of(meanwhile, fine(seconds), Interval.of(each).whole(), aim);
    }

    private static String fine(List<Double> values) {
        return Interval.of(values).fine();
    }

    private static boolean done(Service reporting, int events) {
        var had = reporting.jdbc().queryForObject("""
            select coalesce(sum(next), 0) from runtime.kafka_offset
            where consumer_group = 'reporting.ledger.v1' and topic = 'opvang.capacity'\
            """, Long.class);
        return had != null && had >= events;
    }

    /** Something that takes so many seconds. */
    @FunctionalInterface
    private interface Meanwhile {
        double seconds() throws Exception;
    }

    private static double pause(double seconds) throws InterruptedException {
        Thread.sleep(Duration.ofMillis((long) (seconds * 1000)));
        return seconds;
    }

    /** Others ask at a steady pace, whatever the answers take. */
    private static double reading(Client client, Latencies latencies, Meanwhile meanwhile) throws Exception {
        var next = new AtomicInteger();
        var failed = new AtomicInteger();
        try (var pace = Executors.newScheduledThreadPool(READERS)) {
            var asking = new ArrayList<Future<?>>();
            for (int i = 0; i < READERS; i++)
                asking.add(pace.scheduleAtFixedRate(
                        () -> ask(client, latencies, next.getAndIncrement(), failed),
                        i * EVERY.toMillis() / READERS,
                        EVERY.toMillis(),
                        TimeUnit.MILLISECONDS));
            double took = meanwhile.seconds();
            for (var each : asking) each.cancel(false);
            if (failed.get() > 0) throw new IllegalStateException(failed.get() + " reads failed");
            return took;
        }
    }

    private static void ask(Client client, Latencies latencies, int number, AtomicInteger failed) {
        try {
            latencies.time(() -> client.get(QUESTIONS.get(number % QUESTIONS.size())));
        } catch (Exception e) {
            failed.incrementAndGet();
        }
    }

    /** Looks as seldom as somebody who has left the page: a replay makes room for whoever asks. */
    private static double replay(Client auditor) throws Exception {
        var path = "/v1/replays/" + UuidCreator.getTimeOrderedEpoch();
        auditor.put(path, "{\"knownAt\":\"" + Instant.now().minusSeconds(1) + "\"}");
        while (true) {
            var replay = JSON.readTree(auditor.get(path));
            switch (replay.get("state").asString()) {
                case "COMPLETED" -> {
                    return completed(replay);
                }
                case "FAILED", "CANCELLED" -> throw new IOException("replay: " + replay.get("failure"));
                default -> Thread.sleep(LOOK_AGAIN);
            }
        }
    }

    private static double completed(JsonNode replay) {
        if (replay.get("report").get("differences").asLong() != 0)
            throw new IllegalStateException(String.format(Locale.ROOT, "differences: %s", replay.get("report")));
        return Duration.between(
                                Instant.parse(replay.get("startedAt").asString()),
                                Instant.parse(replay.get("endedAt").asString()))
                        .toMillis()
                / 1000.0;
    }
}
