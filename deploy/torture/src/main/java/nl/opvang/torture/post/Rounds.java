package nl.opvang.torture.post;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** What was decided for the country, as all who say more about it know it. */
final class Rounds {
    private static final int REMEMBERED = 20;

    private final List<UUID> rounds = new ArrayList<>();
    private final List<UUID> targets = new ArrayList<>();
    private final List<String> withdrawable = new ArrayList<>();

    synchronized void opened(UUID round) {
        remember(rounds, round);
    }

    /** One that was opened, or may have been; null when there is none. */
    synchronized @Nullable UUID round(Random dice) {
        return rounds.isEmpty() ? null : rounds.get(dice.nextInt(rounds.size()));
    }

    synchronized void decided(UUID target) {
        remember(targets, target);
    }

    /** As {@link #round}. */
    synchronized @Nullable UUID target(Random dice) {
        return targets.isEmpty() ? null : targets.get(dice.nextInt(targets.size()));
    }

    /** Something that can be withdrawn at this path. */
    synchronized void said(String path) {
        remember(withdrawable, path);
    }

    /** Each is given once. */
    synchronized @Nullable String takeSaid(Random dice) {
        return withdrawable.isEmpty() ? null : withdrawable.remove(dice.nextInt(withdrawable.size()));
    }

    private static <T> void remember(List<T> list, T what) {
        list.add(what);
        if (list.size() > REMEMBERED) list.removeFirst();
    }
}
