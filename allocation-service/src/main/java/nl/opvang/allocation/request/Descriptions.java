package nl.opvang.allocation.request;

import static nl.opvang.plumbing.store.Columns.array;

import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import nl.opvang.allocation.sealing.Seals;
import nl.opvang.contracts.allocation.Household;
import nl.opvang.contracts.allocation.HouseholdDescription;
import nl.opvang.contracts.allocation.PersonId;
import nl.opvang.contracts.allocation.RequestId;
import nl.opvang.contracts.text.SealedText;
import nl.opvang.plumbing.json.EventMapper;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import tools.jackson.databind.json.JsonMapper;

/** What households are like, for whoever may know: in events and rows it is sealed. */
@Component
public final class Descriptions {
    private static final JsonMapper JSON = EventMapper.forEvents();

    /** What is said of a household that asks. */
    public record Said(RequestId request, List<PersonId> persons, HouseholdDescription description) {}

    /** Descriptions of some households, but of those in which somebody is forgotten. */
    public static final class Opened {
        private final Seals.Opened seals;
        private final Set<PersonId> forgotten;

        private Opened(Seals.Opened seals, Set<PersonId> forgotten) {
            this.seals = seals;
            this.forgotten = forgotten;
        }

        public Optional<HouseholdDescription> of(RequestId request, Household household) {
            var sealed = household.description();
            if (sealed != null)
                return seals.text(sealed, context(request))
                        .map(text -> JSON.readValue(text, HouseholdDescription.class));
            return household.persons().stream().anyMatch(forgotten::contains)
                    ? Optional.empty()
                    : Optional.ofNullable(household.plainDescription());
        }
    }

    private final Seals seals;
    private final JdbcClient jdbc;

    Descriptions(Seals seals, JdbcClient jdbc) {
        this.seals = seals;
        this.jdbc = jdbc;
    }

    /** A seal for each, in their order. */
    public List<SealedText> seal(List<Said> said) {
        return seals.seal(said.stream()
                .map(each -> new Seals.Said(
                        each.persons(), JSON.writeValueAsString(each.description()), context(each.request())))
                .toList());
    }

    /** What can be read of these. */
    public Opened open(Collection<Household> households) {
        return new Opened(seals.open(sealed(households)), forgotten(households));
    }

    /** As {@link #open}, and none of it is forgotten before the current transaction has ended. */
    public Opened hold(Collection<Household> households) {
        return new Opened(seals.hold(sealed(households)), forgotten(households));
    }

    private static List<SealedText> sealed(Collection<Household> households) {
        return households.stream()
                .map(Household::description)
                .filter(Objects::nonNull)
                .toList();
    }

    /** Those of whom something is still there that was recorded before there were seals. */
    private Set<PersonId> forgotten(Collection<Household> households) {
        var plain = households.stream()
                .filter(household -> household.plainDescription() != null)
                .flatMap(household -> household.persons().stream())
                .distinct()
                .toList();
        if (plain.isEmpty()) return Set.of();
        return new HashSet<>(jdbc.sql("select person_id from keys.forgotten_person where person_id = any (:persons)")
                .param("persons", array("uuid", plain, PersonId::id))
                .query((row, _) -> new PersonId(row.getObject("person_id", UUID.class)))
                .list());
    }

    private static String context(RequestId request) {
        return "request:" + request.text();
    }
}
