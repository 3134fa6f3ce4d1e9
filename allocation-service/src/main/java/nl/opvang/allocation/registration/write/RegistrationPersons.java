package nl.opvang.allocation.registration.write;

import java.util.List;
import java.util.Objects;
import nl.opvang.allocation.identity.Identity;
import nl.opvang.allocation.identity.PersonIdentities;
import nl.opvang.allocation.registration.domain.RegistrationRefusal.RegistrationUnknown;
import nl.opvang.allocation.registration.write.RegistrationForms.AboutRegistration;
import nl.opvang.contracts.allocation.RegistrationId;
import nl.opvang.plumbing.http.bulk.Bound;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Whom a form is about: by the identity it carries, else by the id of the registration. */
@Component
final class RegistrationPersons {
    /** A form, and the registration that it is about. */
    record Said(RegistrationId id, AboutRegistration form) {
        @Nullable
        Identity identity() {
            var identity = form.identity();
            return identity == null ? null : identity.of(id.municipality());
        }
    }

    private final PersonIdentities identities;
    private final PostedRegistrations posted;

    RegistrationPersons(PersonIdentities identities, PostedRegistrations posted) {
        this.identities = identities;
        this.posted = posted;
    }

    /** What each of them asks for, looked up for all at once. */
    List<Bound> bind(List<Said> said) {
        var byIdentity = identities.resolve(
                said.stream().map(Said::identity).filter(Objects::nonNull).toList());
        var byId = posted.persons(said.stream()
                .filter(each -> each.identity() == null)
                .map(Said::id)
                .toList());
        return said.stream()
                .map(each -> {
                    var identity = each.identity();
                    var person = identity == null ? byId.get(each.id()) : byIdentity.get(identity);
                    return person == null
                            ? new Bound.Refused(RegistrationProblems.problem(new RegistrationUnknown(each.id())))
                            : Bound.command(each.form().command(each.id(), person));
                })
                .toList();
    }
}
