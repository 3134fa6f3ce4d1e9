package nl.opvang.torture.post;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.UUID;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/** What a municipality has said so far, as its clients need it to go on; they share it. */
final class Town {
    private static final int FACTS_PER_LOCATION = 120;
    private static final int REMEMBERED = 200;

    /** A location that was opened, or may have been. */
    static final class Location {
        private final UUID id;
        private final boolean named;
        private final List<UUID> changes = new CopyOnWriteArrayList<>();
        private final List<UUID> periods = new CopyOnWriteArrayList<>();

        Location(UUID id, boolean named) {
            this.id = id;
            this.named = named;
        }

        UUID id() {
            return id;
        }

        boolean named() {
            return named;
        }

        /** Ids of what was said about its places. */
        List<UUID> changes() {
            return changes;
        }

        /** Ids of its periods out of use. */
        List<UUID> periods() {
            return periods;
        }
    }

    private final String code;
    private final List<Location> locations = new ArrayList<>();
    private final List<UUID> stays = new ArrayList<>();
    private final List<UUID> registrations = new ArrayList<>();

    Town(String code) {
        this.code = code;
    }

    String code() {
        return code;
    }

    synchronized void opened(Location location) {
        locations.add(location);
    }

    /** One about which not too much was said yet; null when there is none. */
    synchronized @Nullable Location location(Random dice, Predicate<Location> which) {
        var fit = locations.stream()
                .filter(which)
                .filter(location -> location.changes.size() < FACTS_PER_LOCATION)
                .toList();
        // The last ones, so that clients meet.
        return fit.isEmpty() ? null : fit.get(fit.size() - 1 - dice.nextInt(Math.min(fit.size(), 4)));
    }

    synchronized void stays(UUID stay) {
        remember(stays, stay);
    }

    /** One that nothing was said about since it began; each is given once. */
    synchronized @Nullable UUID takeStay(Random dice) {
        return stays.isEmpty() ? null : stays.remove(dice.nextInt(stays.size()));
    }

    synchronized void registers(UUID registration) {
        remember(registrations, registration);
    }

    /** As {@link #takeStay}. */
    synchronized @Nullable UUID takeRegistration(Random dice) {
        return registrations.isEmpty() ? null : registrations.remove(dice.nextInt(registrations.size()));
    }

    private static void remember(List<UUID> list, UUID id) {
        list.add(id);
        if (list.size() > REMEMBERED) list.removeFirst();
    }
}
