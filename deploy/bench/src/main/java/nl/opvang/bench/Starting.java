package nl.opvang.bench;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/** Everything in one JVM, as {@code ./opvang start} has it: how soon it answers, what it takes, how fast the demo is in. */
final class Starting implements Measurement {
    private static final int LAST_LINES = 40;

    @Override
    public String name() {
        return "start";
    }

    @Override
    public String about() {
        return "start to ready with and without an AOT cache, the demo load, memory at rest and under load";
    }

    @Override
    public List<Table> measure(Servers servers, Scale scale) throws Exception {
        var rows = new ArrayList<List<String>>();
        var data = servers.file("system").toPath();
        var cache = servers.file("opvang.aot").toPath();
        var plain = new ArrayList<Double>();
        var cached = new ArrayList<Double>();
        // The first start makes the databases, the second learns what to keep in the cache.
        start(data, List.of(), 0);
        if (!scale.quick()) start(data, List.of("-XX:AOTCacheOutput=" + cache), 0);
        for (int i = 0; i < scale.of(scale.pairs(), 1); i++) {
            plain.add(start(data, List.of(), 0).readyMillis());
            if (!scale.quick())
                cached.add(start(data, List.of("-XX:AOTCache=" + cache), 0).readyMillis());
        }
        rows.add(List.of("start to ready", millis(plain), "6,000 ms"));
        if (!cached.isEmpty()) rows.add(List.of("start to ready, AOT cache", millis(cached), "4,000 ms"));
        var loaded = start(data, List.of(), scale.quick() ? 0 : 1);
        rows.add(List.of("memory of the JVM at rest", loaded.atRest() + " MiB", ""));
        if (loaded.load() != null) {
            rows.add(List.of("demo load", loaded.load(), ""));
            rows.add(List.of("most memory of the JVM while loading", loaded.most() + " MiB", ""));
        }
        return List.of(new Table("Start, load and memory", List.of("", "median (95 %)", "aim"), rows));
    }

    private static String millis(List<Double> values) {
        return Interval.of(values).whole() + " ms";
    }

    private record Run(
            double readyMillis, long atRest, @Nullable String load, long most) {}

    /** Starts a JVM with everything in it, waits until it says that all is ready, and stops it. */
    private static Run start(Path data, List<String> options, int loads) throws Exception {
        var command =
                new ArrayList<>(List.of(ProcessHandle.current().info().command().orElse("java"), "-Xmx1536m"));
        command.addAll(List.of(
                "-Ddisable-axoniq-console-message=true",
                "--enable-native-access=ALL-UNNAMED",
                "--sun-misc-unsafe-memory-access=allow"));
        command.addAll(options);
        command.addAll(List.of("-cp", System.getProperty("java.class.path"), StartedSystem.class.getName()));
        command.add(data.toString());
        command.add(Integer.toString(loads));
        // Beside the data, so that they go with them.
        var errors = data.resolveSibling("errors.log");
        long began = System.nanoTime();
        var process = new ProcessBuilder(command).redirectError(errors.toFile()).start();
        try (var lines = new BufferedReader(new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8))) {
            await(lines, StartedSystem.READY);
            double ready = (System.nanoTime() - began) / 1e6;
            long atRest = mebibytes(process.pid(), "VmRSS");
            String load = loads == 0 ? null : String.format(Locale.ROOT, "%s s", await(lines, StartedSystem.LOADED));
            long most = mebibytes(process.pid(), "VmHWM");
            process.getOutputStream().close();
            if (!process.waitFor(2, TimeUnit.MINUTES)) throw new IllegalStateException("does not stop");
            return new Run(ready, atRest, load, most);
        } catch (IllegalStateException failure) {
            throw new IllegalStateException(failure.getMessage() + "; its last words: " + lastOf(errors), failure);
        } finally {
            process.destroyForcibly();
        }
    }

    /** What follows these words in the line that begins with them. */
    private static String await(BufferedReader lines, String words) throws IOException {
        var others = new ArrayList<String>();
        for (var line = lines.readLine(); line != null; line = lines.readLine()) {
            if (line.startsWith(words)) return line.substring(words.length()).strip();
            others.add(line);
        }
        throw new IllegalStateException("ended before it said " + words + ", after " + others);
    }

    private static String lastOf(Path file) throws IOException {
        try (var lines = Files.lines(file)) {
            var all = lines.toList();
            return String.join("\n", all.subList(Math.max(0, all.size() - LAST_LINES), all.size()));
        }
    }

    private static long mebibytes(long pid, String name) throws IOException {
        var status = Path.of("/proc", Long.toString(pid), "status");
        if (!Files.exists(status)) return -1;
        return Files.readAllLines(status).stream()
                .filter(line -> line.startsWith(name))
                .mapToLong(line -> Long.parseLong(line.replaceAll("\\D", "")) / 1024)
                .findFirst()
                .orElse(-1);
    }
}
