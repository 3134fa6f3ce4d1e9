package nl.opvang.plumbing.history;

import static java.nio.charset.StandardCharsets.UTF_8;

import jakarta.servlet.http.HttpServletResponse;
import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;
import nl.opvang.contracts.ledger.LedgerLine;
import nl.opvang.plumbing.http.form.Cursor;
import nl.opvang.plumbing.http.read.Items;
import nl.opvang.plumbing.http.read.Paged;
import nl.opvang.plumbing.json.EventMapper;
import nl.opvang.plumbing.problem.ProblemException;
import nl.opvang.plumbing.store.EventHistory;
import nl.opvang.plumbing.store.EventHistory.About;
import nl.opvang.plumbing.store.EventHistory.Selection;
import nl.opvang.plumbing.store.StorePosition;
import nl.opvang.plumbing.store.StoredEvent;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

/** The history of something as a service's store has it: in pages for people, or whole for programs that check it. */
public final class Histories {
    private static final int READ_AT_ONCE = 1_000;
    private static final int BUFFER_BYTES = 64 * 1024;
    private static final String LINES = "lines";

    /** How events call the day from which they are true, the surest name first. */
    private static final List<String> DAYS = List.of("effectiveOn", "on", "from", "receivedOn", "decidedOn");

    private static final TypeReference<Map<String, Object>> OBJECT = new TypeReference<>() {};
    private static final JsonMapper JSON = EventMapper.forEvents();

    private final String service;
    private final EventHistory events;

    public Histories(String service, EventHistory events) {
        this.service = service;
        this.events = events;
    }

    /** The store's position in a cursor of this list; its beginning without one. */
    public static StorePosition place(@Nullable Cursor cursor) {
        return cursor == null ? StorePosition.START : cursor.read(1, key -> StorePosition.parse(key.getFirst()));
    }

    /** A page; it may be short, and even empty, while there is a {@code nextCursor}. */
    public Items<HistoryEvent> page(Selection selection, Paged page) {
        var part = events.after(selection, place(page.cursor()), page.rows());
        var corrections = events.corrections(part.events());
        var next = part.next();
        return new Items<>(
                part.events().stream()
                        .map(event -> shown(
                                event, corrections.getOrDefault(event.envelope().eventId(), List.of())))
                        .toList(),
                next == null ? null : cursor(next).text());
    }

    /** From where a page begins with this event; empty when there is no such event. */
    Optional<Cursor> from(UUID event) {
        return events.before(event).map(Histories::cursor);
    }

    private static Cursor cursor(StorePosition place) {
        return new Cursor(List.of(place.text()));
    }

    /** The same of something that must have happened to be there: without a first event it is not. */
    public Items<HistoryEvent> pageOfWhatIsThere(Selection selection, Paged page) {
        var items = page(selection, page);
        if (items.items().isEmpty() && page.cursor() == null) throw ProblemException.notFound();
        return items;
    }

    /**
     * All of it, an event a line as {@code GET /v1/events} has them, and then a line that says what there was: how many, which was first
     * and last, of which aggregates all events are there, and the SHA-256 of all lines before. An answer that breaks off lacks that line.
     */
    public void export(Selection selection, HttpServletResponse response) throws IOException {
        response.setContentType(EventsController.NDJSON);
        var out = new BufferedOutputStream(response.getOutputStream(), BUFFER_BYTES);
        var manifest = new Manifest(service, selection instanceof About about ? about.whole() : List.of());
        write(selection, manifest, out);
        out.write(JSON.writeValueAsBytes(manifest.line()));
        out.write('\n');
        out.flush();
    }

    /** Part by part, so that neither memory nor a transaction grows with what is asked for. */
    private void write(Selection selection, Manifest manifest, OutputStream out) {
        StorePosition at = StorePosition.START;
        while (at != null) {
            var part = events.after(selection, at, READ_AT_ONCE);
            manifest.add(part.events());
            EventLines.write(part.events(), manifest.hashing(out));
            at = part.next();
        }
    }

    private static HistoryEvent shown(StoredEvent event, List<UUID> correctedBy) {
        var envelope = event.envelope();
        var data = new LinkedHashMap<>(JSON.readValue(new String(event.payload(), UTF_8), OBJECT));
        var lines = data.remove(LINES) instanceof List<?> changes
                ? changes.stream()
                        .map(change -> JSON.convertValue(change, LedgerLine.class))
                        .toList()
                : List.<LedgerLine>of();
        return new HistoryEvent(
                envelope.eventId(),
                envelope.type(),
                envelope.aggregateId(),
                envelope.sequence(),
                effectiveOn(data, lines),
                envelope.recordedAt(),
                envelope.knownAt(),
                envelope.actor(),
                envelope.actorRole(),
                envelope.onBehalfOf(),
                envelope.reason(),
                envelope.commandId(),
                envelope.correlationId(),
                envelope.causationId(),
                envelope.corrects(),
                correctedBy,
                lines,
                data);
    }

    private static @Nullable LocalDate effectiveOn(Map<String, Object> data, List<LedgerLine> lines) {
        var said = DAYS.stream().flatMap(name -> day(data, name)).findFirst();
        // Where an event holds its terms together, its surest name means the same.
        return said.or(() -> data.values().stream()
                        .flatMap(part -> part instanceof Map<?, ?> terms ? day(terms, DAYS.getFirst()) : Stream.empty())
                        .findFirst())
                .or(() -> lines.stream().map(LedgerLine::effectiveOn).min(LocalDate::compareTo))
                .orElse(null);
    }

    private static Stream<LocalDate> day(Map<?, ?> data, String name) {
        return data.get(name) instanceof String day && day.matches("\\d{4}-\\d{2}-\\d{2}")
                ? Stream.of(LocalDate.parse(day))
                : Stream.empty();
    }
}
