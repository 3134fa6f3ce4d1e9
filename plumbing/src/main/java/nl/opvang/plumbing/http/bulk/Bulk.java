package nl.opvang.plumbing.http.bulk;

import com.github.f4b6a3.uuid.UuidCreator;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import nl.opvang.contracts.area.MunicipalityCode;
import nl.opvang.plumbing.access.Caller;
import nl.opvang.plumbing.access.Role;
import nl.opvang.plumbing.command.CommandContext;
import nl.opvang.plumbing.command.Order;
import nl.opvang.plumbing.http.HttpSettings;
import nl.opvang.plumbing.http.form.Reasoned;
import nl.opvang.plumbing.http.processing.Trail;
import nl.opvang.plumbing.http.trace.Trace;
import nl.opvang.plumbing.http.write.Answer;
import nl.opvang.plumbing.http.write.Request;
import nl.opvang.plumbing.http.write.RequestKey;
import nl.opvang.plumbing.http.write.Writes;
import nl.opvang.plumbing.problem.Diagnosis;
import nl.opvang.plumbing.problem.Problem;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import tools.jackson.databind.json.JsonMapper;

/** Carries the lines of a request out, chunk by chunk: what is read is answered before more is read. */
final class Bulk {
    private static final Logger log = LoggerFactory.getLogger(Bulk.class);
    private static final JsonMapper JSON = JsonMapper.builder().build();

    private static final Problem IMPORT_CLOSED = Problem.conflict(
            "history-import-closed",
            "History import closed",
            "The history import of this municipality has been closed.");

    private final Map<String, LineType<?>> types;
    private final Writes writes;
    private final HistoryImport historyImport;
    private final HttpSettings settings;

    Bulk(List<LineType<?>> types, Writes writes, HistoryImport historyImport, HttpSettings settings) {
        this.types = types.stream().collect(Collectors.toMap(LineType::name, Function.identity()));
        this.writes = writes;
        this.historyImport = historyImport;
        this.settings = settings;
    }

    void carryOut(Caller caller, Trace trace, Trail trail, BatchOf batchOf, InputStream in, OutputStream out)
            throws IOException {
        run(caller, trace, trail, batchOf, in, out, false);
    }

    /** Answers what would become of the lines of a chunk, and does none of it. */
    void rehearse(Caller caller, Trace trace, Trail trail, BatchOf batchOf, InputStream in, OutputStream out)
            throws IOException {
        run(caller, trace, trail, batchOf, in, out, true);
    }

    private void run(
            Caller caller,
            Trace trace,
            Trail trail,
            BatchOf batchOf,
            InputStream in,
            OutputStream out,
            boolean rehearsal)
            throws IOException {
        new Run(caller, trace, trail, batchOf, new Lines(in, settings.maxLineBytes()), out, rehearsal).all();
    }

    /** How many lines are decided in one transaction. */
    int linesPerChunk() {
        return settings.linesPerChunk();
    }

    /** One request. */
    private final class Run {
        private final Caller caller;
        private final Trace trace;
        private final Trail trail;
        private final BatchOf batchOf;
        private final Lines lines;
        private final OutputStream out;
        private final boolean rehearsal;
        private int number;
        private boolean unavailable;

        Run(
                Caller caller,
                Trace trace,
                Trail trail,
                BatchOf batchOf,
                Lines lines,
                OutputStream out,
                boolean rehearsal) {
            this.caller = caller;
            this.trace = trace;
            this.trail = trail;
            this.batchOf = batchOf;
            this.lines = lines;
            this.out = out;
            this.rehearsal = rehearsal;
        }

        void all() throws IOException {
            var reader = new LineReader(types, caller, batchOf, writes.now());
            var chunk = new ArrayList<Entry>();
            var ids = new HashSet<String>();
            for (var line = lines.next(); line != null; line = lines.next()) {
                number++;
                if (number > settings.maxLines()) {
                    chunk.add(Entry.refused(number, null, Problem.TOO_LARGE.detail("There are too many lines.")));
                    break;
                }
                if (line.isBlank()) continue;
                var entry = line.tooLong()
                        ? Entry.refused(number, null, Problem.TOO_LARGE.detail("The line is too long."))
                        : reader.read(number, line.bytes());
                // Of two lines with one id the second is a repeat of the first, so the first must be answered by then.
                boolean repeated = entry.parsed != null && !ids.add(Objects.requireNonNull(entry.id));
                if (repeated || chunk.size() == settings.linesPerChunk()) {
                    answer(chunk);
                    chunk.clear();
                    ids.clear();
                    if (entry.id != null) ids.add(entry.id);
                }
                chunk.add(entry);
            }
            answer(chunk);
        }

        private void answer(List<Entry> chunk) throws IOException {
            try {
                if (!unavailable) decide(chunk);
            } catch (RuntimeException e) {
                if (Diagnosis.of(e).everywhere()) {
                    unavailable = true;
                    log.warn("A bulk request found something unavailable", e);
                } else oneByOne(chunk);
            }
            for (var entry : chunk) {
                // After something was unavailable no further line is tried: the rest would only wait for it too.
                if (entry.isOpen()) entry.refuse(Problem.UNAVAILABLE);
                out.write(result(entry));
                out.write('\n');
            }
            out.flush();
        }

        /** A bug that one line meets, or a history that nobody here can read, harms no other line. */
        private void oneByOne(List<Entry> chunk) {
            for (var entry : chunk) {
                if (unavailable || !entry.isOpen()) continue;
                try {
                    decide(List.of(entry));
                } catch (RuntimeException e) {
                    var diagnosis = Diagnosis.of(e);
                    if (diagnosis.bug()) log.error("A line failed", e);
                    else if (diagnosis.everywhere()) unavailable = true;
                    else log.warn("A line is about something of another release", e);
                    entry.refuse(diagnosis.problem());
                }
            }
        }

        private void decide(List<Entry> chunk) {
            refuseForeign(chunk);
            repeats(chunk);
            refuseClosed(chunk);
            var requests = new LinkedHashMap<Entry, Request>();
            byType(chunk).forEach((type, entries) -> bind(type, entries, requests));
            // In the order of the lines, whatever their types: a later line may build on an earlier one.
            var inOrder = chunk.stream().filter(requests::containsKey).toList();
            var asked = inOrder.stream()
                    .map(entry -> Objects.requireNonNull(requests.get(entry)))
                    .toList();
            var answers = rehearsal ? writes.rehearse(asked) : writes.carryOutNew(asked);
            for (int i = 0; i < inOrder.size(); i++) inOrder.get(i).answer(answers.get(i));
        }

        /** Of several municipalities: as over single requests, by the role that the type asks for and its scope. */
        private void refuseForeign(List<Entry> chunk) {
            if (!batchOf.equals(BatchOf.MANY)) return;
            for (var entry : chunk) {
                if (!entry.isOpen()) continue;
                var parsed = parsed(entry);
                var roles = parsed.type().roles().stream()
                        .filter(caller.roles()::contains)
                        .toList();
                var area = Objects.requireNonNull(parsed.line().area());
                if (roles.isEmpty()) entry.refuse(Problem.FORBIDDEN);
                else if (roles.stream().noneMatch(role -> caller.covers(role, area))) entry.refuse(Problem.NOT_FOUND);
            }
        }

        private void repeats(List<Entry> chunk) {
            var open = chunk.stream().filter(Entry::isOpen).toList();
            var answers = writes.repeats(open.stream().map(Run::key).toList());
            for (var entry : open) {
                var answer = answers.get(key(entry).key());
                if (answer != null) entry.answer(answer);
            }
        }

        private void refuseClosed(List<Entry> chunk) {
            if (!batchOf.history()) return;
            var areas = chunk.stream()
                    .filter(Entry::isOpen)
                    .map(entry -> parsed(entry).line().area())
                    .filter(Objects::nonNull)
                    .collect(Collectors.toSet());
            if (areas.isEmpty()) return;
            Set<MunicipalityCode> closed = historyImport.closedAmong(areas);
            for (var entry : chunk) {
                if (!entry.isOpen()) continue;
                var area = parsed(entry).line().area();
                if (area != null && closed.contains(area)) entry.refuse(IMPORT_CLOSED);
            }
        }

        private Map<LineType<?>, List<Entry>> byType(List<Entry> chunk) {
            return chunk.stream()
                    .filter(Entry::isOpen)
                    .collect(Collectors.groupingBy(
                            entry -> parsed(entry).type(), LinkedHashMap::new, Collectors.toList()));
        }

        @SuppressWarnings("unchecked") // entries are grouped by their type, which made their forms
        private <R extends Record> void bind(LineType<R> type, List<Entry> entries, Map<Entry, Request> requests) {
            var bound = type.bind(entries.stream()
                    .map(entry -> (Line<R>) parsed(entry).line())
                    .toList());
            if (bound.size() != entries.size())
                throw new IllegalStateException(type.name() + " did not answer every line");
            for (int i = 0; i < bound.size(); i++) {
                var entry = entries.get(i);
                switch (bound.get(i)) {
                    case Bound.Refused refused -> entry.refuse(refused.problem());
                    case Bound.Together together ->
                        requests.put(
                                entry,
                                new Request(
                                        key(entry),
                                        new Order(
                                                together.commands(),
                                                context(type, parsed(entry).line()),
                                                null),
                                        null,
                                        trail));
                }
            }
        }

        private CommandContext context(LineType<?> type, Line<?> line) {
            var commandId = UuidCreator.getTimeOrderedEpoch();
            var area = line.area();
            return new CommandContext(
                    commandId,
                    trace.correlationId(),
                    commandId,
                    trace.traceparent(),
                    caller.subject(),
                    role(type).claim(),
                    area == null ? "NL" : area.text(),
                    line.form() instanceof Reasoned reasoned ? reasoned.reason() : null,
                    line.knownAt());
        }

        /** That in which the caller says it: an import is said by who runs the register, whatever it is about. */
        private Role role(LineType<?> type) {
            return caller.roles().stream()
                    .filter(type.roles()::contains)
                    .findFirst()
                    .orElseGet(caller::role);
        }

        private static RequestKey key(Entry entry) {
            return parsed(entry).key();
        }

        private static Entry.Parsed<?> parsed(Entry entry) {
            return Objects.requireNonNull(entry.parsed, "an open line has been parsed");
        }
    }

    private static byte[] result(Entry entry) {
        var json = new LinkedHashMap<String, Object>();
        json.put("line", entry.number);
        if (entry.id != null) json.put("id", entry.id);
        var answer = Objects.requireNonNull(entry.answer());
        json.put("status", answer.status());
        switch (answer) {
            case Answer.Refused refused -> json.put("problem", refused.problem().json());
            case Answer.Accepted accepted -> {
                json.put("position", accepted.written().position());
                json.put("sequence", accepted.written().sequence());
                json.put("events", accepted.written().events());
            }
        }
        return JSON.writeValueAsBytes(json);
    }
}
