package nl.opvang.funding.dossier.read;

import java.util.Set;
import nl.opvang.contracts.area.MunicipalityCode;
import nl.opvang.plumbing.access.Caller;
import nl.opvang.plumbing.access.Role;
import org.jspecify.annotations.Nullable;

/** Where people look at a dossier. */
public final class DossierAddress {
    private static final Set<Role> READERS_OF_PAYMENTS =
            Set.of(Role.MUNICIPALITY, Role.REGION, Role.MINISTRY, Role.AUDITOR);

    private DossierAddress() {}

    /** The path of its page; null when it has none. */
    public static @Nullable String of(String aggregateId) {
        var part = aggregateId.split(":", 3);
        return switch (part[0]) {
            case "advance", "claim", "transition", "settlement" ->
                "/municipalities/%s/%ss/%s".formatted(part[1], part[0], part[2]);
            case "payment" -> "/municipalities/%s/payments/%s".formatted(part[1], part[2]);
            case "first-reception" -> "/regions/%s/first-receptions/%s".formatted(part[1], part[2]);
            default -> null;
        };
    }

    /** The path of the payments of a municipality for a year, whether or not there are any; null for who may not see them. */
    public static @Nullable String ofPayments(MunicipalityCode municipality, int year, Caller caller) {
        return caller.roles().stream().anyMatch(READERS_OF_PAYMENTS::contains)
                ? of("payment:" + municipality + ":" + year)
                : null;
    }
}
