package nl.opvang.standalone;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import nl.opvang.embedded.Rehearsal;
import org.junit.jupiter.api.Test;

/** The jar that a service is run from by itself; allocation has the most settings. */
class RunnableServicesIT {
    private static final Path JAVA = Path.of(System.getProperty("java.home"), "bin", "java");

    @Test
    void a_service_starts_as_a_process_of_its_own_with_the_settings_that_it_must_have() throws Exception {
        assertThat(Rehearsal.run("allocation", command("-Dspring.context.exit=onRefresh")))
                .isZero();
    }

    @Test
    void without_them_it_says_in_a_sentence_which_it_misses() throws Exception {
        var process = new ProcessBuilder(command()).redirectErrorStream(true).start();
        String said;
        try (var output = process.getInputStream()) {
            said = new String(output.readAllBytes(), StandardCharsets.UTF_8);
        }

        assertThat(process.waitFor()).as(said).isEqualTo(1);
        assertThat(said)
                .contains("Without these settings the service does not start: opvang.database.url, ")
                .contains("opvang.access.issuer-uri, opvang.access.audience")
                .doesNotContain("stack_trace");
    }

    private static List<String> command(String... options) throws IOException {
        try (var built = Files.newDirectoryStream(Path.of("../../allocation-service/target"), "*-exec.jar")) {
            var command = new ArrayList<String>();
            command.add(JAVA.toString());
            command.add("-Xmx512m");
            command.addAll(List.of(options));
            command.addAll(List.of("-jar", built.iterator().next().toString()));
            command.addAll(List.of("--server.port=0", "--management.server.port=0"));
            return command;
        }
    }
}
