package nl.opvang.demo.plan;

import java.util.List;
import java.util.TreeSet;
import java.util.function.IntPredicate;
import nl.opvang.contracts.ledger.NationalityGroup;
import nl.opvang.demo.figures.Measure;
import nl.opvang.demo.figures.Population;

/**
 * Lets people register, move, leave and come back, day by day, so that on every known day those registered and those
 * who left add up to the country figures per nationality group.
 */
final class RegistrationGrowth {
    /** Part of those who leave that comes back later. */
    private static final double RETURNS = 0.025;

    /** Part of those registered that moves to another municipality on a day. */
    private static final double MOVES_PER_DAY = 0.00005;

    /** The part of a week's registrations that falls on each day, from Monday on. */
    private static final int[] WEEK = {20, 20, 20, 20, 18, 3, 1};

    private final Municipalities municipalities;
    private final double[] cumulativeWeights;
    private final Draw draw;
    private final Registrations registrations = new Registrations();

    RegistrationGrowth(Municipalities municipalities, double[] weights, Draw draw) {
        this.municipalities = municipalities;
        this.cumulativeWeights = Municipalities.cumulative(weights);
        this.draw = draw;
    }

    Registrations grow() {
        var groups = List.of(
                new Group(
                        NationalityGroup.UKRAINIAN,
                        Series.ofUkrainians(Measure.REGISTERED),
                        Series.ofUkrainians(Measure.DEREGISTERED)),
                new Group(
                        NationalityGroup.OTHER,
                        Series.of(Measure.REGISTERED, Population.OTHER),
                        Series.of(Measure.DEREGISTERED, Population.OTHER)));
        for (int day = Day.FIRST; day <= Day.LAST; day++) for (var group : groups) group.live(day);
        return registrations;
    }

    /** The people of one nationality group. */
    private final class Group {
        private final NationalityGroup nationality;
        private final Series registered;
        private final Series deregistered;
        private final TreeSet<Integer> knownDays;
        private final Numbers present = new Numbers();
        private final Numbers gone = new Numbers();
        private int arrivedBefore;
        private int leftBefore;

        Group(NationalityGroup nationality, Series registered, Series deregistered) {
            this.nationality = nationality;
            this.registered = registered;
            this.deregistered = deregistered;
            knownDays = new TreeSet<>(registered.knownDays());
            knownDays.addAll(deregistered.knownDays());
        }

        void live(int day) {
            int left = between(day, false) - leftBefore;
            int arrived = between(day, true) - arrivedBefore;
            if (left < 0 || arrived < 0) throw new IllegalStateException("figures fall on " + Day.date(day));
            leftBefore += left;
            arrivedBefore += arrived;
            int returning = Math.min(draw.rounded(left * RETURNS), gone.size() / 10);
            for (int i = 0; i < left + returning; i++) leave(day);
            for (int i = 0; i < returning; i++) comeBack(day);
            for (int i = draw.rounded(present.size() * MOVES_PER_DAY); i > 0; i--) move(day);
            for (int i = 0; i < arrived; i++) arrive(day);
        }

        /** Everyone who has left by the end of a day, or everyone who ever came; exact on the known days. */
        private int between(int day, boolean everCame) {
            int start = knownDays.floor(day);
            var end = knownDays.ceiling(day);
            int atStart = total(start, everCame);
            if (end == null || end == start) return atStart;
            long elapsed = 0;
            long length = 0;
            for (int at = start + 1; at <= end; at++) {
                length += WEEK[Day.dayOfWeek(at).getValue() - 1];
                if (at == day) elapsed = length;
            }
            return atStart + (int) ((total(end, everCame) - atStart) * elapsed / length);
        }

        private int total(int day, boolean everCame) {
            return deregistered.on(day) + (everCame ? registered.on(day) : 0);
        }

        private void arrive(int day) {
            int person = registrations.register(nationality, somewhere(day), day, known(day, registrationLag(), 0));
            present.add(person);
        }

        private void leave(int day) {
            int index = choose(present, person -> registrations.from(registrations.last(person)) < day - 7);
            if (index < 0) index = choose(present, person -> registrations.from(registrations.last(person)) < day);
            if (index < 0) throw new IllegalStateException("nobody to leave on " + Day.date(day));
            int person = present.take(index);
            registrations.deregister(person, day, known(day, leavingLag(), registrations.lastKnown(person)));
            gone.add(person);
        }

        private void comeBack(int day) {
            int index = choose(gone, person -> registrations.until(registrations.last(person)) < day - 30);
            if (index < 0) index = choose(gone, person -> registrations.until(registrations.last(person)) < day);
            if (index < 0) throw new IllegalStateException("nobody to come back on " + Day.date(day));
            int person = gone.take(index);
            int before = registrations.municipality(registrations.last(person));
            int where = draw.chance(0.5) && municipalities.all().get(before).existsOn(day) ? before : somewhere(day);
            registrations.comeBack(person, where, day, known(day, registrationLag(), registrations.lastKnown(person)));
            present.add(person);
        }

        private void move(int day) {
            int index = choose(present, person -> registrations.from(registrations.last(person)) < day - 30);
            if (index < 0) return;
            int person = present.get(index);
            int where = somewhere(day);
            var before = municipalities.all().get(registrations.municipality(registrations.last(person)));
            if (municipalities.all().get(where).area() == before.area()) return;
            registrations.move(person, where, day, known(day, registrationLag(), registrations.lastKnown(person)));
        }

        private int choose(Numbers people, IntPredicate fit) {
            if (people.size() == 0) return -1;
            for (int tries = 0; tries < 60; tries++) {
                int index = draw.below(people.size());
                if (fit.test(people.get(index))) return index;
            }
            for (int index = 0; index < people.size(); index++) if (fit.test(people.get(index))) return index;
            return -1;
        }
    }

    private int somewhere(int day) {
        return municipalities.of(draw.index(cumulativeWeights), day, draw).index();
    }

    private long known(int day, int lagDays, long notBefore) {
        return Math.max(Knowledge.daysAfter(day, lagDays, draw), notBefore);
    }

    /** Most registrations are known within days, some only after weeks. */
    private int registrationLag() {
        double chance = draw.share();
        if (chance < 0.60) return draw.between(0, 3);
        if (chance < 0.88) return draw.between(4, 14);
        return chance < 0.98 ? draw.between(15, 28) : draw.between(29, 45);
    }

    /** People who leave often do not say so; it is found out later. */
    private int leavingLag() {
        double chance = draw.share();
        if (chance < 0.50) return draw.between(0, 7);
        return chance < 0.85 ? draw.between(8, 30) : draw.between(31, 60);
    }
}
