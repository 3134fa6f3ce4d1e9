package nl.opvang.allocation.provision.write;

import static nl.opvang.plumbing.store.Columns.texts;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import nl.opvang.allocation.provision.domain.ProvisionRefusal.ProvisionIdOfAnother;
import nl.opvang.contracts.allocation.PersonId;
import nl.opvang.contracts.allocation.ProvisionEvent;
import nl.opvang.contracts.allocation.ProvisionEvent.HandedOver;
import nl.opvang.contracts.allocation.ProvisionEvent.Provided;
import nl.opvang.contracts.allocation.ProvisionEvent.TakenOver;
import nl.opvang.contracts.allocation.ProvisionEvent.Withdrawn;
import nl.opvang.contracts.allocation.ProvisionId;
import nl.opvang.contracts.area.MunicipalityCode;
import nl.opvang.plumbing.decision.Refusal;
import nl.opvang.plumbing.store.InlineProjection;
import nl.opvang.plumbing.store.RecordedEvent;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** What each provision says now, and who has it; a municipality's id stands for one provision, for ever. */
@Component
final class PostedProvisions implements InlineProjection {
    private final JdbcClient jdbc;

    PostedProvisions(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    @Override
    public Set<String> features() {
        return Set.of("provision");
    }

    @Override
    public void project(List<RecordedEvent> events) {
        var provided = new LinkedHashMap<Provided, PersonId>();
        var withdrawn = new ArrayList<Withdrawn>();
        var kept = new LinkedHashMap<ProvisionId, PersonId>();
        for (var recorded : events) {
            if (!(recorded.event() instanceof ProvisionEvent event)) continue;
            var keeper = keeper(recorded.envelope().aggregateId());
            switch (event) {
                case Provided said -> provided.put(said, keeper);
                case Withdrawn said -> withdrawn.add(said);
                case HandedOver _ -> {}
                case TakenOver said ->
                    said.provisions().forEach(provision -> kept.put(provision.provisionId(), keeper));
            }
        }
        // A provision is withdrawn once, after it was provided, so all of the one can come before all of the other.
        if (!provided.isEmpty()) insert(provided);
        if (!withdrawn.isEmpty()) update(withdrawn);
        if (!kept.isEmpty()) keep(kept);
    }

    /** Whose provisions an aggregate has, of whomever they were said. */
    private static PersonId keeper(String aggregateId) {
        return PersonId.parse(aggregateId.substring(aggregateId.indexOf(':') + 1));
    }

    private void insert(Map<Provided, PersonId> rows) {
        var provided = List.copyOf(rows.keySet());
        jdbc.sql("""
            insert into views.provision (municipality, provision_id, person_id, month)
            select code, id::uuid, person::uuid, month::date
            from unnest(:municipalities::text[], :ids::text[], :persons::text[], :months::text[])
                 as new (code, id, person, month)
            order by code, id
            """)
                .param(
                        "municipalities",
                        texts(provided, said -> said.provisionId().municipality()))
                .param("ids", texts(provided, said -> said.provisionId().id()))
                .param("persons", texts(rows.values(), person -> person))
                .param("months", texts(provided, said -> said.month().atDay(1)))
                .update();
    }

    private void keep(Map<ProvisionId, PersonId> kept) {
        jdbc.sql("""
            update views.provision provision set person_id = person::uuid
            from unnest(:municipalities::text[], :ids::text[], :persons::text[]) as now (code, id, person)
            where provision.municipality = code and provision.provision_id = id::uuid
            """)
                .param("municipalities", texts(kept.keySet(), ProvisionId::municipality))
                .param("ids", texts(kept.keySet(), ProvisionId::id))
                .param("persons", texts(kept.values(), person -> person))
                .update();
    }

    private void update(List<Withdrawn> withdrawn) {
        jdbc.sql("""
            update views.provision provision set withdrawn = true
            from unnest(:municipalities::text[], :ids::text[]) as gone (code, id)
            where provision.municipality = code and provision.provision_id = id::uuid
            """)
                .param(
                        "municipalities",
                        texts(withdrawn, said -> said.provisionId().municipality()))
                .param("ids", texts(withdrawn, said -> said.provisionId().id()))
                .update();
    }

    @Override
    public Optional<Refusal> refusal(String constraint) {
        return constraint.equals("provision_pkey") ? Optional.of(new ProvisionIdOfAnother()) : Optional.empty();
    }

    /** The person behind each of these ids; unknown ids are left out. */
    Map<ProvisionId, PersonId> persons(Collection<ProvisionId> ids) {
        var found = new HashMap<ProvisionId, PersonId>();
        if (ids.isEmpty()) return found;
        jdbc.sql("""
            select municipality, provision_id, person_id
            from views.provision
            join unnest(:municipalities::text[], :ids::text[]) as asked (code, id)
              on municipality = code and provision_id = id::uuid
            """)
                .param("municipalities", texts(ids, ProvisionId::municipality))
                .param("ids", texts(ids, ProvisionId::id))
                .query((row, nr) -> found.put(
                        new ProvisionId(
                                new MunicipalityCode(row.getString("municipality")),
                                row.getObject("provision_id", UUID.class)),
                        new PersonId(row.getObject("person_id", UUID.class))))
                .list();
        return found;
    }
}
