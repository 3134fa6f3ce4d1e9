package nl.opvang.plumbing.ledger;

import java.util.Set;
import nl.opvang.contracts.area.MunicipalityCode;
import nl.opvang.contracts.ledger.NationalityGroup;
import nl.opvang.contracts.ledger.PlaceKind;
import nl.opvang.contracts.ledger.Quantity;
import org.jspecify.annotations.Nullable;

/**
 * Which lines to sum, and how to divide the sum over areas.
 *
 * @param kinds empty for any, also none
 * @param nationalityGroups empty for any, also none
 * @param visible municipalities on the date asked whose lines may be in the answer; null for all
 */
public record Selection(
        Level level,
        Set<Quantity> quantities,
        Set<PlaceKind> kinds,
        Set<NationalityGroup> nationalityGroups,
        Area within,
        @Nullable Set<MunicipalityCode> visible) {
    public Selection {
        quantities = Set.copyOf(quantities);
        kinds = Set.copyOf(kinds);
        nationalityGroups = Set.copyOf(nationalityGroups);
        visible = visible == null ? null : Set.copyOf(visible);
    }

    /** These quantities everywhere, of every kind and group. */
    public static Selection of(Level level, Quantity... quantities) {
        return new Selection(level, Set.of(quantities), Set.of(), Set.of(), new Area.Country(), null);
    }

    /** Only of these kinds. */
    public Selection ofKinds(PlaceKind... kinds) {
        return new Selection(level, quantities, Set.of(kinds), nationalityGroups, within, visible);
    }

    /** Only of these nationality groups. */
    public Selection ofGroups(NationalityGroup... groups) {
        return new Selection(level, quantities, kinds, Set.of(groups), within, visible);
    }

    /** Only in this area. */
    public Selection within(Area area) {
        return new Selection(level, quantities, kinds, nationalityGroups, area, visible);
    }

    /** Only what somebody may see: municipalities as they are on the date asked; null for all. */
    public Selection visible(@Nullable Set<MunicipalityCode> municipalities) {
        return new Selection(level, quantities, kinds, nationalityGroups, within, municipalities);
    }

    /** Whether every line counts wherever it lies, so that nothing needs the division. */
    boolean isWholeCountry() {
        return level == Level.COUNTRY && within instanceof Area.Country && visible == null;
    }
}
