package nl.opvang.allocation.people.page;

import java.util.Optional;
import java.util.stream.Stream;

/** What can be said on a page about a registration that is there, each with a form of its own. */
enum RegistrationEntry {
    DEREGISTRATION("deregistration"),
    CORRECTION("correction"),
    WITHDRAWAL("withdrawal");

    private final String word;

    RegistrationEntry(String word) {
        this.word = word;
    }

    static Optional<RegistrationEntry> named(String word) {
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
