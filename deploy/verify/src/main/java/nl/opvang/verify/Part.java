package nl.opvang.verify;

import java.io.IOException;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import nl.opvang.verify.Verdict.Finding;
import nl.opvang.verify.Verdict.Kind;

/**
 * Holds a part of the events against seals: each one against the entries of its seal, and their order against that of the seals. That an
 * event was left out shows where the numbers of an aggregate's events have a gap; at the end of them it does not.
 */
final class Part {
    private static final long NOWHERE = -1;

    /** Seals follow events within seconds, and within this when Kafka or the database was slow. */
    private static final Duration LATE = Duration.ofHours(1);

    private final Export export;
    private final List<Seal> chain;
    private final List<Long> withoutEntries = new ArrayList<>();

    /** Of each line its place among all events that were sealed. */
    private final long[] places;

    private final BitSet altered = new BitSet();
    private final List<Finding> findings = new ArrayList<>();
    private final List<String> notes = new ArrayList<>();

    /** @param chain the seals, from the first on, as far as they can be trusted */
    Part(Export export, List<Seal> chain) {
        this.export = export;
        this.chain = chain;
        this.places = new long[export.size()];
        Arrays.fill(places, NOWHERE);
    }

    Verdict judge() throws IOException {
        export.manifest()
                .ifPresentOrElse(
                        this::compareWithManifest,
                        () -> notes.add("no last line says what the export holds: it may have been broken off"));
        find();
        firstDifference().ifPresent(findings::add);
        compareNumbers();
        conclude();
        return new Verdict(findings, notes);
    }

    private void compareWithManifest(Manifest manifest) {
        if (manifest.count() != export.size())
            findings.add(new Finding(
                    Kind.UNLIKE_MANIFEST,
                    "the last line tells of %d events, and there are %d".formatted(manifest.count(), export.size())));
        else if (!manifest.sha256().equals(export.sha256()))
            findings.add(new Finding(
                    Kind.UNLIKE_MANIFEST,
                    "the lines before the last one have the hash %s, and it says %s"
                            .formatted(export.sha256(), manifest.sha256())));
    }

    /** Seal by seal, so that memory grows with what is asked about and not with all that there is. */
    private void find() {
        var lines = export.places();
        for (var seal : chain) {
            var entries = seal.provenEntries();
            if (entries.isEmpty() && seal.statement().events() > 0)
                withoutEntries.add(seal.statement().number());
            entries.ifPresent(packed -> find(packed, seal.statement().eventsBefore(), lines));
        }
    }

    private void find(byte[] entries, long before, Map<UUID, Integer> lines) {
        for (int i = 0; i < entries.length / Export.ENTRY_BYTES; i++) {
            var line = lines.get(Export.id(entries, i));
            if (line == null) continue;
            places[line] = before + i;
            if (!Arrays.equals(export.entry(line), Export.entry(entries, i))) altered.set(line);
        }
    }

    private Optional<Finding> firstDifference() {
        var lines = export.places();
        int lastSealed = export.size() - 1;
        while (lastSealed >= 0 && places[lastSealed] == NOWHERE) lastSealed--;
        long previous = NOWHERE;
        for (int line = 0; line < export.size(); line++) {
            var id = export.id(line);
            int first = lines.getOrDefault(id, line);
            if (first != line)
                return finding(
                        Kind.INSERTED, "event %s stands on line %d and again on %d".formatted(id, first + 1, line + 1));
            if (altered.get(line))
                return finding(Kind.ALTERED, "event %s on line %d is not what was sealed".formatted(id, line + 1));
            if (places[line] == NOWHERE) {
                // Under a seal of which nobody knows what lies under it, or after the last one.
                if (!withoutEntries.isEmpty() || line > lastSealed) continue;
                return finding(
                        Kind.INSERTED,
                        "event %s on line %d is under no seal, and one after it is".formatted(id, line + 1));
            }
            if (places[line] < previous)
                return finding(
                        Kind.SWAPPED,
                        "event %s on line %d was sealed before the one before it".formatted(id, line + 1));
            previous = places[line];
        }
        return Optional.empty();
    }

    private static Optional<Finding> finding(Kind kind, String text) {
        return Optional.of(new Finding(kind, text));
    }

    /** The events of an aggregate are numbered from 0. */
    private void compareNumbers() throws IOException {
        var whole = export.manifest().map(Manifest::whole).orElse(List.of());
        if (whole.isEmpty()) return;
        var numbers = new HashMap<String, BitSet>();
        export.eachLine((line, event) -> {
            if (!(event.get("aggregateid") instanceof String aggregate) || !whole.contains(aggregate)) return;
            try {
                long number = Long.parseLong(Json.text(event, "sequence"));
                // Beyond as many as there are lines there is a gap, wherever it is.
                numbers.computeIfAbsent(aggregate, name -> new BitSet()).set(Math.clamp(number, 0, export.size()));
            } catch (NumberFormatException e) {
                throw new Unreadable("has a sequence that is none");
            }
        });
        for (var aggregate : whole) {
            var seen = numbers.getOrDefault(aggregate, new BitSet());
            int lacking = seen.nextClearBit(0);
            if (lacking < seen.length())
                findings.add(new Finding(
                        Kind.DELETED, "event %d of %s is not there, and later ones are".formatted(lacking, aggregate)));
        }
    }

    private void conclude() throws IOException {
        var unsealed = new BitSet();
        for (int line = 0; line < export.size(); line++) if (places[line] == NOWHERE) unsealed.set(line);
        if (chain.isEmpty()) return;
        var last = chain.getLast();
        if (findings.isEmpty())
            notes.add("%d events are as they were sealed; the last of %d seals is of %s and has the hash %s"
                    .formatted(
                            export.size() - unsealed.cardinality(),
                            chain.size(),
                            last.statement().sealedAt(),
                            last.hash()));
        notes.add("it is a part: what was left out at the end of it, only the export of everything shows");
        if (unsealed.isEmpty()) return;
        int first = unsealed.nextSetBit(0);
        if (!withoutEntries.isEmpty())
            findings.add(new Finding(
                    Kind.INCOMPLETE,
                    "%d seals from %d on came without their entries, so nothing can be said of %d events, the first of them %s"
                            .formatted(
                                    withoutEntries.size(),
                                    withoutEntries.getFirst(),
                                    unsealed.cardinality(),
                                    export.id(first))));
        else
            tellOfUnsealed(
                    first,
                    unsealed.cardinality(),
                    Instant.parse(last.statement().sealedAt()));
    }

    private void tellOfUnsealed(int first, int count, Instant sealedAt) throws IOException {
        var late = new BitSet();
        export.eachLine((line, event) -> {
            if (places[line] == NOWHERE && time(event).isBefore(sealedAt.minus(LATE))) late.set(line);
        });
        if (!late.isEmpty() && findings.isEmpty())
            findings.add(new Finding(
                    Kind.UNSEALED,
                    "event %s on line %d says to be of long before the last seal, and is under none"
                            .formatted(export.id(late.nextSetBit(0)), late.nextSetBit(0) + 1)));
        else
            notes.add("%d events from line %d on, the first of them %s, are under no seal yet: nothing is known of them"
                    .formatted(count, first + 1, export.id(first)));
    }

    private static Instant time(Map<?, ?> event) {
        try {
            return Instant.parse(Json.text(event, "time"));
        } catch (DateTimeException e) {
            throw new Unreadable("has a time that is none");
        }
    }
}
