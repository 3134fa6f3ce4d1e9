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
import nl.opvang.plumbing.http.read.Items;
import nl.opvang.plumbing.http.read.Paged;
import nl.opvang.plumbing.replay.Rebuilds.RowDifference;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RestController;

/** Has the rows of a projection built anew beside those that are live, and switched. */
@RestController
class RebuildsController {
    /** @param projection its name, as in the name of its group: {@code <service>.<name>.v<version>} */
    record Ask(
            @Size(min = 1, max = 100) @Example("locations") String projection) {}

    /** @param reason why; whoever switches has looked at the differences */
    record Because(
            @Size(min = 1, max = 200) @Example("differences are as expected")
            String reason) {}

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

    private final Rebuilds rebuilds;

    RebuildsController(Rebuilds rebuilds) {
        this.rebuilds = rebuilds;
    }

    @PutMapping("/v1/rebuilds/{rebuildId}")
    @AllowedTo(Role.OPERATOR)
    ResponseEntity<Rebuild> ask(@PathVariable UUID rebuildId, @RequestBody Ask form, Caller caller) {
        boolean first = rebuilds.ask(rebuildId, form.projection(), caller.subject());
        return ResponseEntity.status(first ? HttpStatus.CREATED : HttpStatus.OK).body(rebuilds.find(rebuildId));
    }

    @GetMapping("/v1/rebuilds/{rebuildId}")
    @AllowedTo(Role.OPERATOR)
    Rebuild rebuild(@PathVariable UUID rebuildId) {
        return rebuilds.find(rebuildId);
    }

    @GetMapping("/v1/rebuilds")
    @AllowedTo(Role.OPERATOR)
    Items<Rebuild> rebuilds(@Query Page page) {
        var cursor = page.cursor();
        var rows = rebuilds.before(
                cursor == null ? null : Instant.parse(cursor.key().getFirst()),
                cursor == null ? null : UUID.fromString(cursor.key().getLast()),
                page.rows() + 1);
        return Items.page(
                rows,
                page.rows(),
                row -> List.of(row.askedAt().toString(), row.rebuildId().toString()));
    }

    @GetMapping("/v1/rebuilds/{rebuildId}/differences")
    @AllowedTo(Role.OPERATOR)
    Items<RowDifference> differences(@PathVariable UUID rebuildId, @Query DifferencesPage page) {
        var cursor = page.cursor();
        long after = cursor == null ? 0 : Long.parseLong(cursor.key().getFirst());
        return Items.page(
                rebuilds.differences(rebuildId, after, page.rows() + 1),
                page.rows(),
                row -> List.of(Long.toString(row.number())));
    }

    /** Asked again it changes nothing. */
    @PutMapping("/v1/rebuilds/{rebuildId}/switch")
    @AllowedTo(Role.OPERATOR)
    Rebuild change(@PathVariable UUID rebuildId, @RequestBody Because form) {
        rebuilds.change(rebuildId, form.reason());
        return rebuilds.find(rebuildId);
    }

    /** Asked again, or of one that has ended, it changes nothing. */
    @PutMapping("/v1/rebuilds/{rebuildId}/cancellation")
    @AllowedTo(Role.OPERATOR)
    Rebuild cancel(@PathVariable UUID rebuildId, @RequestBody Because form) {
        rebuilds.cancel(rebuildId, form.reason());
        return rebuilds.find(rebuildId);
    }
}
