package nl.opvang.allocation.attendance.page;

import java.util.Optional;
import java.util.stream.Stream;

/** What can be said on a page about an absence that was reported, each with a form of its own. */
enum AbsenceEntry {
    END("end"),
    CORRECTION("correction"),
    WITHDRAWAL("withdrawal");

    private final String word;

    AbsenceEntry(String word) {
        this.word = word;
    }

    static Optional<AbsenceEntry> named(String word) {
        return Stream.of(values()).filter(entry -> entry.word.equals(word)).findFirst();
    }

    /** As it stands in addresses and in the names of texts. */
    public String word() {
        return word;
    }

    public boolean hasStart() {
        return this == CORRECTION;
    }

    public boolean hasEnd() {
        return this != WITHDRAWAL;
    }
}
