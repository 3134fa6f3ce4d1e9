package nl.opvang.plumbing.replay;

import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.Size;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import nl.opvang.plumbing.access.AllowedTo;
import nl.opvang.plumbing.access.Caller;
import nl.opvang.plumbing.access.Role;
import nl.opvang.plumbing.http.form.Cursor;
import nl.opvang.plumbing.http.form.Example;
import nl.opvang.plumbing.http.form.Query;
import nl.opvang.plumbing.http.processing.Processes;
import nl.opvang.plumbing.http.read.Items;
import nl.opvang.plumbing.http.read.Paged;
import nl.opvang.plumbing.problem.Problem;
import nl.opvang.plumbing.problem.ProblemException;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RestController;

/** Takes wishes for replays, and tells how far they are and what they found. */
@RestController
@Processes(Processes.AUDIT)
class ReplaysController {
    /** @param knownAt everything recorded up to then is replayed */
    record Ask(@Example("2025-03-01T09:00:00Z") Instant knownAt) {}

    record Cancellation(@Size(min = 1, max = 200) String reason) {}

    record Page(
            @Nullable Cursor cursor,
            @Min(1) @Max(1000) @Nullable Integer limit) implements Paged {
        /** @throws IllegalArgumentException when the cursor is of another list */
        Page {
            if (cursor != null)
                cursor.read(2, key -> List.of(Instant.parse(key.getFirst()), UUID.fromString(key.getLast())));
        }
    }

    record DifferencesPage(
            @Nullable Cursor cursor,
            @Min(1) @Max(1000) @Nullable Integer limit) implements Paged {
        /** @throws IllegalArgumentException when the cursor is of another list */
        DifferencesPage {
            if (cursor != null) cursor.read(1, key -> Long.parseLong(key.getFirst()));
        }
    }

    private final Replays replays;

    ReplaysController(Replays replays) {
        this.replays = replays;
    }

    @PutMapping("/v1/replays/{replayId}")
    @AllowedTo(Role.AUDITOR)
    ResponseEntity<Replay> ask(@PathVariable UUID replayId, @RequestBody Ask form, Caller caller) {
        var asked = replays.ask(replayId, form.knownAt(), caller.subject());
        return switch (asked) {
            case ACCEPTED -> ResponseEntity.status(HttpStatus.CREATED).body(found(replayId));
            case THERE_ALREADY -> ResponseEntity.ok(found(replayId));
            case NOT_YET -> throw ProblemException.invalid("body", "/knownAt", "lies in the future");
            case ID_TAKEN ->
                throw new ProblemException(
                        Problem.conflict("id-taken", "Id taken", "The id stands for a replay up to another moment."));
            case ANOTHER_RUNS ->
                throw new ProblemException(Problem.conflict(
                        "replay-running",
                        "A replay is running",
                        "One replay at a time: wait until it has ended, or cancel it."));
        };
    }

    @GetMapping("/v1/replays/{replayId}")
    @AllowedTo({Role.AUDITOR, Role.OPERATOR})
    Replay replay(@PathVariable UUID replayId) {
        return found(replayId);
    }

    private Replay found(UUID id) {
        return replays.find(id).orElseThrow(ProblemException::notFound);
    }

    @GetMapping("/v1/replays")
    @AllowedTo({Role.AUDITOR, Role.OPERATOR})
    Items<Replay> replays(@Query Page page) {
        var cursor = page.cursor();
        var rows = replays.before(
                cursor == null ? null : Instant.parse(cursor.key().getFirst()),
                cursor == null ? null : UUID.fromString(cursor.key().getLast()),
                page.rows() + 1);
        return Items.page(
                rows,
                page.rows(),
                row -> List.of(row.askedAt().toString(), row.replayId().toString()));
    }

    @GetMapping("/v1/replays/{replayId}/differences")
    @AllowedTo(Role.AUDITOR)
    Items<ReplayDifference> differences(@PathVariable UUID replayId, @Query DifferencesPage page) {
        var cursor = page.cursor();
        long after = cursor == null ? 0 : Long.parseLong(cursor.key().getFirst());
        var id = found(replayId).replayId();
        return Items.page(
                replays.differences(id, after, page.rows() + 1),
                page.rows(),
                row -> List.of(Long.toString(row.number())));
    }

    /** Asked again, or of one that has ended, it changes nothing. */
    @PutMapping("/v1/replays/{replayId}/cancellation")
    @AllowedTo({Role.AUDITOR, Role.OPERATOR})
    Replay cancel(@PathVariable UUID replayId, @RequestBody Cancellation form) {
        var id = found(replayId).replayId();
        replays.cancel(id, form.reason());
        return found(id);
    }
}
