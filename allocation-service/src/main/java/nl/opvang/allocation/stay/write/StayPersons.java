package nl.opvang.allocation.stay.write;

import java.util.List;
import java.util.Objects;
import nl.opvang.allocation.clock.DatabaseClock;
import nl.opvang.allocation.identity.PersonIdentities;
import nl.opvang.allocation.stay.domain.GuestBookRefusal.StayUnknown;
import nl.opvang.allocation.stay.domain.WithoutFreePlace;
import nl.opvang.allocation.stay.write.StayForms.AboutStay;
import nl.opvang.allocation.stay.write.StayForms.StayForm;
import nl.opvang.allocation.stay.write.StayPeriods.Stayed;
import nl.opvang.contracts.allocation.StayId;
import nl.opvang.contracts.area.LocationId;
import nl.opvang.plumbing.http.bulk.Bound;
import nl.opvang.plumbing.http.form.Reasoned;
import nl.opvang.plumbing.http.write.Write;
import nl.opvang.plumbing.http.write.Written;
import nl.opvang.plumbing.problem.ProblemException;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Component;

/** Who comes, and where those stay who are there. */
@Component
public final class StayPersons {
    /** A form about a new stay, and its id. */
    record Coming(StayId id, StayForm form, WithoutFreePlace withoutFreePlace) {}

    /** A form, and the stay that it is about. */
    record Said(StayId id, AboutStay form, WithoutFreePlace withoutFreePlace) {
        boolean mustBeFound() {
            return form.needsPerson() || form.location() == null;
        }
    }

    private final PersonIdentities identities;
    private final StayPeriods periods;
    private final DatabaseClock clock;

    StayPersons(PersonIdentities identities, StayPeriods periods, DatabaseClock clock) {
        this.identities = identities;
        this.periods = periods;
        this.clock = clock;
    }

    /** Has it decided now that somebody comes. */
    public ResponseEntity<Written> start(StayId id, StayForm form, Write write) {
        return send(coming(List.of(new Coming(id, form, placing(form)))), write);
    }

    /** Has what a form asks for about a stay decided now. */
    public ResponseEntity<Written> send(StayId id, AboutStay form, Write write) {
        return send(bind(List.of(new Said(id, form, placing(form)))), write);
    }

    private ResponseEntity<Written> send(List<Bound> bound, Write write) {
        return switch (InTheirTime.at(clock.now(), bound.getFirst())) {
            case Bound.Together(var commands) -> write.send(commands);
            case Bound.Refused(var problem) -> throw new ProblemException(problem);
        };
    }

    /** With a reason somebody is placed above capacity. */
    private static WithoutFreePlace placing(Reasoned form) {
        return form.reason() == null ? WithoutFreePlace.REFUSE : WithoutFreePlace.PLACE;
    }

    /** What each of them asks for, looked up for all at once. */
    List<Bound> coming(List<Coming> coming) {
        var persons = identities.resolve(coming.stream()
                .map(each -> each.form().identity().of(each.id().municipality()))
                .toList());
        return coming.stream()
                .map(each -> {
                    var person = persons.get(each.form().identity().of(each.id().municipality()));
                    if (person == null) throw new IllegalStateException("an identity was not resolved");
                    return Bound.command(each.form().command(each.id(), person, each.withoutFreePlace()));
                })
                .toList();
    }

    /** What each of them asks for, looked up for all at once. */
    List<Bound> bind(List<Said> said) {
        var found = periods.find(
                said.stream().filter(Said::mustBeFound).map(Said::id).toList());
        return said.stream().map(each -> bind(each, found.get(each.id()))).toList();
    }

    private static Bound bind(Said said, @Nullable Stayed stayed) {
        if (said.mustBeFound() && stayed == null)
            return new Bound.Refused(StayProblems.problem(new StayUnknown(said.id())));
        var location = said.form().location();
        var at = location == null
                ? Objects.requireNonNull(stayed, "nobody says where the stay is")
                        .locationId()
                : new LocationId(said.id().municipality(), location);
        return new Bound.Together(said.form().commands(said.id(), at, stayed, said.withoutFreePlace()));
    }
}
