package nl.opvang.plumbing.http.bulk;

import java.util.EnumSet;
import java.util.Set;
import nl.opvang.contracts.area.MunicipalityCode;
import nl.opvang.plumbing.access.Role;
import org.jspecify.annotations.Nullable;

/**
 * What the lines of a request are about.
 *
 * @param municipality of all lines; null when each names its own
 * @param history whether they say when they were known
 */
record BatchOf(@Nullable MunicipalityCode municipality, boolean history) {
    /** Of several municipalities, by who looks after them. */
    static final BatchOf MANY = new BatchOf(null, false);

    /** What was known before it is recorded. */
    static final BatchOf HISTORY = new BatchOf(null, true);

    static BatchOf one(MunicipalityCode municipality) {
        return new BatchOf(municipality, false);
    }

    /** Whether lines of this type are taken here. */
    boolean takes(LineType<?> type) {
        if (history) return !type.batchOnly();
        return !type.importOnly() && type.roles().stream().anyMatch(senders()::contains);
    }

    private Set<Role> senders() {
        return municipality == null
                ? EnumSet.complementOf(EnumSet.of(Role.MUNICIPALITY))
                : EnumSet.of(Role.MUNICIPALITY);
    }
}
