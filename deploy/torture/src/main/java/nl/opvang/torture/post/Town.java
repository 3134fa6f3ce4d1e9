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
        private final boolean small;
        private final List<UUID> changes = new CopyOnWriteArrayList<>();
        private final List<UUID> periods = new CopyOnWriteArrayList<>();

        Location(UUID id, boolean named, boolean small) {
            this.id = id;
            this.named = named;
            this.small = small;
        }

        UUID id() {
            return id;
        }

        boolean named() {
            return named;
        }

        /** How many places it has at most: in a small one clients get in each other's way. */
        int mostPlaces() {
            return small ? 9 : 400;
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
    private final String region;
    private final List<Location> locations = new ArrayList<>();
    private final List<UUID> stays = new ArrayList<>();
    private final List<UUID> registrations = new ArrayList<>();
    private final List<UUID> postings = new ArrayList<>();
    private final List<Application> applications = new ArrayList<>();
    private final List<UUID> hosts = new ArrayList<>();
    private final List<Absence> absences = new ArrayList<>();
    private final List<Confirmation> confirmations = new ArrayList<>();
    private final List<String> events = new ArrayList<>();

    /** An absence that was reported, or may have been. */
    record Absence(UUID stay, UUID id) {}

    /** A statement that was confirmed, or may have been. */
    record Confirmation(String week, UUID id) {}

    /** @param region the code of the safety region that it lies in */
    Town(String code, String region) {
        this.code = code;
        this.region = region;
    }

    String code() {
        return code;
    }

    String region() {
        return region;
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
        hosts(stay);
    }

    /** A stay that others say nothing about, but whether the person is there. */
    synchronized void hosts(UUID stay) {
        remember(hosts, stay);
    }

    /** One of those that somebody may be absent from; given as often as one likes. */
    synchronized @Nullable UUID someStay(Random dice) {
        // The last ones, so that clients meet.
        return hosts.isEmpty() ? null : hosts.get(hosts.size() - 1 - dice.nextInt(Math.min(hosts.size(), 12)));
    }

    synchronized void isAbsent(Absence absence) {
        remember(absences, absence);
    }

    /** As {@link #someStay}. */
    synchronized @Nullable Absence someAbsence(Random dice) {
        return absences.isEmpty() ? null : absences.get(dice.nextInt(absences.size()));
    }

    /** One whose end nobody told yet; each is given once. */
    synchronized @Nullable Absence takeAbsence(Random dice) {
        return absences.isEmpty() ? null : absences.remove(dice.nextInt(absences.size()));
    }

    synchronized void confirms(Confirmation confirmation) {
        remember(confirmations, confirmation);
    }

    /** The last ones, of which a region may still look at one. */
    synchronized @Nullable Confirmation someConfirmation(Random dice) {
        return confirmations.isEmpty()
                ? null
                : confirmations.get(confirmations.size() - 1 - dice.nextInt(Math.min(confirmations.size(), 4)));
    }

    /** An event that was recorded on its word. */
    synchronized void recorded(String event) {
        remember(events, event);
    }

    /** Any of the last ones. */
    synchronized @Nullable String someEvent(Random dice) {
        return events.isEmpty() ? null : events.get(dice.nextInt(events.size()));
    }

    /** One that nothing was said about since it began; each is given once. */
    synchronized @Nullable UUID takeStay(Random dice) {
        return stays.isEmpty() ? null : stays.remove(dice.nextInt(stays.size()));
    }

    /** As {@link #takeStay(Random)}, of this one; false when it was given already. */
    synchronized boolean takeStay(UUID stay) {
        return stays.remove(stay);
    }

    synchronized void registers(UUID registration) {
        remember(registrations, registration);
    }

    /** As {@link #takeStay}. */
    synchronized @Nullable UUID takeRegistration(Random dice) {
        return registrations.isEmpty() ? null : registrations.remove(dice.nextInt(registrations.size()));
    }

    synchronized void posts(UUID posting) {
        remember(postings, posting);
    }

    /** As {@link #takeStay}. */
    synchronized @Nullable UUID takePosting(Random dice) {
        return postings.isEmpty() ? null : postings.remove(dice.nextInt(postings.size()));
    }

    synchronized void asks(Application application) {
        remember(applications, application);
    }

    /** One of the last ones, so that clients meet; given as often as one likes. */
    synchronized @Nullable Application someApplication(Random dice) {
        return applications.isEmpty()
                ? null
                : applications.get(applications.size() - 1 - dice.nextInt(Math.min(applications.size(), 12)));
    }

    private static <T> void remember(List<T> list, T what) {
        list.add(what);
        if (list.size() > REMEMBERED) list.removeFirst();
    }
}
