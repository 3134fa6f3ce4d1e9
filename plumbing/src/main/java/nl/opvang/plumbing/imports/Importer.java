package nl.opvang.plumbing.imports;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Map;
import java.util.UUID;
import nl.opvang.plumbing.access.Caller;
import nl.opvang.plumbing.http.bulk.Imports;
import nl.opvang.plumbing.http.processing.Trail;
import nl.opvang.plumbing.http.trace.Trace;
import nl.opvang.plumbing.imports.ImportRuns.LineAnswer;
import nl.opvang.plumbing.lifecycle.SteadyWork;
import nl.opvang.plumbing.problem.Problem;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

/**
 * Carries imports out while whoever began them does something else, one at a time. One whose process ends has failed, and is
 * sent again: what was recorded is not recorded twice.
 */
final class Importer implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(Importer.class);
    private static final Duration STOPS_WITHIN = Duration.ofSeconds(20);
    private static final JsonMapper JSON = JsonMapper.builder().build();
    private static final TypeReference<Map<String, Object>> MEMBERS = new TypeReference<>() {};

    private final Imports imports;
    private final ImportRuns runs;
    private volatile boolean closed;
    private volatile @Nullable Thread working;

    Importer(Imports imports, ImportRuns runs) {
        this.imports = imports;
        this.runs = runs;
    }

    /** Begins, and does not wait. */
    ImportRuns.Asked begin(UUID id, String lines, Caller caller, Trace trace, Trail trail) {
        var number = (int) lines.lines().filter(line -> !line.isBlank()).count();
        var asked = runs.begin(id, caller.subject(), number);
        if (asked == ImportRuns.Asked.ACCEPTED)
            working =
                    Thread.ofPlatform().name("import").daemon().start(() -> carryOut(id, lines, caller, trace, trail));
        return asked;
    }

    private void carryOut(UUID id, String lines, Caller caller, Trace trace, Trail trail) {
        try (var in = new ByteArrayInputStream(lines.getBytes(StandardCharsets.UTF_8));
                var out = new Told(id)) {
            imports.carryOut(caller, trace, trail, in, out);
            runs.end(id, null);
        } catch (IOException | RuntimeException e) {
            var reason = SteadyWork.innermost(e);
            LOG.warn("import {} failed: {}", id, reason);
            runs.end(id, reason);
        }
    }

    /** Writes down what lines were answered as soon as that is committed. */
    private final class Told extends OutputStream {
        private final UUID id;
        private final ByteArrayOutputStream answers = new ByteArrayOutputStream();

        Told(UUID id) {
            this.id = id;
        }

        @Override
        public void write(int b) {
            answers.write(b);
        }

        @Override
        public void write(byte[] bytes, int from, int length) {
            answers.write(bytes, from, length);
        }

        @Override
        public void flush() throws IOException {
            var told = answers.toString(StandardCharsets.UTF_8)
                    .lines()
                    .map(Importer::answer)
                    .toList();
            answers.reset();
            if (!runs.tell(id, told)) throw new IOException("it was taken to have ended");
            if (closed) throw new IOException("the process stopped");
        }

        /** All was flushed. */
        @Override
        public void close() {}
    }

    private static LineAnswer answer(String json) {
        var answer = JSON.readTree(json);
        var problem = answer.path("problem");
        return new LineAnswer(
                answer.path("line").asInt(),
                answer.path("status").asInt(),
                problem.isMissingNode() ? null : Problem.fromJson(JSON.convertValue(problem, MEMBERS)));
    }

    @Override
    public void close() {
        closed = true;
        var thread = working;
        try {
            if (thread != null && !thread.join(STOPS_WITHIN)) thread.interrupt();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
