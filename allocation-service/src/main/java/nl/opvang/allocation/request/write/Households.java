package nl.opvang.allocation.request.write;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Objects;
import nl.opvang.allocation.identity.Identity;
import nl.opvang.allocation.identity.PersonIdentities;
import nl.opvang.allocation.identity.Survivors;
import nl.opvang.allocation.request.write.RequestForms.RequestForm;
import nl.opvang.contracts.allocation.PersonId;
import nl.opvang.contracts.allocation.ShelterWish;
import nl.opvang.contracts.area.MunicipalityCode;
import org.springframework.stereotype.Component;

/** Who asks: from here on people are numbers that say nothing. */
@Component
final class Households {
    /** A form, and the municipality that was asked. */
    record Said(MunicipalityCode municipality, RequestForm form) {
        private List<Identity> identities() {
            return form.members().stream()
                    .map(member -> member.identity().of(municipality))
                    .toList();
        }
    }

    private final PersonIdentities identities;
    private final Survivors survivors;

    Households(PersonIdentities identities, Survivors survivors) {
        this.identities = identities;
        this.survivors = survivors;
    }

    ShelterWish wish(MunicipalityCode municipality, RequestForm form) {
        return wishes(List.of(new Said(municipality, form))).getFirst();
    }

    /** What each of them asks for, in their order; people are looked up for all at once. */
    List<ShelterWish> wishes(List<Said> said) {
        var persons = identities.resolve(
                said.stream().flatMap(each -> each.identities().stream()).toList());
        var now = survivors.of(persons.values());
        return said.stream()
                .map(each -> {
                    var people = new ArrayList<PersonId>();
                    // Two numbers of one person name that person twice, which is refused.
                    var named = new HashMap<PersonId, PersonId>();
                    for (var identity : each.identities()) {
                        var person = Objects.requireNonNull(persons.get(identity));
                        var before = named.putIfAbsent(now.getOrDefault(person, person), person);
                        people.add(before == null ? person : before);
                    }
                    return each.form().wish(people);
                })
                .toList();
    }
}
