package nl.opvang.plumbing.http.processing;

import jakarta.servlet.http.HttpServletResponse;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import nl.opvang.plumbing.access.AllowedTo;
import nl.opvang.plumbing.access.Role;
import nl.opvang.plumbing.http.form.Query;
import nl.opvang.plumbing.store.StorePosition;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;

/** Gives the log to the auditor, and through the auditor to whoever keeps the logs of the organisation. */
@RestController
@Processes(Processes.AUDIT)
class ProcessingController {
    static final String PATH = "/v1/processings";
    static final String NDJSON = "application/x-ndjson";

    private static final int USUAL = 1_000;
    private static final int READ_AT_ONCE = 1_000;

    /**
     * Which.
     *
     * @param after the {@code position} of what was read last; from the first on when it is left out
     * @param limit how many requests at most; one that was about several people has a line for each as well
     */
    record Question(
            @Nullable String after,
            @Min(1) @Max(100_000) @Nullable Integer limit) {
        /** @throws IllegalArgumentException when it is not a position of this log */
        Question {
            if (after != null) StorePosition.parse(after);
        }
    }

    private final ProcessingLog log;
    private final ProcessingLines lines;

    ProcessingController(ProcessingLog log, ProcessingLines lines) {
        this.log = log;
        this.lines = lines;
    }

    @GetMapping(path = PATH, produces = NDJSON)
    @AllowedTo(Role.AUDITOR)
    void processings(@Query Question question, HttpServletResponse response) throws IOException {
        response.setContentType(NDJSON);
        var out = new BufferedOutputStream(response.getOutputStream());
        write(
                question.after == null ? StorePosition.START : StorePosition.parse(question.after),
                question.limit == null ? USUAL : question.limit,
                out);
        out.flush();
    }

    /** Page by page, so that neither memory nor a transaction grows with what is asked for. */
    private void write(StorePosition after, int limit, OutputStream out) {
        var position = after;
        for (int left = limit; left > 0; ) {
            int most = Math.min(left, READ_AT_ONCE);
            var rows = log.after(position, most);
            rows.forEach(row -> lines.write(row, out));
            if (rows.size() < most) return;
            position = rows.getLast().at();
            left -= most;
        }
    }
}
