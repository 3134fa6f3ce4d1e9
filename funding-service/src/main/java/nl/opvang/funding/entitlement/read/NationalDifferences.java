package nl.opvang.funding.entitlement.read;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import nl.opvang.contracts.area.MunicipalityCode;
import nl.opvang.contracts.money.Euro;
import nl.opvang.funding.entitlement.domain.EntitlementHistory;
import nl.opvang.funding.entitlement.read.EntitlementDifferences.Figures;

/**
 * What the entitlements of all municipalities for a year changed by between two moments, and why.
 *
 * @param from what was known by this moment, itself included, is before
 * @param to what was known by this moment, itself included, is after
 * @param amount what they changed by in all: the sum of the items
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
        List<Item> items) {
    /** What a municipality is entitled to, as known at both moments. */
    record OfMunicipality(MunicipalityCode municipality, Figures before, Figures after) {}

    record Item(MunicipalityCode municipality, EntitlementDifferences.Item difference) {}

    static NationalDifferences of(
            List<EntitlementHistory> histories, int year, Instant from, Instant to, Instant projectedThrough) {
        var municipalities = new ArrayList<OfMunicipality>();
        var items = new ArrayList<Item>();
        for (var history : histories) {
            var code = history.municipality();
            municipalities.add(
                    new OfMunicipality(code, Figures.of(history.asKnownAt(from)), Figures.of(history.asKnownAt(to))));
            EntitlementDifferences.Item.of(history.differences(from, to))
                    .forEach(item -> items.add(new Item(code, item)));
        }
        var before = sum(municipalities.stream().map(OfMunicipality::before).toList());
        var after = sum(municipalities.stream().map(OfMunicipality::after).toList());
        return new NationalDifferences(
                year, from, to, projectedThrough, before, after, after.minus(before), municipalities, items);
    }

    private static Euro sum(List<Figures> figures) {
        return figures.stream().map(Figures::amount).reduce(Euro.ZERO, Euro::plus);
    }
}
