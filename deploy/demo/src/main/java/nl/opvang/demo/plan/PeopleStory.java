package nl.opvang.demo.plan;

import java.time.YearMonth;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.UUID;
import nl.opvang.contracts.ledger.PlaceKind;
import nl.opvang.demo.plan.Operation.CorrectRegistration;
import nl.opvang.demo.plan.Operation.DepartureReason;
import nl.opvang.demo.plan.Operation.Deregister;
import nl.opvang.demo.plan.Operation.EndStay;
import nl.opvang.demo.plan.Operation.Identity;
import nl.opvang.demo.plan.Operation.Move;
import nl.opvang.demo.plan.Operation.Provide;
import nl.opvang.demo.plan.Operation.Register;
import nl.opvang.demo.plan.Operation.StartStay;
import nl.opvang.demo.plan.Registrations.Beginning;
import org.jspecify.annotations.Nullable;

/** Registrations, stays and provisions as they are told, per municipality in the order in which they were known. */
final class PeopleStory {
    /** Part of the registrations whose date is put right later. */
    private static final double CORRECTED = 0.003;

    /** Part of the people with hosts who get a provision at all, and in how many of their months. */
    private static final double PROVIDED_FOR = 0.4;

    private static final double PROVIDED_MONTHS = 0.9;

    private final Municipalities municipalities;
    private final Registrations registrations;
    private final Stays stays;
    private final long seed;
    private final List<Numbers> peopleOf = new ArrayList<>();
    private final List<Numbers> staysOf = new ArrayList<>();

    PeopleStory(Municipalities municipalities, Registrations registrations, Stays stays, long seed) {
        this.municipalities = municipalities;
        this.registrations = registrations;
        this.stays = stays;
        this.seed = seed;
        for (int i = 0; i < municipalities.all().size(); i++) {
            peopleOf.add(new Numbers());
            staysOf.add(new Numbers());
        }
        for (int person = 0; person < registrations.people(); person++)
            peopleOf.get(registrations.municipality(registrations.first(person)))
                    .add(person);
        for (int stay = 0; stay < stays.size(); stay++)
            staysOf.get(stays.location(stay).municipality.index()).add(stay);
    }

    List<Operation> of(Municipality municipality) {
        var told = new Telling();
        var people = peopleOf.get(municipality.index());
        for (int i = 0; i < people.size(); i++) {
            int person = people.get(i);
            var life = told.life(person, true);
            told.all.addAll(registrations.inSeveralMunicipalities(person) ? life : told.corrected(person, life));
        }
        var staying = staysOf.get(municipality.index());
        for (int i = 0; i < staying.size(); i++) told.stay(staying.get(i));
        return inOrder(told.all);
    }

    List<Operation> movers() {
        var told = new Telling();
        for (int person = 0; person < registrations.people(); person++)
            if (registrations.inSeveralMunicipalities(person)) told.all.addAll(told.life(person, false));
        return inOrder(told.all);
    }

    /** In the order of knowing; what was known at one moment stays in the order of telling. */
    static List<Operation> inOrder(List<Operation> told) {
        told.sort(Comparator.comparing(Operation::knownAt));
        return told;
    }

    /** One list of operations in the making, with ids of its own making: several can be made at once. */
    private final class Telling {
        final List<Operation> all = new ArrayList<>();
        final Identifiers identifiers = new Identifiers(seed);

        /** What is told about a person in the municipality of the first registration, or all that follows elsewhere. */
        private List<Operation> life(int person, boolean beforeMoving) {
            var told = new ArrayList<Operation>(2);
            int home = registrations.municipality(registrations.first(person));
            boolean moved = false;
            String before = null;
            for (int registration = registrations.first(person); ; registration = registrations.next(registration)) {
                moved |= registrations.municipality(registration) != home;
                if (moved != beforeMoving) tell(person, registration, before, told);
                before = code(registration);
                if (!registrations.hasNext(registration)) return told;
            }
        }

        private void tell(int person, int registration, @Nullable String movedFrom, List<Operation> told) {
            String code = code(registration);
            var id = identifiers.of("registration", registration);
            var from = Day.date(registrations.from(registration));
            var known = Knowledge.instant(registrations.knownFrom(registration));
            var group = registrations.group(person);
            told.add(
                    registrations.beginning(registration) == Beginning.MOVE && movedFrom != null
                            ? new Move(code, id, identity(person), movedFrom, group, from, known)
                            : new Register(code, id, identity(person), group, from, known));
            if (registrations.endedByLeaving(registration))
                told.add(new Deregister(
                        code,
                        id,
                        Day.date(registrations.until(registration)),
                        registration % 5 == 0 ? DepartureReason.UNKNOWN : DepartureReason.LEFT_COUNTRY,
                        Knowledge.instant(registrations.knownUntil(registration))));
        }

        /** For a few people the first date told is some days late, and put right before anything else is told. */
        private List<Operation> corrected(int person, List<Operation> life) {
            var draw = Draw.of(seed, "registration corrected", person);
            if (!draw.chance(CORRECTED) || !(life.getFirst() instanceof Register right)) return life;
            var wrong = right.effectiveOn().plusDays(draw.between(1, 9));
            long known = right.knownAt().getEpochSecond() + draw.between(5, 60) * 86_400L;
            boolean inTime = known < Knowledge.LATEST
                    && (life.size() == 1
                            || (known < life.get(1).knownAt().getEpochSecond()
                                    && wrong.isBefore(life.get(1).effectiveOn())));
            if (!inTime || wrong.isAfter(Day.date(Day.LAST))) return life;
            var told = new ArrayList<Operation>(life);
            told.set(
                    0,
                    new Register(
                            right.municipality(),
                            right.registration(),
                            right.identity(),
                            right.nationalityGroup(),
                            wrong,
                            right.knownAt()));
            told.add(
                    1,
                    new CorrectRegistration(
                            right.municipality(),
                            right.registration(),
                            identifiers.of("correction", right.registration(), 0),
                            right.nationalityGroup(),
                            right.effectiveOn(),
                            "date of arrival put right",
                            Knowledge.instant(known)));
            return told;
        }

        private void stay(int stay) {
            var location = stays.location(stay);
            String code = location.municipality.code();
            var id = identifiers.of("stay", stay);
            int person = stays.person(stay);
            all.add(new StartStay(
                    code,
                    location.id,
                    id,
                    identity(person),
                    Day.date(stays.from(stay)),
                    Knowledge.instant(stays.knownFrom(stay))));
            if (stays.ended(stay))
                all.add(new EndStay(
                        code, location.id, id, Day.date(stays.until(stay)), Knowledge.instant(stays.knownUntil(stay))));
            if (location.kind == PlaceKind.PRIVATE) provide(stay, code);
        }

        /** In the months that someone spent with hosts for the most part; so never twice in one month, also after a change of hosts. */
        private void provide(int stay, String code) {
            int person = stays.person(stay);
            if (!Draw.of(seed, "provided for", person).chance(PROVIDED_FOR)) return;
            var draw = Draw.of(seed, "provision", stay);
            var last = YearMonth.from(Day.date(Math.min(stays.until(stay), Day.LAST)));
            for (var month = YearMonth.from(Day.date(stays.from(stay))).plusMonths(1);
                    month.isBefore(last);
                    month = month.plusMonths(1)) {
                if (!draw.chance(PROVIDED_MONTHS) || !registeredIn(month, person)) continue;
                long known = Knowledge.daysAfter(Day.of(month.plusMonths(1).atDay(1)), draw.between(0, 20), draw);
                all.add(new Provide(code, provision(person, month), identity(person), month, Knowledge.instant(known)));
            }
        }

        private UUID provision(int person, YearMonth month) {
            return identifiers.of("provision", person * 10_000L + month.getYear() % 100 * 100L + month.getMonthValue());
        }

        private boolean registeredIn(YearMonth month, int person) {
            return person < registrations.people()
                    && registrations.from(registrations.first(person)) <= Day.of(month.atDay(1))
                    && registrations.until(registrations.last(person)) > Day.of(month.atEndOfMonth());
        }
    }

    private String code(int registration) {
        return municipalities
                .all()
                .get(registrations.municipality(registration))
                .code();
    }

    /** A national number, so that a person who moves is recognised elsewhere; invented, like the person. */
    private static Identity identity(int person) {
        return new Identity("V_NUMBER", String.format("%010d", person + 1));
    }
}
