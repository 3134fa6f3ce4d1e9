package nl.opvang.allocation.identity;

import static java.util.stream.Collectors.toSet;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import nl.opvang.allocation.Replica;
import nl.opvang.contracts.area.MunicipalityCode;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PersonIdentitiesIT {
    private static final MunicipalityCode GRONINGEN = new MunicipalityCode("GM0014");
    private static final Replica REPLICA = new Replica(Replica.migratedDatabase(), List.of(), jdbc -> List.of());

    @TempDir
    Path directory = Path.of("");

    @AfterAll
    static void close() {
        REPLICA.close();
    }

    @Test
    void the_same_identity_is_the_same_person_and_another_is_not() throws IOException {
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
    void the_number_is_nowhere_in_the_database() throws IOException {
        identities("a secret of thirty-two characters").resolve(List.of(local("find-me-if-you-can")));
        var rows = REPLICA.jdbc()
                .sql("select key_id || encode(mac, 'escape') || person_id from keys.person_identity")
                .query(String.class)
                .list();
        assertThat(rows).isNotEmpty().noneMatch(row -> row.contains("find-me"));
    }

    @Test
    void without_a_key_that_only_its_owner_can_read_nothing_starts() throws IOException {
        assertThatThrownBy(() -> IdentityKey.read(directory.resolve("absent"))).hasMessageContaining("no such file");
        assertThatThrownBy(() -> IdentityKey.read(keyFile("too short"))).hasMessageContaining("32");
        var open = keyFile("a secret of thirty-two characters");
        Files.setPosixFilePermissions(open, PosixFilePermissions.fromString("rw-r-----"));
        assertThatThrownBy(() -> IdentityKey.read(open)).hasMessageContaining("0600");
    }

    private PersonIdentities identities(String secret) throws IOException {
        return new PersonIdentities(REPLICA.jdbc(), IdentityKey.read(keyFile(secret)));
    }

    private Path keyFile(String secret) throws IOException {
        var file = Files.writeString(directory.resolve("identity-" + secret.length()), secret);
        Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rw-------"));
        return file;
    }

    private static Identity local(String value) {
        return Identity.of(IdentityScheme.LOCAL, GRONINGEN, value);
    }
}
