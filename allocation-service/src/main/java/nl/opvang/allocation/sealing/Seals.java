package nl.opvang.allocation.sealing;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.nio.ByteBuffer;
import java.security.SecureRandom;
import java.util.Arrays;
import java.util.Base64;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Collectors;
import nl.opvang.contracts.allocation.PersonId;
import nl.opvang.contracts.text.SealedText;
import nl.opvang.plumbing.secret.SubjectKey;
import org.jspecify.annotations.Nullable;

/**
 * Seals what is said of people with the keys of all of them, one around the other: when one of them is forgotten, nobody reads what was
 * said of them together. The same said twice in the same context gives the same seal, so that a repeat is seen without reading it.
 */
public final class Seals {
    private static final String SEALED_REASON = "sealed:";
    private static final String REASON = "reason";
    private static final int SALT_BYTES = 12;
    private static final SecureRandom RANDOM = new SecureRandom();

    /**
     * What is said of people.
     *
     * @param context what it belongs to: it is read nowhere else
     */
    public record Said(List<PersonId> persons, String text, String context) {
        public Said {
            persons = List.copyOf(persons);
        }
    }

    /** What is read of some seals, as far as the keys are there. */
    public static final class Opened {
        private final Map<PersonId, SubjectKey> keys;

        private Opened(Map<PersonId, SubjectKey> keys) {
            this.keys = keys;
        }

        /** @throws IllegalStateException when the keys are there and open it not: it was altered, or moved here */
        public Optional<String> text(SealedText sealed, String context) {
            return bytes(sealed, context).map(bytes -> new String(bytes, UTF_8));
        }

        /** A reason as it was written; null as well when it is forgotten. */
        public @Nullable String reason(@Nullable String recorded) {
            var sealed = sealedReason(recorded);
            if (sealed.isEmpty()) return recorded;
            return bytes(sealed.get(), REASON)
                    .map(salted -> new String(salted, SALT_BYTES, salted.length - SALT_BYTES, UTF_8))
                    .orElse(null);
        }

        private Optional<byte[]> bytes(SealedText sealed, String context) {
            var bytes = Base64.getUrlDecoder()
                    .decode(sealed.text().substring(sealed.text().indexOf(':') + 1));
            for (var person : persons(sealed).reversed()) {
                var key = keys.get(person);
                if (key == null) return Optional.empty();
                bytes = key.open(bytes, context.getBytes(UTF_8))
                        .orElseThrow(() -> new IllegalStateException("a seal is not what was sealed"));
            }
            return Optional.of(bytes);
        }
    }

    private final PersonKeys keys;

    Seals(PersonKeys keys) {
        this.keys = keys;
    }

    /** A seal for each, in their order; keys are looked up, and made, for all at once. */
    public List<SealedText> seal(List<Said> said) {
        if (said.isEmpty()) return List.of();
        var found =
                keys.all(said.stream().flatMap(each -> each.persons().stream()).toList());
        return said.stream()
                .map(each -> seal(each.persons(), each.text().getBytes(UTF_8), each.context(), found))
                .toList();
    }

    /** Reasons as they are recorded, in their order. No two are alike, whatever they say. */
    public List<String> sealReasons(List<Said> said) {
        if (said.isEmpty()) return List.of();
        var found =
                keys.all(said.stream().flatMap(each -> each.persons().stream()).toList());
        return said.stream()
                .map(each -> SEALED_REASON
                        + seal(each.persons(), salted(each.text()), REASON, found)
                                .text())
                .toList();
    }

    private static byte[] salted(String text) {
        var salt = new byte[SALT_BYTES];
        RANDOM.nextBytes(salt);
        var bytes = text.getBytes(UTF_8);
        return ByteBuffer.allocate(SALT_BYTES + bytes.length)
                .put(salt)
                .put(bytes)
                .array();
    }

    private static SealedText seal(
            List<PersonId> persons, byte[] plain, String context, Map<PersonId, SubjectKey> keys) {
        if (persons.isEmpty()) throw new IllegalArgumentException("said of nobody");
        var bytes = plain;
        for (var person : persons)
            bytes = Objects.requireNonNull(keys.get(person)).seal(bytes, context.getBytes(UTF_8));
        return new SealedText(persons.stream().map(PersonId::text).collect(Collectors.joining(",")) + ":"
                + Base64.getUrlEncoder().withoutPadding().encodeToString(bytes));
    }

    /** What can be read of these. */
    public Opened open(Collection<SealedText> sealed) {
        return new Opened(keys.find(persons(sealed)));
    }

    /** As {@link #open}, and none of it is forgotten before the current transaction has ended. */
    public Opened hold(Collection<SealedText> sealed) {
        return new Opened(keys.hold(persons(sealed)));
    }

    /** What can be read of recorded reasons. */
    public Opened openReasons(Collection<? extends @Nullable String> recorded) {
        return open(recorded.stream()
                .map(Seals::sealedReason)
                .flatMap(Optional::stream)
                .toList());
    }

    private static List<PersonId> persons(Collection<SealedText> sealed) {
        return sealed.stream()
                .flatMap(each -> persons(each).stream())
                .distinct()
                .toList();
    }

    private static List<PersonId> persons(SealedText sealed) {
        var text = sealed.text();
        return Arrays.stream(text.substring(0, text.indexOf(':')).split(",", -1))
                .map(PersonId::parse)
                .toList();
    }

    /** What was recorded before there were seals is read as it is. */
    private static Optional<SealedText> sealedReason(@Nullable String recorded) {
        if (recorded == null || !recorded.startsWith(SEALED_REASON)) return Optional.empty();
        try {
            return Optional.of(new SealedText(recorded.substring(SEALED_REASON.length())));
        } catch (IllegalArgumentException _) {
            return Optional.empty();
        }
    }
}
