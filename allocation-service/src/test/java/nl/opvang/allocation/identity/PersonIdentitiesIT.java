package nl.opvang.allocation.identity;

import static java.util.stream.Collectors.toSet;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import nl.opvang.allocation.Replica;
import nl.opvang.contracts.area.MunicipalityCode;
import nl.opvang.plumbing.secret.MacKey;
import nl.opvang.plumbing.secret.TestKeys;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;

class PersonIdentitiesIT {
    private static final MunicipalityCode GRONINGEN = new MunicipalityCode("GM0014");
    private static final Replica REPLICA = new Replica(Replica.migratedDatabase(), List.of(), jdbc -> List.of());

    @AfterAll
    static void close() {
        REPLICA.close();
    }

    @Test
    void the_same_identity_is_the_same_person_and_another_is_not() {
        var identities = identities("a secret of thirty-two characters");
        var one = local("one");
        var other = local("other");
        var first = identities.resolve(List.of(one, other, one));
        assertThat(first).hasSize(2);
        assertThat(first.get(one)).isNotEqualTo(first.get(other));
        assertThat(identities.resolve(List.of(one))).isEqualTo(Map.of(one, first.get(one)));
        assertThat(identities("a secret of thirty-two characters").resolve(List.of(other)))
                .containsValue(first.get(other));
        assertThat(identities("another secret of thirty-two char").resolve(List.of(one)))
                .doesNotContainValue(first.get(one));
    }

    @Test
    void many_at_once_agree_on_who_is_who() throws Exception {
        var identities = identities("a secret of thirty-two characters");
        var crowd = new ArrayList<Identity>();
        for (int i = 0; i < 500; i++) crowd.add(local("crowd-" + i));
        try (var threads = Executors.newFixedThreadPool(4)) {
            Callable<Map<?, ?>> resolve = () -> identities.resolve(crowd);
            var answers = threads.invokeAll(List.of(resolve, resolve, resolve, resolve));
            var expected = identities.resolve(crowd);
            assertThat(expected.values().stream().collect(toSet())).hasSize(500);
            for (var answer : answers) assertThat(answer.get()).isEqualTo(expected);
        }
    }

    @Test
    void the_number_is_nowhere_in_the_database() {
        identities("a secret of thirty-two characters").resolve(List.of(local("find-me-if-you-can")));
        var rows = REPLICA.jdbc()
                .sql("select key_id || encode(mac, 'escape') || person_id from keys.person_identity")
                .query(String.class)
                .list();
        assertThat(rows).isNotEmpty().noneMatch(row -> row.contains("find-me"));
    }

    private PersonIdentities identities(String secret) {
        return new PersonIdentities(REPLICA.jdbc(), MacKey.read("a.setting", TestKeys.holding(secret)));
    }

    private static Identity local(String value) {
        return Identity.of(IdentityScheme.LOCAL, GRONINGEN, value);
    }
}
