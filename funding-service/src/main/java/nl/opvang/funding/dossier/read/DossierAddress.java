package nl.opvang.funding.dossier.read;

import org.jspecify.annotations.Nullable;

/** Where people look at a dossier. */
public final class DossierAddress {
    private DossierAddress() {}

    /** The path of its page; null when it has none: payments are shown where they are decided about. */
    public static @Nullable String of(String aggregateId) {
        var part = aggregateId.split(":", 3);
        return switch (part[0]) {
            case "advance", "claim", "transition", "settlement" ->
                "/municipalities/%s/%ss/%s".formatted(part[1], part[0], part[2]);
            case "first-reception" -> "/regions/%s/first-receptions/%s".formatted(part[1], part[2]);
            default -> null;
        };
    }
}
