package nl.opvang.reporting.page;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** By which figure areas are told apart on the map, in five classes whose bounds are always the same. */
enum Shade {
    /** Occupied places as percentage of the realised ones. */
    OCCUPANCY,
    /** Places short as percentage of the target. */
    GAP;

    /** Lower bounds of the classes after the first. */
    List<Integer> bounds() {
        return switch (this) {
            case OCCUPANCY -> List.of(90, 95, 98, 100);
            case GAP -> List.of(0, 10, 20, 30);
        };
    }

    /** As it stands in an address. */
    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** The class of an area, from 1; null when it has no such figure. */
    @Nullable
    Integer of(AreaRow row) {
        var percent = percent(row);
        if (percent == null) return null;
        // Nobody is short of nothing: a gap of zero belongs to those without one, a rate of 100 to those that are full.
        return 1
                + (int) bounds().stream()
                        .filter(bound -> {
                            int compared = percent.compareTo(BigDecimal.valueOf(bound));
                            return this == GAP ? compared > 0 : compared >= 0;
                        })
                        .count();
    }

    private @Nullable BigDecimal percent(AreaRow row) {
        if (this == OCCUPANCY) return row.occupancyRate();
        var target = row.targetPlaces();
        var gap = row.gap();
        if (target == null || gap == null || target <= 0) return null;
        return BigDecimal.valueOf(100 * gap).divide(BigDecimal.valueOf(target), 4, RoundingMode.HALF_UP);
    }
}
