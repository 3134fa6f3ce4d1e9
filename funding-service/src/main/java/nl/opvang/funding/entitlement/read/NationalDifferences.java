package nl.opvang.funding.entitlement.read;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import nl.opvang.contracts.area.MunicipalityCode;
import nl.opvang.contracts.money.Euro;
import nl.opvang.funding.entitlement.domain.EntitlementHistory;
import nl.opvang.funding.entitlement.read.EntitlementDifferences.Figures;
import nl.opvang.plumbing.http.form.Cursor;
import nl.opvang.plumbing.http.form.Example;
import nl.opvang.plumbing.http.form.Forms;
import org.jspecify.annotations.Nullable;

/**
 * What the entitlements of all municipalities for a year changed by between two moments, and why. Every page tells the
 * figures of the whole country, and some of the items.
 *
 * @param from what was known by this moment, itself included, is before
 * @param to what was known by this moment, itself included, is after
 * @param amount what they changed by in all: the sum of the items of all pages
 * @param items by municipality, and of each in the order of its own differences
 * @param nextCursor what to pass as {@code cursor} for the next page, as known at the same moments; null at the end
 */
record NationalDifferences(
        int year,
        Instant from,
        Instant to,
        Instant projectedThrough,
        Euro before,
        Euro after,
        Euro amount,
        List<OfMunicipality> municipalities,
        List<Item> items,
        @Example("WyIyMDI1LTAzLTAxIl0") @Nullable String nextCursor) {
    /**
     * What a municipality is entitled to, as known at both moments.
     *
     * @param differences how many items there are about it, on this page or another
     */
    record OfMunicipality(MunicipalityCode municipality, Figures before, Figures after, int differences) {}

    record Item(MunicipalityCode municipality, EntitlementDifferences.Item difference) {}

    /**
     * Where the list goes on.
     *
     * @param to every page is as known at the moments of the first
     * @param index of the last item answered, among those of its municipality
     */
    record Place(Instant to, MunicipalityCode municipality, int index) {
        /** @throws IllegalArgumentException when the cursor is not one of this list's */
        static Place of(Cursor cursor) {
            return cursor.read(
                    3,
                    key -> new Place(
                            Forms.text(key.get(0), Instant.class),
                            new MunicipalityCode(key.get(1)),
                            Integer.parseInt(key.get(2))));
        }

        String text() {
            return new Cursor(List.of(to.toString(), municipality.text(), Integer.toString(index))).text();
        }

        boolean comesBefore(MunicipalityCode other, int otherIndex) {
            int compared = municipality.compareTo(other);
            return compared < 0 || (compared == 0 && index < otherIndex);
        }
    }

    /** @param histories by code */
    static NationalDifferences of(
            List<EntitlementHistory> histories,
            int year,
            Instant from,
            Instant to,
            Instant projectedThrough,
            @Nullable Place after,
            int limit) {
        var municipalities = new ArrayList<OfMunicipality>();
        var items = new ArrayList<Item>();
        Place last = after;
        int left = 0;
        for (var history : histories) {
            var code = history.municipality();
            var differences = EntitlementDifferences.Item.of(history.differences(from, to));
            municipalities.add(new OfMunicipality(
                    code, Figures.of(history.asKnownAt(from)), Figures.of(history.asKnownAt(to)), differences.size()));
            for (int i = 0; i < differences.size(); i++) {
                if (after != null && !after.comesBefore(code, i)) continue;
                if (items.size() == limit) left++;
                else {
                    items.add(new Item(code, differences.get(i)));
                    last = new Place(to, code, i);
                }
            }
        }
        var before = sum(municipalities.stream().map(OfMunicipality::before).toList());
        var afterwards = sum(municipalities.stream().map(OfMunicipality::after).toList());
        return new NationalDifferences(
                year,
                from,
                to,
                projectedThrough,
                before,
                afterwards,
                afterwards.minus(before),
                municipalities,
                items,
                left > 0 && last != null ? last.text() : null);
    }

    private static Euro sum(List<Figures> figures) {
        return figures.stream().map(Figures::amount).reduce(Euro.ZERO, Euro::plus);
    }
}
