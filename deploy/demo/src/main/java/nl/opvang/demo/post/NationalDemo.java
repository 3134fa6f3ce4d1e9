package nl.opvang.demo.post;

import static java.util.stream.Collectors.toMap;

import java.net.http.HttpClient;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Queue;
import java.util.UUID;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorCompletionService;
import java.util.concurrent.Executors;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import nl.opvang.contracts.area.Division;
import nl.opvang.contracts.capacity.OccupancyBasis;
import nl.opvang.demo.plan.NationalHistory;
import nl.opvang.demo.plan.Operation;
import nl.opvang.demo.plan.Operation.OpenLocation;
import nl.opvang.demo.plan.ShelterStory;
import nl.opvang.demo.post.Progress.Part;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * The simulated municipalities: posts the national history, closes its import, and waits until every report holds it.
 *
 * <p>Everything that is posted has an id that follows from the plan. So a load that was interrupted is simply begun
 * again: what was accepted before is answered as before, and the end is the same. What is posted last, the confirmation
 * of the norms, tells the next start that all of it is there.
 */
public final class NationalDemo {
    private static final int LINES_PER_REQUEST = 2_000;
    private static final int REQUESTS_AT_ONCE = 3;
    private static final String CLOSING = "{\"reason\":\"The simulated history is complete.\"}";
    private static final String OPERATOR = "operator";
    private static final String MINISTRY = "ministry";
    private static final String KCIO = "kcio";
    private static final String AUDITOR = "auditor";
    private static final String LAST_DAY = "2025-09-30";
    private static final String PEOPLE_REPORT = "/v1/registrations?level=country&on=" + LAST_DAY;
    private static final Duration BETWEEN_LOOKS = Duration.ofMillis(250);

    /** Work on one thing, which may take long and be interrupted. */
    private interface Step<T> {
        void take(T one) throws InterruptedException;
    }

    private record GuestBook(String municipality, UUID location) {
        String path() {
            return "/v1/municipalities/%s/guest-books/%s?on=%s".formatted(municipality, location, LAST_DAY);
        }
    }

    /** Those of which history is imported, and those on which entitlements rest besides. */
    private static final List<String> FUNDING_RULES =
            List.of("OUT_OF_USE_PLACES", "PLACES_SITUATED_OUTSIDE", "PLACES_AFTER_RIGHT_ENDED", "TRANSITION_COSTS");

    private final Supplier<Rounds> plan;
    private final Consumer<String> tell;
    private final Patience patience;
    private final Map<String, String> names;
    private final ServiceApi reporting;
    private final ServiceApi capacity;
    private final ServiceApi allocation;
    private final ServiceApi funding;

    /**
     * @param tokens from a role ({@code operator}, {@code ministry}, {@code kcio}, {@code auditor}), or a local role and
     *     its area ({@code municipality GM0014}, {@code region VR01}), to an access token; one of several people in a role
     *     stands behind it ({@code ministry/clerk}); asked again every some minutes, from several threads
     * @param tell gets a line for a person, at most about one per second
     */
    public NationalDemo(Addresses services, UnaryOperator<String> tokens, Consumer<String> tell) {
        this(
                services,
                tokens,
                tell,
                () -> Rounds.of(NationalHistory.planned(NationalHistory.USUAL_SEED)),
                Patience.USUAL);
    }

    NationalDemo(
            Addresses services,
            UnaryOperator<String> tokens,
            Consumer<String> tell,
            Supplier<Rounds> plan,
            Patience patience) {
        this.plan = plan;
        this.tell = tell;
        this.patience = patience;
        var http = HttpClient.newBuilder()
                .version(HttpClient.Version.HTTP_1_1)
                .connectTimeout(Duration.ofSeconds(5))
                .followRedirects(HttpClient.Redirect.NEVER)
                .build();
        var kept = new Tokens(tokens);
        reporting = new ServiceApi("reporting", services.reporting(), http, kept, patience);
        capacity = new ServiceApi("capacity", services.capacity(), http, kept, patience);
        allocation = new ServiceApi("allocation", services.allocation(), http, kept, patience);
        funding = new ServiceApi("funding", services.funding(), http, kept, patience);
        names = Division.ofTheNetherlands().all().stream()
                .collect(toMap(row -> row.code().text(), Division.Municipality::name));
    }

    /**
     * Posts everything that is not there yet.
     *
     * @throws LoadStopped when a line is refused, or a service stays away; may be called again
     * @throws InterruptedException when the thread is to stop; may be called again
     */
    public void load() throws InterruptedException {
        if (isLoaded()) {
            closeDecisions();
            new ApplicationsDemo(funding).load();
            tell.accept("The national history is there already.");
            return;
        }
        var progress = new Progress(tell, System::nanoTime);
        progress.begin(Part.DECISIONS, "planning the national history");
        var rounds = plan.get();
        funding.post(Decisions.norms());
        funding.post(Decisions.rules());
        funding.post(Decisions.books());
        allocation.post(Decisions.targets());
        postLocations(rounds, progress);
        awaitGuestBooks(rounds, progress);
        postPeople(rounds, progress);
        postMovers(rounds, progress);
        closeImports(rounds, progress);
        progress.begin(Part.REQUESTS, "households that ask for shelter");
        new ShelterDemo(allocation, patience, new ShelterStory(NationalHistory.USUAL_SEED)).load();
        new AbsenceDemo(allocation).load();
        stateWeeks(rounds, progress);
        makeForecasts(progress);
        publish(progress);
        // Last of all: whoever sees it knows that everything else is there.
        funding.post(Decisions.confirmations());
        closeDecisions();
        awaitReports(progress);
        new ApplicationsDemo(funding).load();
        tell.accept(String.format(
                Locale.ROOT,
                " 100 %%  %,d facts posted and shown in every report, in %.0f s",
                progress.posted(),
                progress.seconds()));
    }

    /** Whether all of it was posted before. */
    private boolean isLoaded() throws InterruptedException {
        return funding.get("/v1/norms?limit=1000", OPERATOR)
                .map(norms -> norms.path("items"))
                .filter(items -> !items.isEmpty())
                .map(items -> StreamSupport.stream(items.spliterator(), false)
                        .allMatch(norm -> norm.path("confirmedThrough").isString()))
                .orElse(false);
    }

    private void postLocations(Rounds rounds, Progress progress) throws InterruptedException {
        progress.begin(Part.LOCATIONS, "locations");
        postRound(rounds, rounds.locations(), capacity, "locations", progress);
    }

    private void postPeople(Rounds rounds, Progress progress) throws InterruptedException {
        progress.begin(Part.PEOPLE, "people");
        postRound(rounds, rounds.people(), allocation, "people", progress);
    }

    private void postRound(
            Rounds rounds, Function<String, List<Operation>> told, ServiceApi service, String about, Progress progress)
            throws InterruptedException {
        var municipalities = rounds.municipalities();
        atOnce(
                municipalities,
                municipality -> post(
                        Lines.of(told.apply(municipality)),
                        service,
                        1.0 / municipalities.size(),
                        about + " of " + names.getOrDefault(municipality, municipality),
                        progress));
    }

    private void postMovers(Rounds rounds, Progress progress) throws InterruptedException {
        progress.begin(Part.MOVERS, "people who moved");
        // Across municipalities one order, so one request after another.
        post(Lines.of(rounds.movers().get()), allocation, 1, "people who moved", progress);
    }

    private static void post(List<Line> lines, ServiceApi service, double share, String what, Progress progress)
            throws InterruptedException {
        if (lines.isEmpty()) progress.advance(0, share, what);
        for (int from = 0; from < lines.size(); from += LINES_PER_REQUEST) {
            var some = lines.subList(from, Math.min(from + LINES_PER_REQUEST, lines.size()));
            service.post(some);
            progress.advance(some.size(), share * some.size() / lines.size(), what);
        }
    }

    /**
     * Waits until allocation-service has heard of every location whose guests will be named. A stay at a location that it has not heard
     * of is not kept and may be posted again, but what follows from that stay would be refused for good.
     */
    private void awaitGuestBooks(Rounds rounds, Progress progress) throws InterruptedException {
        progress.begin(Part.GUEST_BOOKS, "waiting until all locations are known");
        Queue<GuestBook> unknown = new ArrayDeque<>(rounds.municipalities().stream()
                .flatMap(municipality -> rounds.locations().apply(municipality).stream())
                .filter(OpenLocation.class::isInstance)
                .map(OpenLocation.class::cast)
                .filter(open -> open.occupancyBasis() == OccupancyBasis.NAMED)
                .map(open -> new GuestBook(open.municipality(), open.location()))
                .toList());
        int all = unknown.size();
        long heardAt = System.nanoTime();
        while (!unknown.isEmpty()) {
            var guestBook = unknown.element();
            if (allocation.get(guestBook.path(), AUDITOR).isPresent()) {
                unknown.remove();
                heardAt = System.nanoTime();
                progress.advance(0, 1.0 / all, "waiting until all locations are known");
            } else {
                if (isStill(heardAt))
                    throw new LoadStopped("allocation-service does not hear of %d locations, such as %s of %s"
                            .formatted(unknown.size(), guestBook.location(), guestBook.municipality()));
                Thread.sleep(BETWEEN_LOOKS);
            }
        }
    }

    private void closeImports(Rounds rounds, Progress progress) throws InterruptedException {
        progress.begin(Part.CLOSINGS, "closing the imports");
        var municipalities = rounds.municipalities();
        atOnce(municipalities, municipality -> {
            var path = "/v1/municipalities/" + municipality + "/history-import-closing";
            capacity.put(path, OPERATOR, CLOSING);
            allocation.put(path, OPERATOR, CLOSING);
            funding.put(path, OPERATOR, CLOSING);
            progress.advance(0, 1.0 / municipalities.size(), "closing the imports");
        });
        allocation.put("/v1/target-history-closings/NL", MINISTRY, null);
        for (var put : DividedTargets.all()) allocation.put(put.path(), put.role(), put.body());
    }

    /** The last weeks as municipalities, a region and the KCIO dealt with them; what was decided about rules is simulated too. */
    private void stateWeeks(Rounds rounds, Progress progress) throws InterruptedException {
        progress.begin(Part.STATEMENTS, "weekly statements");
        var weeks = new StatedWeeks(rounds.municipalities());
        for (var decision : weeks.decisions()) capacity.put(decision.path(), decision.role(), decision.body());
        var municipalities = weeks.municipalities();
        atOnce(municipalities, municipality -> {
            var lines = weeks.confirmations(municipality);
            capacity.post("/v1/municipalities/" + municipality + "/batches", "municipality " + municipality, lines);
            progress.advance(lines.size(), 1.0 / municipalities.size(), "weekly statements");
        });
        capacity.post("/v1/batches", "region " + StatedWeeks.REGION, weeks.reviews());
        capacity.post("/v1/batches", KCIO, weeks.locks());
        // What became known after the locks: it shows as a difference.
        var locations = capacity.get(StatedWeeks.LOCATIONS, AUDITOR);
        if (locations.isPresent())
            capacity.post(
                    "/v1/municipalities/" + StatedWeeks.CORRECTING + "/batches",
                    "municipality " + StatedWeeks.CORRECTING,
                    weeks.afterwards(locations.get()));
    }

    /** Of figures that must all have arrived: a run is never made again. */
    private void makeForecasts(Progress progress) throws InterruptedException {
        progress.begin(Part.FORECASTS, "waiting to make forecasts");
        awaitReport(reporting, PEOPLE_REPORT, last(capacity, allocation), progress);
        for (var run : ForecastRuns.all()) reporting.put(run.path(), KCIO, run.body());
    }

    /** By a rule that must have arrived as well. */
    private void publish(Progress progress) throws InterruptedException {
        progress.begin(Part.PUBLICATION, "waiting to publish a week");
        awaitReport(reporting, "/v1/signals?limit=1&on=" + LAST_DAY, last(capacity, allocation), progress);
        for (var edition : PublishedWeek.editions()) reporting.put(edition.path(), KCIO, edition.body());
    }

    /** The history of norms and rules; also when everything was there already, for a load may have been killed just before. */
    private void closeDecisions() throws InterruptedException {
        for (var scheme : List.of("MUNICIPAL", "PRIVATE"))
            funding.put("/v1/norm-schemes/" + scheme + "/history-import-closing", OPERATOR, null);
        for (var rule : FUNDING_RULES) funding.put("/v1/rules/" + rule + "/history-import-closing", OPERATOR, null);
    }

    /** Waits until the reports contain the last of what the services recorded. */
    private void awaitReports(Progress progress) throws InterruptedException {
        var last = last(capacity, allocation, funding);
        progress.begin(Part.REPORTS, "waiting for the reports");
        awaitReport(reporting, "/v1/occupancy?level=country&on=" + LAST_DAY, last, progress);
        awaitReport(reporting, PEOPLE_REPORT, last, progress);
        awaitReport(reporting, "/v1/target-gaps?on=" + LAST_DAY, last, progress);
        awaitReport(funding, "/v1/entitlements/GM0363/2024", last, progress);
    }

    private static Instant last(ServiceApi... services) {
        return Stream.of(services)
                .map(ServiceApi::position)
                .max(Instant::compareTo)
                .orElse(Instant.MIN);
    }

    private void awaitReport(ServiceApi service, String path, Instant last, Progress progress)
            throws InterruptedException {
        long movedAt = System.nanoTime();
        var before = Instant.MIN;
        for (; ; ) {
            var through = through(service.get(path, KCIO), path);
            if (!through.isBefore(last)) return;
            if (through.isAfter(before)) movedAt = System.nanoTime();
            else if (isStill(movedAt))
                throw new LoadStopped("%s stays at %s, and not all was recorded by then".formatted(path, through));
            before = through;
            progress.advance(0, 0, "waiting for the reports");
            Thread.sleep(BETWEEN_LOOKS);
        }
    }

    private static Instant through(Optional<JsonNode> report, String path) {
        return report.map(node -> node.path("projectedThrough"))
                .filter(JsonNode::isString)
                .map(node -> Instant.parse(node.stringValue()))
                .orElseThrow(() -> new LoadStopped("there is no report at " + path));
    }

    private boolean isStill(long sinceNanos) {
        return System.nanoTime() - sinceNanos > patience.still().toNanos();
    }

    /** Some at once; the first failure stops the others. */
    private static <T> void atOnce(List<T> all, Step<T> step) throws InterruptedException {
        var waiting = new ConcurrentLinkedQueue<>(all);
        try (var executor = Executors.newVirtualThreadPerTaskExecutor()) {
            var workers = new ExecutorCompletionService<@Nullable Void>(executor);
            for (int i = 0; i < REQUESTS_AT_ONCE; i++)
                workers.submit(() -> {
                    for (var one = waiting.poll(); one != null; one = waiting.poll()) step.take(one);
                    return null;
                });
            try {
                for (int i = 0; i < REQUESTS_AT_ONCE; i++) workers.take().get();
            } catch (ExecutionException e) {
                throw e.getCause() instanceof LoadStopped stopped
                        ? stopped
                        : new LoadStopped("The posting failed: " + e.getCause(), e);
            } finally {
                executor.shutdownNow();
            }
        }
    }
}
