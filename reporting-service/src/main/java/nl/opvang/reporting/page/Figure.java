package nl.opvang.reporting.page;

import static nl.opvang.contracts.ledger.PlaceKind.MUNICIPAL;
import static nl.opvang.contracts.ledger.Quantity.PLACES_OUT_OF_USE;
import static nl.opvang.contracts.ledger.Quantity.PLACES_REALISED;
import static nl.opvang.contracts.ledger.Quantity.STAYS;

import java.math.BigDecimal;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;
import nl.opvang.contracts.ledger.Quantity;
import nl.opvang.plumbing.ledger.Level;
import nl.opvang.plumbing.ledger.Selection;
import org.jspecify.annotations.Nullable;

/** A figure that can be asked to explain itself. */
enum Figure {
    REALISED("occupancy"),
    OUT_OF_USE("occupancy"),
    OCCUPIED("occupancy"),
    RATE("occupancy"),
    TARGET("target-gaps"),
    GAP("target-gaps"),
    REGISTERED("registrations");

    /** Those that stand for themselves, in the order in which a page shows them. */
    static final List<Figure> SHOWN = List.of(REALISED, OUT_OF_USE, OCCUPIED, RATE, GAP, REGISTERED);

    private final String source;

    Figure(String source) {
        this.source = source;
    }

    /** Of which lines it is made; empty when it is made of anything else. */
    List<Quantity> quantities() {
        return switch (this) {
            case REALISED, GAP -> List.of(PLACES_REALISED);
            case OUT_OF_USE -> List.of(PLACES_OUT_OF_USE);
            case OCCUPIED -> List.of(STAYS);
            case RATE -> List.of(STAYS, PLACES_REALISED);
            case REGISTERED -> List.of(Quantity.REGISTERED);
            case TARGET -> List.of();
        };
    }

    /** The same as a selection of lines: of places and stays, those of municipal places. */
    Selection what(Level level) {
        var all = Selection.of(level, quantities().toArray(Quantity[]::new));
        return this == REGISTERED ? all : all.ofKinds(MUNICIPAL);
    }

    /** As it stands in an address, and in the names of its texts. */
    public String word() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    /** As templates know it. */
    String field() {
        return this == OUT_OF_USE ? "outOfUse" : word();
    }

    /** Whether it is as fresh as the last report of the area. */
    public boolean fresh() {
        return source.equals("occupancy");
    }

    static Optional<Figure> named(@Nullable String word) {
        return Stream.of(values()).filter(figure -> figure.word().equals(word)).findFirst();
    }

    /** Of an area; null when it has none. */
    public @Nullable BigDecimal of(AreaRow row) {
        return switch (this) {
            case REALISED -> BigDecimal.valueOf(row.realisedPlaces());
            case OUT_OF_USE -> BigDecimal.valueOf(row.outOfUsePlaces());
            case OCCUPIED -> BigDecimal.valueOf(row.occupiedPlaces());
            case RATE -> row.occupancyRate();
            case TARGET -> whole(row.targetPlaces());
            case GAP -> whole(row.gap());
            case REGISTERED -> whole(row.registered());
        };
    }

    /** Where programs ask for it. */
    String api(View view) {
        var area = view.area();
        var within = "&area=" + area.code();
        var level = "level=" + area.level().name().toLowerCase(Locale.ROOT);
        var moments = "on=" + view.on() + (view.knownAt() == null ? "" : "&knownAt=" + view.knownAt());
        boolean country = area.code().equals("NL");
        return "/v1/" + source + "?" + (this == TARGET || this == GAP ? "" : level + (country ? "" : within) + "&")
                + moments;
    }

    private static @Nullable BigDecimal whole(@Nullable Long number) {
        return number == null ? null : BigDecimal.valueOf(number);
    }
}
