package nl.opvang.reporting.page;

import nl.opvang.reporting.figure.read.AreaName;
import org.jspecify.annotations.Nullable;

/** The figures of an area on one day, as known at an earlier moment and at a later one. */
record Difference(AreaName area, AreaRow before, AreaRow after) {
    static Difference of(AreaRow before, AreaRow after) {
        return new Difference(after.area(), before, after);
    }

    public long realised() {
        return after.realisedPlaces() - before.realisedPlaces();
    }

    public long outOfUse() {
        return after.outOfUsePlaces() - before.outOfUsePlaces();
    }

    public long occupied() {
        return after.occupiedPlaces() - before.occupiedPlaces();
    }

    public long registered() {
        return number(after.registered()) - number(before.registered());
    }

    /** Nothing decided is a target of nothing. */
    public long target() {
        return number(after.targetPlaces()) - number(before.targetPlaces());
    }

    public boolean none() {
        return realised() == 0 && outOfUse() == 0 && occupied() == 0 && registered() == 0 && target() == 0;
    }

    private static long number(@Nullable Long number) {
        return number == null ? 0 : number;
    }
}
