package nl.opvang.allocation.request.write;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Objects;
import nl.opvang.allocation.clock.DatabaseClock;
import nl.opvang.allocation.identity.Identity;
import nl.opvang.allocation.identity.PersonIdentities;
import nl.opvang.allocation.identity.Survivors;
import nl.opvang.allocation.request.Descriptions;
import nl.opvang.allocation.request.domain.RequestCommand.Ask;
import nl.opvang.allocation.request.write.RequestForms.RequestForm;
import nl.opvang.contracts.allocation.Household;
import nl.opvang.contracts.allocation.PersonId;
import nl.opvang.contracts.allocation.RequestId;
import nl.opvang.contracts.allocation.ShelterWish;
import nl.opvang.plumbing.http.write.Write;
import nl.opvang.plumbing.http.write.Written;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Component;

/** Who asks, and what: from here on people are numbers that say nothing, and what they are like is sealed. */
@Component
public final class Households {
    /** A form, and the request that it is about. */
    record Said(RequestId request, RequestForm form) {
        private List<Identity> identities() {
            return form.members().stream()
                    .map(member -> member.identity().of(request.municipality()))
                    .toList();
        }
    }

    private final PersonIdentities identities;
    private final Survivors survivors;
    private final Descriptions descriptions;
    private final DatabaseClock clock;

    Households(PersonIdentities identities, Survivors survivors, Descriptions descriptions, DatabaseClock clock) {
        this.identities = identities;
        this.survivors = survivors;
        this.descriptions = descriptions;
        this.clock = clock;
    }

    /** Asks for shelter for a household. */
    public ResponseEntity<Written> ask(RequestId request, RequestForm form, Write write) {
        return write.send(new Ask(request, wish(request, form), clock.now()));
    }

    ShelterWish wish(RequestId request, RequestForm form) {
        return wishes(List.of(new Said(request, form))).getFirst();
    }

    /** What each of them asks for, in their order; people and their keys are looked up for all at once. */
    List<ShelterWish> wishes(List<Said> said) {
        var persons = identities.resolve(
                said.stream().flatMap(each -> each.identities().stream()).toList());
        var now = survivors.of(persons.values());
        var described = new ArrayList<Descriptions.Said>();
        for (var each : said) {
            var people = new ArrayList<PersonId>();
            // Two numbers of one person name that person twice, which is refused.
            var named = new HashMap<PersonId, PersonId>();
            for (var identity : each.identities()) {
                var person = Objects.requireNonNull(persons.get(identity));
                var before = named.putIfAbsent(now.getOrDefault(person, person), person);
                people.add(before == null ? person : before);
            }
            described.add(
                    new Descriptions.Said(each.request(), people, each.form().description()));
        }
        var sealed = descriptions.seal(described);
        var wishes = new ArrayList<ShelterWish>();
        for (int i = 0; i < said.size(); i++)
            wishes.add(said.get(i).form().wish(Household.sealed(described.get(i).persons(), sealed.get(i))));
        return wishes;
    }
}
