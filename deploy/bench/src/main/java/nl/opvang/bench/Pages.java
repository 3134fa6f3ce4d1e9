package nl.opvang.bench;

import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import nl.opvang.embedded.DataDirectory;
import nl.opvang.standalone.Ports;
import nl.opvang.standalone.Standalone;

/** Pages about figures of the demo, looked at by twenty people at once, and what a first view of one brings along. */
final class Pages implements Measurement {
    private static final int PEOPLE = 20;
    private static final String DAY = "on=2025-09-30";
    private static final Map<String, String> PAGES = new TreeMap<>(Map.of(
            "country", "/?" + DAY, "region", "/regions/VR01?" + DAY, "municipality", "/municipalities/GM0014?" + DAY));
    private static final Pattern FILE = Pattern.compile("(?:href|src)=\"(/[a-z]+/[^\"]+\\.(?:css|js))\"");

    @Override
    public String name() {
        return "pages";
    }

    @Override
    public String about() {
        return "pages about figures by 20 people at once, and the bytes of a first view";
    }

    @Override
    public List<Table> measure(Servers servers, Scale scale) throws Exception {
        // Twenty times the same person, who otherwise would be told to go slower.
        var unlimited = Map.of("opvang.access.requests-per-second", "1000000", "opvang.access.burst", "1000000");
        unlimited.forEach(System::setProperty);
        try (var data = DataDirectory.at(servers.file("pages").toPath());
                var opvang = Standalone.start(data, Ports.free(), _ -> {})) {
            if (!scale.quick()) opvang.loadDemo();
            var visitor = Visitor.signedIn(opvang.uri("reporting"), "kcio");
            var rows = new ArrayList<List<String>>();
            for (var page : PAGES.entrySet())
                for (var manner : Manner.values())
                    rows.add(row(page.getKey(), page.getValue(), manner, visitor, scale));
            return List.of(new Table(
                    "Pages, %d people at a time".formatted(PEOPLE),
                    List.of("", "", "asked", "p50", "p99", "aim p99", "first view", "aim"),
                    rows));
        } finally {
            unlimited.keySet().forEach(System::clearProperty);
        }
    }

    /** What somebody does who has a page. */
    private enum Manner {
        LOOK("looks at it for about a second") {
            @Override
            void pass(Random dice) throws InterruptedException {
                Thread.sleep(dice.nextInt(500, 1500));
            }
        },
        ASK_AGAIN("asks again at once") {
            @Override
            void pass(Random dice) {}
        };

        private final String words;

        Manner(String words) {
            this.words = words;
        }

        abstract void pass(Random dice) throws InterruptedException;
    }

    private static List<String> row(String name, String path, Manner manner, Visitor visitor, Scale scale)
            throws Exception {
        for (int i = 0; i < scale.of(200, 5); i++) visitor.get(path);
        var latencies = new Latencies();
        var dice = IntStream.range(0, PEOPLE).mapToObj(Random::new).toList();
        new Callers(PEOPLE).perSecond(Duration.ofSeconds(scale.of(30, 1)), person -> {
            manner.pass(dice.get(person));
            latencies.time(() -> visitor.get(path));
        });
        return List.of(
                name,
                manner.words,
                "%,d".formatted(latencies.number()),
                latencies.text(0.5),
                latencies.text(0.99),
                "100 ms",
                "%,d bytes".formatted(bytes(path, visitor)),
                "60,000 bytes");
    }

    /** Compressed, with its styles and its script, without pictures. */
    private static long bytes(String path, Visitor visitor) throws Exception {
        var page = visitor.get(path);
        var files = new LinkedHashSet<String>();
        FILE.matcher(visitor.text(page)).results().forEach(found -> files.add(found.group(1)));
        if (files.isEmpty()) throw new IllegalStateException(path + " names no files");
        long bytes = page.body().length;
        for (var file : files) {
            HttpResponse<byte[]> got = visitor.get(file);
            bytes += got.body().length;
        }
        return bytes;
    }
}
