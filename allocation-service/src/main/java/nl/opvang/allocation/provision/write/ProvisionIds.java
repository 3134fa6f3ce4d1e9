package nl.opvang.allocation.provision.write;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import nl.opvang.allocation.provision.domain.ProvisionRefusal.ProvisionIdOfAnother;
import nl.opvang.contracts.allocation.PersonId;
import nl.opvang.contracts.allocation.ProvisionEvent;
import nl.opvang.contracts.allocation.ProvisionId;
import nl.opvang.contracts.area.MunicipalityCode;
import nl.opvang.plumbing.decision.Refusal;
import nl.opvang.plumbing.store.InlineProjection;
import nl.opvang.plumbing.store.RecordedEvent;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Whose provision a municipality's id stands for: one person's, for ever. */
final class ProvisionIds implements InlineProjection {
    private final JdbcClient jdbc;

    ProvisionIds(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    @Override
    public Set<String> features() {
        return Set.of("provision");
    }

    @Override
    public void project(List<RecordedEvent> events) {
        var municipalities = new ArrayList<String>();
        var ids = new ArrayList<String>();
        var persons = new ArrayList<String>();
        for (var recorded : events) {
            if (recorded.event() instanceof ProvisionEvent.Provided event) {
                municipalities.add(event.provisionId().municipality().text());
                ids.add(event.provisionId().id().toString());
                persons.add(event.personId().text());
            }
        }
        if (ids.isEmpty()) return;
        jdbc.sql("""
            insert into views.provision_id (municipality, provision_id, person_id)
            select municipality, id::uuid, person::uuid
            from unnest(:municipalities::text[], :ids::text[], :persons::text[]) as new (municipality, id, person)
            order by municipality, id
            """)
                .param("municipalities", municipalities.toArray(String[]::new))
                .param("ids", ids.toArray(String[]::new))
                .param("persons", persons.toArray(String[]::new))
                .update();
    }

    @Override
    public Optional<Refusal> refusal(String constraint) {
        return constraint.equals("provision_id_pkey") ? Optional.of(new ProvisionIdOfAnother()) : Optional.empty();
    }

    /** The person behind each of these ids; unknown ids are left out. */
    Map<ProvisionId, PersonId> persons(Collection<ProvisionId> ids) {
        var found = new HashMap<ProvisionId, PersonId>();
        jdbc.sql("""
            select municipality, provision_id, person_id
            from views.provision_id
            join unnest(:municipalities::text[], :ids::text[]) as asked (code, id)
              on municipality = code and provision_id = id::uuid
            """)
                .param(
                        "municipalities",
                        ids.stream().map(id -> id.municipality().text()).toArray(String[]::new))
                .param("ids", ids.stream().map(id -> id.id().toString()).toArray(String[]::new))
                .query((row, nr) -> found.put(
                        new ProvisionId(
                                new MunicipalityCode(row.getString("municipality")),
                                row.getObject("provision_id", UUID.class)),
                        new PersonId(row.getObject("person_id", UUID.class))))
                .list();
        return found;
    }
}
