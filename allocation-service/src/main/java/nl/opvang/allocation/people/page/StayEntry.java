package nl.opvang.allocation.people.page;

import java.util.Optional;
import java.util.stream.Stream;

/** What can be said on a page about a stay that is there, each with a form of its own. */
enum StayEntry {
    END("end"),
    MOVE("move"),
    ABSENCE("absence"),
    CORRECTION("correction"),
    WITHDRAWAL("withdrawal");

    private final String word;

    StayEntry(String word) {
        this.word = word;
    }

    static Optional<StayEntry> named(String word) {
        return Stream.of(values()).filter(entry -> entry.word.equals(word)).findFirst();
    }

    /** As it stands in addresses and in the names of texts. */
    public String word() {
        return word;
    }

    public boolean hasStart() {
        return this == MOVE || this == ABSENCE || this == CORRECTION;
    }

    public boolean hasEnd() {
        return this == END || this == ABSENCE || this == CORRECTION;
    }

    public boolean hasPlace() {
        return this == MOVE;
    }
}
