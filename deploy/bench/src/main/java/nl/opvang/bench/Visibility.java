package nl.opvang.bench;

import com.github.f4b6a3.uuid.UuidCreator;
import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import nl.opvang.allocation.AllocationService;
import nl.opvang.capacity.CapacityService;
import nl.opvang.contracts.area.LocationId;
import nl.opvang.embedded.LoopbackPorts;
import nl.opvang.issuer.Role;
import nl.opvang.reporting.ReportingService;
import tools.jackson.databind.json.JsonMapper;

/** From the answer to a write until a figure of another service contains it, while others write at half the most. */
final class Visibility implements Measurement {
    private static final JsonMapper JSON = JsonMapper.builder().build();
    private static final int WRITERS = 8;
    private static final int LOCATIONS = 200;
    private static final Duration TURN = Duration.ofSeconds(15);
    private static final int MOST_TURNS = 40;
    private static final int TURNS_WITHOUT_GAIN = 4;
    private static final String MUNICIPALITY = "GM0014";

    private final AtomicInteger next = new AtomicInteger();

    @Override
    public String name() {
        return "visible";
    }

    @Override
    public String about() {
        return "from acknowledgement in capacity-service to visible in reporting-service, over HTTP, at half the most";
    }

    @Override
    public List<Table> measure(Servers servers, Scale scale) throws Exception {
        var rows = new ArrayList<List<String>>();
        try (var issuer = Issuer.start(servers);
                var capacity = Service.running("capacity", CapacityService.application(), servers, issuer.uri());
                // Figures contain what it records, so they wait to hear that it recorded nothing.
                var _ = Service.running("allocation", AllocationService.application(), servers, issuer.uri())) {
            var writer = Client.of(capacity.uri(), issuer.token(Role.MUNICIPALITY, MUNICIPALITY));
            for (int i = 0; i < LOCATIONS; i++) open(writer, i);
            // One process at a time: two would share the partitions of one group.
            try (var second = OtherProcess.start(
                    servers, Service.arguments(servers.database("reporting"), servers, issuer.uri()))) {
                rows.add(row("two JVMs", writer, reader(second.uri(), issuer), scale));
            }
            try (var reporting = Service.running("reporting", ReportingService.application(), servers, issuer.uri())) {
                rows.add(row("one JVM", writer, reader(reporting.uri(), issuer), scale));
            }
        }
        return List.of(new Table(
                "Acknowledged to visible, at half the maximum rate of writes",
                List.of("", "writes/s at most", "asked", "p50", "p99", "aim p99"),
                rows));
    }

    /** What the JVM has not compiled yet takes several times as long: turns until some in a row gain less than a twentieth. */
    private double mostWritesWhenWarm(Client writer) throws Exception {
        double most = 0;
        int without = 0;
        for (int turn = 0; turn < MOST_TURNS && without < TURNS_WITHOUT_GAIN; turn++) {
            double writes = mostWrites(writer, TURN);
            without = writes > most * 1.05 ? 0 : without + 1;
            most = Math.max(most, writes);
        }
        return most;
    }

    private double mostWrites(Client writer, Duration time) throws Exception {
        return new Callers(WRITERS).perSecond(time, _ -> count(writer));
    }

    private static Client reader(URI service, Issuer issuer) {
        return Client.of(service, issuer.token(Role.KCIO, null));
    }

    /** At most as fast as it is written while somebody reads along: what reads takes its part of the machine. */
    private List<String> row(String name, Client writer, Client reader, Scale scale) throws Exception {
        Service.until(() -> answers(reader));
        awaitSeen(reader, count(writer));
        double most = scale.quick() ? mostWrites(writer, scale.turn()) : mostWritesWhenWarm(writer);
        awaitSeen(reader, count(writer));
        var latencies = half(writer, reader, most, scale);
        return List.of(
                name,
                String.format(Locale.ROOT, "%,.0f", most),
                Integer.toString(latencies.number()),
                latencies.text(0.5),
                latencies.text(0.99),
                "100 ms");
    }

    /** Others write at a steady pace; of every hundredth write or so we wait until it is seen. */
    private Latencies half(Client writer, Client reader, double most, Scale scale) throws Exception {
        var latencies = new Latencies();
        try (var pace = Executors.newScheduledThreadPool(WRITERS)) {
            long everyNanos = (long) (2e9 / most);
            var steady = pace.scheduleAtFixedRate(() -> countQuietly(writer), 0, everyNanos, TimeUnit.NANOSECONDS);
            for (int i = 0; i < scale.of(500, 10); i++) {
                var position = count(writer);
                latencies.time(() -> awaitSeen(reader, position));
            }
            steady.cancel(false);
        }
        return latencies;
    }

    /** One that has just started says nothing before it has compared its store with Kafka. */
    private static boolean answers(Client reader) {
        try {
            reader.get("/v1/occupancy?level=country&on=2022-06-01");
            return true;
        } catch (IOException _) {
            return false;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    /** A read waits by itself until it contains the write, but not for long, and says how far it came. */
    private static void awaitSeen(Client reader, String position) throws Exception {
        var written = Instant.parse(position.substring(position.indexOf('@') + 1));
        long deadline = System.nanoTime() + Duration.ofMinutes(2).toNanos();
        while (through(reader, position).isBefore(written))
            if (System.nanoTime() > deadline) throw new IllegalStateException(position + " is not seen");
    }

    private static Instant through(Client reader, String position) throws Exception {
        var answer = reader.get("/v1/occupancy?level=country&on=2022-06-01&atLeast=" + position);
        return Instant.parse(JSON.readTree(answer).get("projectedThrough").asString());
    }

    private static void open(Client writer, int number) throws Exception {
        writer.put(location(number), """
            {"effectiveOn":"2022-03-07","name":"Location","kind":"MUNICIPAL","availableFrom":"2022-03-07",\
            "plannedPlaces":200,"occupancyBasis":"COUNTED"}\
            """);
    }

    private static String location(int number) {
        var id = new LocationId(
                new nl.opvang.contracts.area.MunicipalityCode(MUNICIPALITY), new java.util.UUID(0x7002, number));
        return "/v1/municipalities/" + MUNICIPALITY + "/locations/" + id.id();
    }

    private void countQuietly(Client writer) {
        try {
            count(writer);
        } catch (Exception e) {
            throw new IllegalStateException(e);
        }
    }

    /** The position that the write was answered with. */
    private String count(Client writer) throws Exception {
        int number = next.getAndIncrement();
        var answer = writer.put(
                location(number % LOCATIONS) + "/counts/" + UuidCreator.getTimeOrderedEpoch(),
                "{\"on\":\"" + Locations.FIRST.plusDays(number / LOCATIONS % 5_000) + "\",\"occupied\":"
                        + (1 + number % 199) + "}");
        return JSON.readTree(answer).get("position").asString();
    }

    /** Another JVM, with reporting-service in it. */
    private record OtherProcess(Process process, URI uri) implements AutoCloseable {
        static OtherProcess start(Servers servers, List<String> arguments) throws Exception {
            int port = LoopbackPorts.free();
            var command = new ArrayList<>(List.of(
                    ProcessHandle.current().info().command().orElse("java"),
                    "-Xmx512m",
                    "-cp",
                    System.getProperty("java.class.path"),
                    ReportingService.class.getName()));
            for (var argument : arguments)
                command.add(argument.equals("--server.port=0") ? "--server.port=" + port : argument);
            var process = new ProcessBuilder(command)
                    .redirectErrorStream(true)
                    .redirectOutput(servers.file("reporting.log"))
                    .start();
            var uri = URI.create("http://127.0.0.1:" + port);
            Service.until(() -> !process.isAlive() || answers(port));
            if (!process.isAlive()) throw new IllegalStateException("reporting-service did not start");
            return new OtherProcess(process, uri);
        }

        private static boolean answers(int port) {
            try (var _ = new Socket(InetAddress.getLoopbackAddress(), port)) {
                return true;
            } catch (IOException e) {
                return false;
            }
        }

        @Override
        public void close() {
            process.destroy();
            try {
                if (!process.waitFor(1, TimeUnit.MINUTES)) process.destroyForcibly();
            } catch (InterruptedException e) {
                process.destroyForcibly();
                Thread.currentThread().interrupt();
            }
        }
    }
}
