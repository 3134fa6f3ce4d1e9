package nl.opvang.plumbing.history;

import jakarta.servlet.http.HttpServletResponse;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.util.UUID;
import nl.opvang.plumbing.access.AllowedTo;
import nl.opvang.plumbing.access.Role;
import nl.opvang.plumbing.http.form.Query;
import nl.opvang.plumbing.http.processing.Processes;
import nl.opvang.plumbing.problem.ProblemException;
import nl.opvang.plumbing.store.EventLog;
import nl.opvang.plumbing.store.StorePosition;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;

/**
 * Gives the events of this service in the order of its store, as they lie there; it streams, so it writes to the
 * response itself.
 */
@RestController
@Processes(Processes.AUDIT)
class EventsController {
    static final String PATH = "/v1/events";
    static final String NDJSON = "application/x-ndjson";
    static final int MOST = 100_000;

    private static final int USUAL = 1_000;
    private static final int READ_AT_ONCE = 2_000;
    private static final int BUFFER_BYTES = 64 * 1024;

    /**
     * Which events.
     *
     * @param after the id of the event that was read last; from the first event on when it is left out
     * @param limit how many events at most; fewer lines mean that there are no more for now
     */
    record Question(
            @Nullable UUID after,
            @Min(1) @Max(MOST) @Nullable Integer limit) {}

    private final EventLog log;

    EventsController(EventLog log) {
        this.log = log;
    }

    @GetMapping(path = PATH, produces = NDJSON)
    @AllowedTo(Role.AUDITOR)
    void events(@Query Question question, HttpServletResponse response) throws IOException {
        var position = question.after == null ? StorePosition.START : positionOf(question.after);
        response.setContentType(NDJSON);
        var out = new BufferedOutputStream(response.getOutputStream(), BUFFER_BYTES);
        write(position, question.limit == null ? USUAL : question.limit, out);
        out.flush();
    }

    private StorePosition positionOf(UUID event) {
        return log.positionOf(event)
                .orElseThrow(() -> ProblemException.invalid("query", "after", "is not an event of this service"));
    }

    /** Page by page, so that neither memory nor a transaction grows with what is asked for. */
    private void write(StorePosition after, int limit, OutputStream out) {
        var position = after;
        for (int left = limit; left > 0; ) {
            int most = Math.min(left, READ_AT_ONCE);
            var events = log.after(position, most);
            EventLines.write(events, out);
            if (events.size() < most) return;
            position = events.getLast().at();
            left -= most;
        }
    }
}
