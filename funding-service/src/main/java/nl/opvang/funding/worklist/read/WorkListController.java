package nl.opvang.funding.worklist.read;

import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import nl.opvang.funding.dossier.read.DossierPlace;
import nl.opvang.funding.worklist.domain.Work;
import nl.opvang.plumbing.access.AllowedTo;
import nl.opvang.plumbing.access.Caller;
import nl.opvang.plumbing.access.Role;
import nl.opvang.plumbing.http.form.Cursor;
import nl.opvang.plumbing.http.form.Example;
import nl.opvang.plumbing.http.form.Query;
import nl.opvang.plumbing.http.read.Paged;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;

/** Answers what is to be done by whoever asks: the tasks of their roles, in the dossiers that they may see. */
@RestController
class WorkListController {
    private final OwnWork work;

    WorkListController(OwnWork work) {
        this.work = work;
    }

    /** By dossier; a page is of so many dossiers, in which there may be more or less to do. */
    @GetMapping("/v1/work-items")
    @AllowedTo({Role.MUNICIPALITY, Role.REGION, Role.NOO, Role.MINISTRY})
    WorkList list(@Query Question question, Caller caller) {
        return work.of(question, caller);
    }

    /** @param urgency only what is so urgent */
    record Question(
            @Nullable Instant knownAt,
            Work.@Nullable Urgency urgency,
            @Min(1) @Max(1000) @Nullable Integer limit,
            @Nullable Cursor cursor)
            implements Paged {
        /** @throws IllegalArgumentException when the cursor is not one of this list's */
        Question {
            if (cursor != null) DossierPlace.of(cursor);
        }

        /** Every page is as known at the moment of the first. */
        @Nullable
        Instant knownAtOfPages() {
            return cursor == null ? knownAt : DossierPlace.of(cursor).knownAt();
        }

        String after() {
            return cursor == null ? "" : DossierPlace.of(cursor).after();
        }
    }

    /**
     * @param today the day of {@code knownAt} in the Netherlands, on which something is due or overdue
     * @param nextCursor where the next page begins, as known at the same moment; null at the end
     */
    record WorkList(
            Instant knownAt,
            Instant projectedThrough,
            LocalDate today,
            List<WorkItem> items,
            @Example("WyIyMDI1LTAzLTAxIl0") @Nullable String nextCursor) {}
}
