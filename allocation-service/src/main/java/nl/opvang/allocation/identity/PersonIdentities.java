package nl.opvang.allocation.identity;

import static java.nio.charset.StandardCharsets.UTF_8;
import static java.util.stream.Collectors.toMap;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import nl.opvang.contracts.allocation.PersonId;
import nl.opvang.plumbing.secret.MacKey;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionSynchronizationManager;

/** Which random number stands for whom. Resolved before a command is decided, in transactions of its own. */
public final class PersonIdentities {
    private final JdbcClient jdbc;
    private final MacKey key;

    public PersonIdentities(JdbcClient jdbc, MacKey key) {
        this.jdbc = jdbc;
        this.key = key;
    }

    /** The person of an identity; one that was never heard of gets a new number. */
    public PersonId resolve(Identity identity) {
        return Objects.requireNonNull(resolve(List.of(identity)).get(identity));
    }

    /** The person of every identity; one that was never heard of gets a new number. */
    public Map<Identity, PersonId> resolve(Collection<Identity> identities) {
        if (identities.isEmpty()) return Map.of();
        // Events must be the first write of their transaction.
        if (TransactionSynchronizationManager.isActualTransactionActive())
            throw new IllegalStateException("identities are resolved before a command's transaction begins");
        var macs = identities.stream().distinct().collect(toMap(identity -> identity, this::hex));
        var known = find(macs.values());
        var unknown = macs.values().stream()
                .filter(mac -> !known.containsKey(mac))
                .sorted()
                .toList();
        if (!unknown.isEmpty()) {
            add(unknown);
            known.putAll(find(unknown));
        }
        var persons = new HashMap<Identity, PersonId>();
        macs.forEach((identity, mac) -> persons.put(
                identity,
                Optional.ofNullable(known.get(mac))
                        .orElseThrow(() -> new IllegalStateException("an identity was not kept"))));
        return persons;
    }

    /** The person of an identity, if it was ever heard of. */
    public Optional<PersonId> find(Identity identity) {
        var mac = hex(identity);
        return Optional.ofNullable(find(List.of(mac)).get(mac));
    }

    private String hex(Identity identity) {
        return HexFormat.of().formatHex(key.mac(identity.hashed().getBytes(UTF_8)));
    }

    private Map<String, PersonId> find(Collection<String> macs) {
        var found = new HashMap<String, PersonId>();
        jdbc.sql("""
            select encode(mac, 'hex') as mac, person_id
            from keys.person_identity
            where key_id = :keyId
              and mac = any (array(select decode(hex, 'hex') from unnest(:macs::text[]) as hex))
            """)
                .param("keyId", key.id())
                .param("macs", macs.toArray(String[]::new))
                .query((row, nr) ->
                        found.put(row.getString("mac"), new PersonId(row.getObject("person_id", UUID.class))))
                .list();
        return found;
    }

    private void add(List<String> macs) {
        var persons = new ArrayList<String>();
        for (int i = 0; i < macs.size(); i++) persons.add(UUID.randomUUID().toString());
        jdbc.sql("""
            insert into keys.person_identity (key_id, mac, person_id)
            select :keyId, decode(hex, 'hex'), person::uuid
            from unnest(:macs::text[], :persons::text[]) as new (hex, person)
            order by hex
            on conflict do nothing
            """)
                .param("keyId", key.id())
                .param("macs", macs.toArray(String[]::new))
                .param("persons", persons.toArray(String[]::new))
                .update();
    }
}
