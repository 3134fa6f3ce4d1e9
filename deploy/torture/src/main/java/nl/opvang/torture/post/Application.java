package nl.opvang.torture.post;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Random;
import java.util.UUID;
import java.util.concurrent.CopyOnWriteArrayList;
import org.jspecify.annotations.Nullable;

/** Something that a municipality asked for, or may have, as all who say more about it know it. */
final class Application {
    /** What is asked for, by the name of its feature. */
    enum Kind {
        ADVANCE,
        TRANSITION,
        CLAIM,
        SETTLEMENT;

        String feature() {
            return "nl.opvang.funding.%s.".formatted(name().toLowerCase(Locale.ROOT));
        }
    }

    private final Kind kind;
    private final UUID id;
    private final String path;
    private final Map<String, String> named;
    private final String amount;
    private final List<UUID> questions = new CopyOnWriteArrayList<>();
    private final List<UUID> approvals = new CopyOnWriteArrayList<>();

    /**
     * @param path below which its steps are
     * @param named how its events name it, by field
     * @param amount that is asked
     */
    Application(Kind kind, UUID id, String path, Map<String, String> named, String amount) {
        this.kind = kind;
        this.id = id;
        this.path = path;
        this.named = Map.copyOf(named);
        this.amount = amount;
    }

    Kind kind() {
        return kind;
    }

    UUID id() {
        return id;
    }

    String path() {
        return path;
    }

    Map<String, String> named() {
        return named;
    }

    String amount() {
        return amount;
    }

    void questioned(UUID question) {
        questions.add(question);
    }

    /** The last one, which may wait for its answer; null when nothing was asked. */
    @Nullable
    UUID question() {
        return questions.isEmpty() ? null : questions.getLast();
    }

    void approved(UUID approval) {
        approvals.add(approval);
    }

    /** Any approval, which may be the one that decided; null when there is none. */
    @Nullable
    UUID approval(Random dice) {
        return approvals.isEmpty() ? null : approvals.get(dice.nextInt(approvals.size()));
    }
}
