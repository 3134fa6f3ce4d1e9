package nl.opvang.demo.plan;

import java.util.List;

/** Who lived in the named locations and when, as columns of numbers. */
final class Stays {
    private final List<Location> locations;
    private final Numbers person = new Numbers();
    private final Numbers location = new Numbers();
    private final Numbers from = new Numbers();
    private final Numbers until = new Numbers();
    private final Numbers knownFrom = new Numbers();
    private final Numbers knownUntil = new Numbers();

    Stays(List<Location> locations) {
        this.locations = locations;
    }

    /** Begins a stay in the location at this index; answers the stay. */
    int start(int who, int where, int on, long known) {
        person.add(who);
        location.add(where);
        from.add(on);
        until.add(Day.NEVER);
        knownFrom.add(seconds(known));
        knownUntil.add(0);
        return person.size() - 1;
    }

    void end(int stay, int on, long known) {
        until.set(stay, on);
        knownUntil.set(stay, seconds(known));
    }

    private static int seconds(long moment) {
        return Math.toIntExact(moment - Day.FIRST * 86_400L);
    }

    int size() {
        return person.size();
    }

    int person(int stay) {
        return person.get(stay);
    }

    Location location(int stay) {
        return locations.get(location.get(stay));
    }

    int from(int stay) {
        return from.get(stay);
    }

    int until(int stay) {
        return until.get(stay);
    }

    boolean ended(int stay) {
        return until.get(stay) != Day.NEVER;
    }

    long knownFrom(int stay) {
        return knownFrom.get(stay) + Day.FIRST * 86_400L;
    }

    long knownUntil(int stay) {
        return knownUntil.get(stay) + Day.FIRST * 86_400L;
    }
}
