package nl.opvang.allocation.stay.write;

import java.util.List;
import java.util.Objects;
import nl.opvang.allocation.identity.PersonIdentities;
import nl.opvang.allocation.stay.domain.GuestBookRefusal.StayUnknown;
import nl.opvang.allocation.stay.domain.WithoutFreePlace;
import nl.opvang.allocation.stay.write.StayForms.AboutStay;
import nl.opvang.allocation.stay.write.StayForms.StayForm;
import nl.opvang.allocation.stay.write.StayPeriods.Stayed;
import nl.opvang.contracts.allocation.StayId;
import nl.opvang.contracts.area.LocationId;
import nl.opvang.plumbing.http.bulk.Bound;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Who comes, and where those stay who are there. */
@Component
final class StayPersons {
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

    StayPersons(PersonIdentities identities, StayPeriods periods) {
        this.identities = identities;
        this.periods = periods;
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
