package nl.opvang.embedded;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SecretsTest {
    @TempDir
    private Path directory;

    @Test
    void a_secret_is_generated_once_and_stays() {
        var keys = directory.resolve("keys");
        var secret = new Secrets(keys).readOrGenerate("capacity-owner");
        assertThat(secret).hasSizeGreaterThanOrEqualTo(32);
        assertThat(new Secrets(keys).readOrGenerate("capacity-owner")).isEqualTo(secret);
        assertThat(new Secrets(keys).readOrGenerate("capacity-app")).isNotEqualTo(secret);
    }

    @Test
    void a_secret_is_readable_by_its_owner_alone_also_in_a_directory_that_was_open() throws Exception {
        Files.setPosixFilePermissions(directory, PosixFilePermissions.fromString("rwxr-xr-x"));
        var secrets = new Secrets(directory);
        secrets.readOrGenerate("capacity-owner");
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(directory)))
                .isEqualTo("rwx------");
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(secrets.file("capacity-owner"))))
                .isEqualTo("rw-------");
    }

    @Test
    void a_name_cannot_lead_out_of_the_directory() {
        assertThatThrownBy(() -> new Secrets(directory).readOrGenerate("../elsewhere"))
                .isInstanceOf(IllegalArgumentException.class);
    }
}
