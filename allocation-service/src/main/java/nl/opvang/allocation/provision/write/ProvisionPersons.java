package nl.opvang.allocation.provision.write;

import java.util.List;
import java.util.Objects;
import nl.opvang.allocation.identity.Identity;
import nl.opvang.allocation.identity.PersonIdentities;
import nl.opvang.allocation.provision.domain.ProvisionRefusal.ProvisionUnknown;
import nl.opvang.allocation.provision.write.ProvisionForms.AboutProvision;
import nl.opvang.contracts.allocation.ProvisionId;
import nl.opvang.plumbing.http.bulk.Bound;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Whom a form is about: by the identity it carries, else by the id of the provision. */
@Component
final class ProvisionPersons {
    /** A form, and the provision that it is about. */
    record Said(ProvisionId id, AboutProvision form) {
        @Nullable
        Identity identity() {
            var identity = form.identity();
            return identity == null ? null : identity.of(id.municipality());
        }
    }

    private final PersonIdentities identities;
    private final PostedProvisions posted;

    ProvisionPersons(PersonIdentities identities, PostedProvisions posted) {
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
                            ? new Bound.Refused(ProvisionProblems.problem(new ProvisionUnknown(each.id())))
                            : Bound.command(each.form().command(each.id(), person));
                })
                .toList();
    }
}
