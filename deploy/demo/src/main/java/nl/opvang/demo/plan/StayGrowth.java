package nl.opvang.demo.plan;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import nl.opvang.demo.plan.Location.People;

/**
 * Gives the people of the named locations a name: at every checkpoint as many people stay in each location as its plan
 * says, nobody in two places on one day, mostly people who are registered there.
 */
final class StayGrowth {
    /** Part of those present that leaves in thirty days and makes room for someone else. */
    private static final double TURNOVER = 0.012;

    /** Someone may live there so many days before the municipality registers them. */
    private static final int REGISTERED_LATER_DAYS = 60;

    private final List<Location> named;
    private final Registrations registrations;
    private final Checkpoints checkpoints;
    private final Draw draw;
    private final Stays stays;

    /** Per municipality its people in order of first registration; those who never lived in another one. */
    private final List<Numbers> peopleOf = new ArrayList<>();

    private int[] freeFrom;
    private long[] lastKnown;
    private int people;

    private final long[] guestBookKnown;
    private final List<Numbers> presentIn = new ArrayList<>();

    StayGrowth(
            List<Location> named,
            Municipalities municipalities,
            Registrations registrations,
            Checkpoints checkpoints,
            Draw draw) {
        this.named = named;
        this.registrations = registrations;
        this.checkpoints = checkpoints;
        this.draw = draw;
        stays = new Stays(named);
        people = registrations.people();
        freeFrom = new int[people];
        lastKnown = new long[people];
        guestBookKnown = new long[named.size()];
        named.forEach(location -> presentIn.add(new Numbers()));
        municipalities.all().forEach(municipality -> peopleOf.add(new Numbers()));
        for (int person = 0; person < people; person++) {
            if (!registrations.inSeveralMunicipalities(person))
                peopleOf.get(registrations.municipality(registrations.first(person)))
                        .add(person);
        }
    }

    Stays grow() {
        var next = new int[named.size()];
        for (int checkpoint = 0; checkpoint < checkpoints.size(); checkpoint++) {
            // First all who leave, so that someone can leave one location for another.
            var arriving = new int[named.size()];
            for (int at = 0; at < next.length; at++)
                if (isAt(checkpoint, at, next[at])) arriving[at] = leave(at, planned(at, next[at]));
            for (int at = 0; at < next.length; at++)
                if (isAt(checkpoint, at, next[at])) arrive(at, planned(at, next[at]++), arriving[at]);
        }
        return stays;
    }

    private boolean isAt(int checkpoint, int at, int next) {
        var plan = named.get(at).people;
        return next < plan.size() && plan.get(next).checkpoint() == checkpoint;
    }

    private People planned(int at, int next) {
        return named.get(at).people.get(next);
    }

    /** Lets people leave; answers how many have to arrive. */
    private int leave(int at, People plan) {
        var present = presentIn.get(at);
        int after = checkpoints.after(plan.checkpoint());
        int days = checkpoints.day(plan.checkpoint()) - after;
        int net = plan.number() - present.size();
        boolean closing = plan.number() == 0;
        int leaving = Math.max(0, -net);
        if (!closing) leaving += draw.rounded(present.size() * TURNOVER * days / 30);
        leaving = Math.min(leaving, present.size());
        int arriving = net + leaving;
        var dates = sortedDates(leaving, after + 1, plan.leaveBy());
        for (int on : dates) {
            int stay = present.take(whoLeaves(present, on));
            int person = stays.person(stay);
            long known = tell(at, person, on);
            stays.end(stay, on, known);
            freeFrom[person] = on;
            lastKnown[person] = known;
        }
        return arriving;
    }

    /** Preferably someone who is no longer registered. */
    private int whoLeaves(Numbers present, int on) {
        for (int index = 0; index < present.size(); index++)
            if (leftRegister(stays.person(present.get(index))) <= on) return index;
        return draw.below(present.size());
    }

    private int leftRegister(int person) {
        return person < registrations.people() ? registrations.until(registrations.last(person)) : Day.NEVER;
    }

    private void arrive(int at, People plan, int arriving) {
        var dates = sortedDates(arriving, plan.arriveFrom(), checkpoints.day(plan.checkpoint()));
        for (int on : dates) {
            int person = whoArrives(at, on);
            long known = tell(at, person, on);
            presentIn.get(at).add(stays.start(person, at, on, known));
            freeFrom[person] = Day.NEVER;
            lastKnown[person] = known;
        }
    }

    private int whoArrives(int at, int on) {
        var candidates = peopleOf.get(named.get(at).municipality.index());
        int known = registeredBy(candidates, on + REGISTERED_LATER_DAYS);
        for (int tries = 0; known > 0 && tries < 60; tries++) {
            int person = candidates.get(draw.below(known));
            if (freeFrom[person] <= on && leftRegister(person) > on + 14) return person;
        }
        return someoneUnregistered();
    }

    private int registeredBy(Numbers candidates, int day) {
        int low = 0;
        int high = candidates.size();
        while (low < high) {
            int middle = (low + high) >>> 1;
            if (registrations.from(registrations.first(candidates.get(middle))) <= day) low = middle + 1;
            else high = middle;
        }
        return low;
    }

    private int someoneUnregistered() {
        if (people == freeFrom.length) {
            freeFrom = Arrays.copyOf(freeFrom, people + people / 8 + 1);
            lastKnown = Arrays.copyOf(lastKnown, freeFrom.length);
        }
        return people++;
    }

    private long tell(int at, int person, int on) {
        int lag = draw.chance(0.8) ? draw.between(0, 3) : draw.between(4, 21);
        long known = Knowledge.ofPlaces(on, lag, draw);
        guestBookKnown[at] = Math.max(Math.max(guestBookKnown[at], lastKnown[person]), known);
        return guestBookKnown[at];
    }

    private int[] sortedDates(int count, int first, int last) {
        var dates = new int[count];
        for (int i = 0; i < count; i++) dates[i] = draw.between(first, last);
        Arrays.sort(dates);
        return dates;
    }
}
