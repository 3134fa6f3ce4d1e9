package nl.opvang.allocation.sealing;

import static nl.opvang.plumbing.store.Columns.array;
import static nl.opvang.plumbing.store.Columns.texts;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Collection;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import nl.opvang.contracts.allocation.PersonId;
import nl.opvang.plumbing.secret.SubjectKey;
import nl.opvang.plumbing.secret.WrappingKeys;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionSynchronizationManager;

/** Table {@code keys.person_key}. Keys are read each time and kept nowhere else, so what is deleted is gone everywhere. */
final class PersonKeys {
    private static final int WRAPPED_AT_ONCE = 1_000;

    private record Kept(PersonId person, SubjectKey key) {}

    private final JdbcClient jdbc;
    private final WrappingKeys wrapping;

    PersonKeys(JdbcClient jdbc, WrappingKeys wrapping) {
        this.jdbc = jdbc;
        this.wrapping = wrapping;
    }

    /** Unwraps one key of each kind there is: better to find out now that a line of the key file is missing. */
    void requireThatAllCanBeUnwrapped() {
        jdbc.sql("select distinct on (key_id) person_id, key_id, wrapped from keys.person_key order by key_id")
                .query((row, _) -> kept(row))
                .list();
    }

    /**
     * The key of every one of them; who has none gets one. For somebody who was forgotten meanwhile it is a key that nobody keeps: what
     * it seals was forgotten before it was recorded.
     */
    Map<PersonId, SubjectKey> all(Collection<PersonId> persons) {
        // Events must be the first write of their transaction.
        if (TransactionSynchronizationManager.isActualTransactionActive())
            throw new IllegalStateException("keys are made before a command's transaction begins");
        var distinct = new LinkedHashSet<>(persons);
        var found = find(distinct, "");
        var without = distinct.stream()
                .filter(person -> !found.containsKey(person))
                .sorted((one, other) -> one.id().compareTo(other.id()))
                .toList();
        if (without.isEmpty()) return found;
        add(without);
        found.putAll(find(without, ""));
        without.forEach(person -> found.computeIfAbsent(person, _ -> SubjectKey.generate()));
        return found;
    }

    /** The keys of those who have one. */
    Map<PersonId, SubjectKey> find(Collection<PersonId> persons) {
        return find(persons, "");
    }

    /** As {@link #find}, and none of them is deleted before the current transaction has ended. */
    Map<PersonId, SubjectKey> hold(Collection<PersonId> persons) {
        if (!TransactionSynchronizationManager.isActualTransactionActive())
            throw new IllegalStateException("keys are held for as long as a transaction takes");
        return find(persons, " order by person_id for key share");
    }

    private Map<PersonId, SubjectKey> find(Collection<PersonId> persons, String how) {
        var found = new HashMap<PersonId, SubjectKey>();
        if (persons.isEmpty()) return found;
        jdbc.sql("select person_id, key_id, wrapped from keys.person_key where person_id = any (:persons)" + how)
                .param("persons", array("uuid", persons, PersonId::id))
                .query((row, _) -> kept(row))
                .list()
                .forEach(kept -> found.put(kept.person(), kept.key()));
        return found;
    }

    private Kept kept(ResultSet row) throws SQLException {
        var person = new PersonId(row.getObject("person_id", UUID.class));
        return new Kept(person, wrapping.unwrap(row.getString("key_id"), row.getBytes("wrapped"), person.text()));
    }

    private void add(List<PersonId> persons) {
        jdbc.sql("""
            insert into keys.person_key (person_id, key_id, wrapped)
            select person, :keyId, decode(hex, 'hex') from unnest(:persons, :wrapped::text[]) as new (person, hex)
            where not exists (select from keys.forgotten_person where forgotten_person.person_id = person)
            order by person
            on conflict do nothing
            """)
                .param("keyId", wrapping.id())
                .param("persons", array("uuid", persons, PersonId::id))
                .param("wrapped", texts(persons, person -> hex(SubjectKey.generate(), person)))
                .update();
    }

    /**
     * Wraps some of those anew that are not wrapped with the first line of the key file.
     *
     * @return how many these were
     */
    int wrapSomeAnew() {
        var old = jdbc.sql("select person_id, key_id, wrapped from keys.person_key where key_id <> :keyId limit :most")
                .param("keyId", wrapping.id())
                .param("most", WRAPPED_AT_ONCE)
                .query((row, _) -> kept(row))
                .list();
        if (old.isEmpty()) return 0;
        jdbc.sql("""
            update keys.person_key as key set key_id = :keyId, wrapped = decode(anew.hex, 'hex')
            from unnest(:persons, :wrapped::text[]) as anew (person, hex)
            where key.person_id = anew.person and key.key_id <> :keyId
            """)
                .param("keyId", wrapping.id())
                .param("persons", array("uuid", old, kept -> kept.person().id()))
                .param("wrapped", texts(old, kept -> hex(kept.key(), kept.person())))
                .update();
        return old.size();
    }

    private String hex(SubjectKey key, PersonId person) {
        return HexFormat.of().formatHex(wrapping.wrap(key, person.text()));
    }
}
