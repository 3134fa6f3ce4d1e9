package nl.opvang.verify;

import static java.util.stream.Collectors.joining;

import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import nl.opvang.verify.Verdict.Finding;
import nl.opvang.verify.Verdict.Kind;

/**
 * Holds an export against seals. First the seals, each copy of them: are they chained, and signed by a key that is
 * trusted or that a seal introduced? Then the events, seal by seal, up to the first that is not as it was sealed.
 */
final class Audit {
    private static final String NOTHING = "0".repeat(64);
    private static final String BROKEN_OFF = "the last line of the export is not whole, and was left out";

    private final Export export;
    private final List<List<Seal>> copies;
    private final Map<String, Seal.Key> trusted;
    private final List<Finding> findings = new ArrayList<>();
    private final List<String> notes = new ArrayList<>();
    private final List<Seal> chain = new ArrayList<>();

    /**
     * @param copies the seals as they are served now, then copies that were kept, if any
     * @param trusted keys that are known from elsewhere to be those of the register
     */
    Audit(Export export, List<List<Seal>> copies, Map<String, Seal.Key> trusted) {
        var service = export.service()
                .or(() -> copies.stream()
                        .flatMap(List::stream)
                        .map(seal -> seal.statement().service())
                        .findFirst());
        this.export = export;
        this.trusted = trusted;
        // A copy of the topic has the seals of all services.
        this.copies = copies.stream()
                .map(copy -> copy.stream()
                        .filter(seal -> service.filter(seal.statement().service()::equals)
                                .isPresent())
                        .toList())
                .toList();
    }

    /** @param part whether it is a part of the events, also when no last line says so */
    Verdict judge(boolean part) throws IOException {
        follow();
        compareCopies();
        if (part || export.manifest().isPresent()) {
            var verdict = new Part(export, chain).judge();
            findings.addAll(verdict.findings());
            notes.addAll(verdict.notes());
            if (export.isBrokenOff()) notes.add(BROKEN_OFF);
        } else compareEvents();
        return new Verdict(findings, notes);
    }

    private static long last(List<Seal> copy) {
        return copy.stream().mapToLong(seal -> seal.statement().number()).max().orElse(0);
    }

    /** From seal to seal, as far as they can be trusted. */
    private void follow() {
        long last = copies.stream().mapToLong(Audit::last).max().orElse(0);
        if (last == 0) findings.add(new Finding(Kind.INCOMPLETE, "there is no seal of these events"));
        boolean differed = false;
        for (long number = 1; number <= last; number++) {
            var candidates = candidates(number);
            if (candidates.isEmpty()) {
                findings.add(new Finding(Kind.INCOMPLETE, "seal %d is not among those given".formatted(number)));
                return;
            }
            // The copy given last was kept, so it is the one that nobody can have changed since.
            var valid = candidates.stream()
                    .filter(seal -> objection(seal).isEmpty())
                    .reduce((earlier, later) -> later);
            if (!differed) {
                candidates.stream()
                        .filter(seal -> objection(seal).isPresent())
                        .findFirst()
                        .ifPresent(seal -> findings.add(forged(seal)));
                var signed = candidates.stream()
                        .filter(seal -> objection(seal).isEmpty())
                        .map(Seal::hash)
                        .distinct()
                        .count();
                if (signed > 1) findings.add(forked(number, candidates));
                differed = candidates.stream().map(Seal::hash).distinct().count() > 1;
            }
            if (valid.isEmpty()) return;
            chain.add(withEntries(valid.get(), candidates));
        }
    }

    private List<Seal> candidates(long number) {
        return copies.stream()
                .flatMap(List::stream)
                .filter(seal -> seal.statement().number() == number)
                .toList();
    }

    private static Seal withEntries(Seal seal, List<Seal> candidates) {
        return candidates.stream()
                .filter(other -> other.hash().equals(seal.hash()))
                .filter(other -> other.provenEntries().isPresent())
                .findFirst()
                .orElse(seal);
    }

    private Finding forged(Seal seal) {
        return new Finding(
                Kind.FORGED,
                "seal %d in %s %s%s"
                        .formatted(
                                seal.statement().number(),
                                seal.from(),
                                objection(seal).orElseThrow(),
                                firstEventOf(seal)
                                        .map(id -> "; the first event that it is to cover is " + id)
                                        .orElse("")));
    }

    private Optional<UUID> firstEventOf(Seal seal) {
        long before = seal.statement().eventsBefore();
        return before >= 0 && before < export.size() ? Optional.of(export.id((int) before)) : Optional.empty();
    }

    private static Finding forked(long number, List<Seal> candidates) {
        return new Finding(
                Kind.FORKED,
                "there is more than one seal %d, each signed: %s"
                        .formatted(
                                number,
                                candidates.stream()
                                        .map(seal -> seal.hash() + " in " + seal.from())
                                        .distinct()
                                        .collect(joining(", "))));
    }

    /** Why this cannot be the next seal of the chain; empty when it can. */
    private Optional<String> objection(Seal seal) {
        var statement = seal.statement();
        int before = (int) statement.number() - 1;
        var previous = before == 0 ? Optional.<Seal>empty() : Optional.of(chain.get(before - 1));
        if (!statement.previous().equals(previous.map(Seal::hash).orElse(NOTHING)))
            return Optional.of("does not follow the seal before it");
        long covered = previous.map(earlier ->
                        earlier.statement().eventsBefore() + earlier.statement().events())
                .orElse(0L);
        if (statement.eventsBefore() != covered || statement.events() < 0)
            return Optional.of("does not begin where the seal before it ends");
        var key = before == 0
                ? Optional.ofNullable(trusted.get(statement.keyId()))
                : keyAfter(before).filter(next -> next.id().equals(statement.keyId()));
        if (key.isEmpty())
            return Optional.of("is signed with the key %s, which is neither trusted nor was introduced"
                    .formatted(statement.keyId()));
        if (!Hashes.isSigned(key.get().publicKey(), seal.signed(), seal.signature()))
            return Optional.of("is not signed with the key that it names: somebody made it without that key");
        return Optional.empty();
    }

    /** The key that signs after so many seals of the chain. */
    private Optional<Seal.Key> keyAfter(int seals) {
        for (int i = seals - 1; i >= 0; i--) {
            var introduced = chain.get(i).statement().nextKey();
            if (introduced.isPresent()) return introduced;
        }
        return Optional.ofNullable(trusted.get(chain.getFirst().statement().keyId()));
    }

    /** Whether what is served now still has what was kept. */
    private void compareCopies() {
        long served = copies.isEmpty() ? 0 : last(copies.getFirst());
        if (copies.size() > 1 && served < chain.size())
            findings.add(new Finding(
                    Kind.RESTORED,
                    "the seals that are served end with %d, but those up to %d were published: an older state was put back"
                            .formatted(served, chain.size())));
    }

    private void compareEvents() {
        int line = 0;
        for (var seal : chain) {
            int events = (int) seal.statement().events();
            var tree = new Hashes.Tree();
            for (int i = line; i < Math.min(line + events, export.size()); i++) tree.add(export.entry(i));
            if (line + events > export.size()
                    || !tree.root().equals(seal.statement().root())) {
                findings.add(difference(seal, line));
                return;
            }
            line += events;
        }
        conclude(line);
    }

    private void conclude(int sealed) {
        if (!chain.isEmpty())
            notes.add("%d events are as they were sealed, by %d seals; the last is of %s and has the hash %s"
                    .formatted(
                            sealed,
                            chain.size(),
                            chain.getLast().statement().sealedAt(),
                            chain.getLast().hash()));
        if (export.size() > sealed)
            notes.add("%d events from line %d on, the first of them %s, are under no seal that can be trusted%s"
                    .formatted(
                            export.size() - sealed,
                            sealed + 1,
                            export.id(sealed),
                            findings.isEmpty() ? " yet: nothing is known of them" : ""));
        if (export.isBrokenOff()) notes.add(BROKEN_OFF);
    }

    /** The first event that is not what the seal says. */
    private Finding difference(Seal seal, int firstLine) {
        var entries = seal.provenEntries();
        long number = seal.statement().number();
        if (entries.isEmpty())
            return firstLine >= export.size()
                    ? new Finding(Kind.TRUNCATED, "the events of seal %d are not there".formatted(number))
                    : new Finding(
                            Kind.CHANGED,
                            "of the %d events of seal %d, the first of which is to be on line %d, not all are as they were"
                                    .formatted(seal.statement().events(), number, firstLine + 1));
        int events = (int) seal.statement().events();
        for (int i = 0; i < events; i++) {
            int line = firstLine + i;
            if (line < export.size() && Arrays.equals(export.entry(line), Export.entry(entries.get(), i))) continue;
            return difference(number, line, Export.id(entries.get(), i));
        }
        throw new IllegalStateException("equal entries have equal roots");
    }

    private Finding difference(long seal, int line, UUID sealed) {
        if (line >= export.size())
            return new Finding(
                    Kind.TRUNCATED,
                    "the export ends after %d events; event %s of seal %d, and what was sealed after it, is not there"
                            .formatted(line, sealed, seal));
        var found = export.id(line);
        if (found.equals(sealed))
            return new Finding(
                    Kind.ALTERED, "event %s on line %d is not what seal %d says".formatted(found, line + 1, seal));
        var places = export.places();
        if (!places.containsKey(sealed))
            return new Finding(
                    Kind.DELETED,
                    "event %s of seal %d is not there; on its line %d stands %s"
                            .formatted(sealed, seal, line + 1, found));
        if (!sealedIds().contains(found) || places.getOrDefault(found, line) < line)
            return new Finding(
                    Kind.INSERTED,
                    "event %s on line %d is under no seal there; seal %d has %s in its place"
                            .formatted(found, line + 1, seal, sealed));
        return new Finding(
                Kind.SWAPPED,
                "event %s of seal %d stands on line %d; on its line %d stands %s"
                        .formatted(sealed, seal, places.getOrDefault(sealed, line) + 1, line + 1, found));
    }

    private Set<UUID> sealedIds() {
        var ids = new HashSet<UUID>();
        for (var seal : chain)
            seal.provenEntries().ifPresent(entries -> {
                for (int i = 0; i < entries.length / Export.ENTRY_BYTES; i++) ids.add(Export.id(entries, i));
            });
        return ids;
    }
}
