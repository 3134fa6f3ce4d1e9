package nl.opvang.allocation.identity;

import static nl.opvang.plumbing.store.Columns.texts;

import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import java.util.UUID;
import nl.opvang.contracts.allocation.PersonId;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Whom persons lead to who turned out to be somebody else: table {@code views.person_survivor}. */
@Component
public final class Survivors {
    private final JdbcClient jdbc;

    public Survivors(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** For each of these who it is now: itself, or the one that survives. */
    public Map<PersonId, PersonId> of(Collection<PersonId> persons) {
        var now = new HashMap<PersonId, PersonId>();
        persons.forEach(person -> now.put(person, person));
        if (persons.isEmpty()) return now;
        jdbc.sql("""
            select person_id, survivor_id from views.person_survivor
            where person_id = any (array(select id::uuid from unnest(:persons::text[]) as id))
            """).param("persons", texts(now.keySet(), PersonId::id)).query(row -> {
            now.put(
                    new PersonId(row.getObject("person_id", UUID.class)),
                    new PersonId(row.getObject("survivor_id", UUID.class)));
        });
        return now;
    }
}
