package nl.opvang.demo.plan;

import java.util.List;
import nl.opvang.contracts.ledger.NationalityGroup;

/**
 * Who was registered where and when: per person a row of registrations, as columns of numbers because there are many.
 */
final class Registrations {
    /** How a registration began. */
    enum Beginning {
        FIRST,
        MOVE,
        RETURN
    }

    private static final List<NationalityGroup> GROUPS = List.of(NationalityGroup.values());
    private static final List<Beginning> BEGINNINGS = List.of(Beginning.values());
    private static final int NONE = -1;

    // Per person.
    private final Numbers group = new Numbers();
    private final Numbers firstOf = new Numbers();
    private final Numbers lastOf = new Numbers();
    private final Numbers severalMunicipalities = new Numbers();

    // Per registration. Moments in seconds since FIRST, so that they fit.
    private final Numbers municipality = new Numbers();
    private final Numbers beginning = new Numbers();
    private final Numbers from = new Numbers();
    private final Numbers until = new Numbers();
    private final Numbers knownFrom = new Numbers();
    private final Numbers knownUntil = new Numbers();
    private final Numbers next = new Numbers();

    /** A new person, registered for the first time; answers the person. */
    int register(NationalityGroup of, int where, int on, long known) {
        int person = group.size();
        group.add(GROUPS.indexOf(of));
        int registration = add(where, Beginning.FIRST, on, known);
        firstOf.add(registration);
        lastOf.add(registration);
        severalMunicipalities.add(0);
        return person;
    }

    /** The person moves from one municipality to another. */
    void move(int person, int where, int on, long known) {
        until.set(lastOf.get(person), on);
        follow(person, where, Beginning.MOVE, on, known);
    }

    /** The person leaves the register. */
    void deregister(int person, int on, long known) {
        until.set(lastOf.get(person), on);
        knownUntil.set(lastOf.get(person), seconds(known));
    }

    /** The person is registered again. */
    void comeBack(int person, int where, int on, long known) {
        follow(person, where, Beginning.RETURN, on, known);
    }

    private void follow(int person, int where, Beginning how, int on, long known) {
        int last = lastOf.get(person);
        int registration = add(where, how, on, known);
        if (municipality.get(last) != where) severalMunicipalities.set(person, 1);
        next.set(last, registration);
        lastOf.set(person, registration);
    }

    private int add(int where, Beginning how, int on, long known) {
        municipality.add(where);
        beginning.add(BEGINNINGS.indexOf(how));
        from.add(on);
        until.add(Day.NEVER);
        knownFrom.add(seconds(known));
        knownUntil.add(NONE);
        next.add(NONE);
        return municipality.size() - 1;
    }

    private static int seconds(long moment) {
        return Math.toIntExact(moment - Day.FIRST * 86_400L);
    }

    private static long moment(int seconds) {
        return seconds + Day.FIRST * 86_400L;
    }

    int people() {
        return group.size();
    }

    NationalityGroup group(int person) {
        return GROUPS.get(group.get(person));
    }

    /** Whether the person was ever registered in more than one municipality. */
    boolean inSeveralMunicipalities(int person) {
        return severalMunicipalities.get(person) != 0;
    }

    int first(int person) {
        return firstOf.get(person);
    }

    int last(int person) {
        return lastOf.get(person);
    }

    boolean hasNext(int registration) {
        return next.get(registration) != NONE;
    }

    int next(int registration) {
        return next.get(registration);
    }

    int municipality(int registration) {
        return municipality.get(registration);
    }

    Beginning beginning(int registration) {
        return BEGINNINGS.get(beginning.get(registration));
    }

    int from(int registration) {
        return from.get(registration);
    }

    int until(int registration) {
        return until.get(registration);
    }

    /** Whether it ended because the person left the register, not by a move. */
    boolean endedByLeaving(int registration) {
        return knownUntil.get(registration) != NONE;
    }

    long knownFrom(int registration) {
        return moment(knownFrom.get(registration));
    }

    long knownUntil(int registration) {
        return moment(knownUntil.get(registration));
    }

    /** The last moment at which something was known about a person. */
    long lastKnown(int person) {
        int last = lastOf.get(person);
        return endedByLeaving(last) ? knownUntil(last) : knownFrom(last);
    }
}
