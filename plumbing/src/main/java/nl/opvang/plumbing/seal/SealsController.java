package nl.opvang.plumbing.seal;

import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import java.time.Duration;
import java.util.HexFormat;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import nl.opvang.plumbing.access.AllowedTo;
import nl.opvang.plumbing.access.OpenToEveryone;
import nl.opvang.plumbing.access.Role;
import nl.opvang.plumbing.http.form.Cursor;
import nl.opvang.plumbing.http.form.Query;
import nl.opvang.plumbing.http.processing.Processes;
import nl.opvang.plumbing.http.read.Items;
import nl.opvang.plumbing.http.read.Paged;
import nl.opvang.plumbing.problem.Problem;
import nl.opvang.plumbing.problem.ProblemException;
import nl.opvang.plumbing.store.EventLog;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RestController;

/** Gives the seals that were published, and proofs of what is under them. */
@RestController
class SealsController {
    /** Entries in one answer, unless one seal has more. */
    private static final int MOST_ENTRIES = 20_000;

    private static final HexFormat HEX = HexFormat.of();
    private static final Problem NOT_SEALED = Problem.of(
                    404, "not-sealed-yet", "Not sealed yet", "The event is recorded, and no published seal covers it.")
            .retryAfter(Duration.ofSeconds(10));

    /** @param entries whether each seal comes with what lies in its tree; then a page may have fewer seals than asked for */
    record Question(
            @Nullable Boolean entries,
            @Min(1) @Max(1000) @Nullable Integer limit,
            @Nullable Cursor cursor) implements Paged {
        Question {
            if (cursor != null) number(cursor);
        }

        /** That of the last seal on the page before. */
        long after() {
            return cursor == null ? 0 : number(cursor);
        }

        private static long number(Cursor cursor) {
            return cursor.read(1, key -> Long.parseUnsignedLong(key.getFirst()));
        }
    }

    private final SealChain seals;
    private final EventLog log;

    SealsController(SealChain seals, EventLog log) {
        this.seals = seals;
        this.log = log;
    }

    @GetMapping("/v1/seals")
    @AllowedTo(Role.AUDITOR)
    @Processes(Processes.AUDIT)
    Items<Seal> seals(@Query Question question) {
        long after = question.after();
        int limit = question.rows();
        if (!Boolean.TRUE.equals(question.entries))
            return Items.page(seals.publishedAfter(after, limit + 1), limit, SealsController::key);
        var page = seals.publishedAfter(after, limit, MOST_ENTRIES);
        boolean more = !page.isEmpty()
                && seals.published(page.getLast().statement().number() + 1).isPresent();
        return new Items<>(page, more ? new Cursor(key(page.getLast())).text() : null);
    }

    private static List<String> key(Seal seal) {
        return List.of(Long.toString(seal.statement().number()));
    }

    @GetMapping("/v1/seals/{number}")
    @AllowedTo(Role.AUDITOR)
    @Processes(Processes.AUDIT)
    Seal seal(@PathVariable long number) {
        return seals.published(number).orElseThrow(ProblemException::notFound);
    }

    @GetMapping("/v1/events/{eventId}/inclusion-proof")
    @AllowedTo(Role.AUDITOR)
    @Processes(Processes.AUDIT)
    InclusionProof inclusionProof(@PathVariable UUID eventId) {
        var at = log.positionOf(eventId).orElseThrow(ProblemException::notFound);
        var seal = seals.over(at).orElseThrow(() -> new ProblemException(NOT_SEALED));
        var entries = Objects.requireNonNull(seal.entries());
        for (int i = 0; i < entries.size(); i++)
            if (entries.get(i).eventId().equals(eventId)) return proof(seal, entries, i);
        throw new IllegalStateException("seal %d does not cover an event that it must cover"
                .formatted(seal.statement().number()));
    }

    private static InclusionProof proof(Seal seal, List<Entry> entries, int index) {
        var entry = entries.get(index);
        return new InclusionProof(
                entry.eventId(),
                entry.digest(),
                index,
                Entry.tree(entries).inclusionPath(index).stream()
                        .map(HEX::formatHex)
                        .toList(),
                new Seal(seal.statement(), seal.hash(), seal.signature(), null));
    }

    @GetMapping("/v1/seal-keys")
    @OpenToEveryone
    Items<SealKey> keys() {
        return new Items<>(seals.keys(), null);
    }
}
