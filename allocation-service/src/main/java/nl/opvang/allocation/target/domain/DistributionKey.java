package nl.opvang.allocation.target.domain;

import java.util.Map;
import java.util.TreeMap;
import nl.opvang.contracts.area.RegionCode;

/**
 * The formula of the ministry (letter of 16 December 2022): {@code Ov = 2000 + ((Iv/In + Gv/Gn) / 2) x (On - 50,000)}, with
 * I the inhabitants and G the land area of the region and of the country, and On the national number of places.
 */
final class DistributionKey {
    /** Below this number every region would get less than its fixed part, and some could get less than nothing. */
    static final int LEAST_PLACES = 50_000;

    private static final Fraction FIXED_PART = Fraction.of(2000);
    private static final Fraction HALF = Fraction.of(1, 2);

    private DistributionKey() {}

    /** What each region is to have, unrounded: together exactly the national number. */
    static Map<RegionCode, Fraction> shares(int nationalPlaces, ReferenceSet reference) {
        var population = reference.population();
        var landArea = reference.landAreaHectares();
        var above = Fraction.of(nationalPlaces - LEAST_PLACES);
        var shares = new TreeMap<RegionCode, Fraction>();
        for (var region : reference.regions()) {
            var key = Fraction.of(region.population(), population)
                    .plus(Fraction.of(region.landAreaHectares(), landArea))
                    .times(HALF);
            shares.put(region.code(), FIXED_PART.plus(key.times(above)));
        }
        return shares;
    }
}
