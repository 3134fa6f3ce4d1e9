package nl.opvang.torture.check;

import java.time.Instant;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.Map;
import java.util.TreeSet;
import java.util.function.Consumer;
import nl.opvang.torture.history.Evidence;
import nl.opvang.torture.history.LoggedEvent;
import org.jspecify.annotations.Nullable;

/**
 * Two officers never hold the same place: when places are held, so many are without a guest and not held for anybody else,
 * on every day asked for, of those that are usable then or were on the first day: that places fall later turns nobody away.
 * Nor does a stay take one that is held, unless it was told that it goes above what is free.
 */
final class NoPlaceIsPromisedTwice implements Check {
    /**
     * Places that are held.
     *
     * @param heldUntil when nobody takes them before; {@link Instant#MAX} once they are kept
     */
    private record Hold(
            long places, LocalDate from, @Nullable LocalDate until, Instant heldUntil) {
        boolean standsAt(Instant moment) {
            return heldUntil.isAfter(moment);
        }
    }

    /** A location as its guest book knows it. */
    private static final class Book {
        private final Course usable = new Course();
        private final Course guests = new Course();
        private final Map<String, Hold> holds = new HashMap<>();

        /** The least there is on any of these days, without a guest and held by nobody at that moment. */
        private long free(Instant moment, LocalDate from, @Nullable LocalDate until) {
            var held = new Course();
            for (var hold : holds.values()) {
                if (!hold.standsAt(moment)) continue;
                held.add(hold.from, hold.places);
                if (hold.until != null) held.add(hold.until, -hold.places);
            }
            var days = new TreeSet<>(usable.days());
            days.addAll(guests.days());
            days.addAll(held.days());
            days.removeIf(day -> day.isBefore(from) || (until != null && !day.isBefore(until)));
            days.add(from);
            long atFirst = usable.on(from);
            return days.stream()
                    .mapToLong(day -> Math.max(usable.on(day), atFirst) - guests.on(day) - held.on(day))
                    .min()
                    .orElseThrow();
        }
    }

    @Override
    public String claim() {
        return "no place is held for two households, or taken while it is held";
    }

    @Override
    public void check(Evidence evidence, Consumer<String> breach) {
        var books = new HashMap<String, Book>();
        for (var event : evidence.log("allocation"))
            if (event.feature().equals("allocation.guest-book"))
                hear(event, books.computeIfAbsent(event.aggregateId(), location -> new Book()), breach);
    }

    private static void hear(LoggedEvent event, Book book, Consumer<String> breach) {
        for (var line : event.lines())
            if (line.quantity().equals("stays")) book.guests.add(line.effectiveOn(), line.change());
        switch (event.fact()) {
            case "places-noted" -> noted(event, book);
            case "places-held" -> held(event, book, breach);
            case "hold-kept", "held-for-count" -> kept(event, book, breach);
            case "hold-ended" -> ended(event, book, breach);
            case "stay-started", "stay-moved-in" -> {
                long free = book.free(event.recordedAt(), day(event, "from"), dayOrNull(event, "until"));
                if (event.text("aboveFreePlaces").equals("false") && free < 0)
                    breach.accept("%s takes a place that is held, with %d too few".formatted(event, -free));
            }
            default -> {}
        }
    }

    private static void noted(LoggedEvent event, Book book) {
        for (var change : event.payload().path("realised"))
            book.usable.add(
                    LocalDate.parse(change.path("effectiveOn").asString()),
                    change.path("change").asLong());
        for (var change : event.payload().path("outOfUse"))
            book.usable.add(
                    LocalDate.parse(change.path("effectiveOn").asString()),
                    -change.path("change").asLong());
    }

    private static void held(LoggedEvent event, Book book, Consumer<String> breach) {
        var hold = new Hold(
                Long.parseLong(event.text("places")),
                day(event, "from"),
                dayOrNull(event, "until"),
                Instant.parse(event.text("heldUntil")));
        long free = book.free(event.recordedAt(), hold.from, hold.until);
        if (free < hold.places)
            breach.accept("%s holds %d places, of which %d are free".formatted(event, hold.places, free));
        if (book.holds.put(event.text("hold"), hold) != null) breach.accept("%s holds them again".formatted(event));
    }

    private static void kept(LoggedEvent event, Book book, Consumer<String> breach) {
        var hold = book.holds.get(event.text("hold"));
        if (hold == null) breach.accept("%s keeps what nobody holds".formatted(event));
        else book.holds.put(event.text("hold"), new Hold(hold.places, hold.from, hold.until, Instant.MAX));
    }

    private static void ended(LoggedEvent event, Book book, Consumer<String> breach) {
        var hold = book.holds.remove(event.text("hold"));
        if (hold == null) breach.accept("%s ends what nobody holds".formatted(event));
        else if (event.text("why").equals("EXPIRED") && hold.standsAt(event.recordedAt()))
            breach.accept("%s came before its time".formatted(event));
    }

    private static LocalDate day(LoggedEvent event, String field) {
        return LocalDate.parse(event.text(field));
    }

    private static @Nullable LocalDate dayOrNull(LoggedEvent event, String field) {
        return event.text(field).isEmpty() ? null : day(event, field);
    }
}
