package nl.opvang.plumbing.access;

import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;

/** What a caller may be; the local ones act for the codes in their token, the national ones for the country. */
public enum Role {
    MUNICIPALITY(false),
    REGION(false),
    KCIO(true),
    NOO(true),
    MINISTRY(true),
    AUDITOR(true),
    OPERATOR(true);

    private final boolean national;

    Role(boolean national) {
        this.national = national;
    }

    public boolean national() {
        return national;
    }

    /** As it stands in the {@code roles} claim and in the envelope of events. */
    public String claim() {
        return name().toLowerCase(Locale.ROOT);
    }

    static Optional<Role> ofClaim(String claim) {
        return Stream.of(values()).filter(role -> role.claim().equals(claim)).findFirst();
    }
}
