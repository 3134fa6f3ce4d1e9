package nl.opvang.allocation.person.read;

import jakarta.servlet.http.HttpServletResponse;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import java.io.IOException;
import java.util.UUID;
import nl.opvang.contracts.allocation.PersonId;
import nl.opvang.plumbing.access.AllowedTo;
import nl.opvang.plumbing.access.Role;
import nl.opvang.plumbing.history.Histories;
import nl.opvang.plumbing.history.HistoryEvent;
import nl.opvang.plumbing.http.form.Cursor;
import nl.opvang.plumbing.http.form.Query;
import nl.opvang.plumbing.http.processing.Processes;
import nl.opvang.plumbing.http.read.Items;
import nl.opvang.plumbing.http.read.Paged;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RestController;

/** Tells the auditor everything that was recorded about one person, by the number that stands for them, in all municipalities. */
@RestController
@Processes(value = Processes.AUDIT, subject = "person")
class PersonHistoryController {
    private static final String PATH = "/v1/persons/{person}/history";

    record Page(
            @Min(1) @Max(1000) @Nullable Integer limit,
            @Nullable Cursor cursor) implements Paged {
        /** @throws IllegalArgumentException when the cursor is not one of this list's */
        Page {
            Histories.place(cursor);
        }
    }

    private final PersonTraces traces;
    private final Histories histories;

    PersonHistoryController(PersonTraces traces, Histories histories) {
        this.traces = traces;
        this.histories = histories;
    }

    @GetMapping(PATH)
    @AllowedTo(Role.AUDITOR)
    Items<HistoryEvent> of(@PathVariable UUID person, @Query Page page) {
        return histories.pageOfWhatIsThere(traces.of(new PersonId(person)), page);
    }

    @GetMapping(path = PATH + "/export", produces = "application/x-ndjson")
    @AllowedTo(Role.AUDITOR)
    void export(@PathVariable UUID person, HttpServletResponse response) throws IOException {
        histories.export(traces.of(new PersonId(person)), response);
    }
}
