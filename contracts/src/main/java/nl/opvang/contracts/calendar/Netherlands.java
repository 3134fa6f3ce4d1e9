package nl.opvang.contracts.calendar;

import java.time.ZoneId;

/** Where the days of this register begin and end. */
public final class Netherlands {
    public static final ZoneId ZONE = ZoneId.of("Europe/Amsterdam");

    private Netherlands() {}
}
