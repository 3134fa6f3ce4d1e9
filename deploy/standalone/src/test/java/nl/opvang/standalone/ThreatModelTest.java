package nl.opvang.standalone;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** What docs/threat-model.md says to be shown by a test is. */
class ThreatModelTest {
    private static final Path PROJECT = Path.of("../..");
    private static final Pattern TEST = Pattern.compile("`([A-Z]\\w+(?:IT|Test|Walk))`");

    @Test
    void every_line_names_a_test_that_there_is() throws IOException {
        var lines = Files.readAllLines(PROJECT.resolve("docs/threat-model.md")).stream()
                .filter(line -> line.startsWith("| ") && !line.startsWith("| who |") && !line.startsWith("| ---"))
                // What the build itself refuses has no test.
                .filter(line -> !line.contains("`mvn verify`"))
                .toList();
        assertThat(lines).hasSizeGreaterThan(10);
        try (var files = Files.walk(PROJECT)) {
            var there = files.filter(file -> file.toString().contains("/src/test/java/"))
                    .map(file -> file.getFileName().toString().replaceFirst("\\.java$", ""))
                    .collect(Collectors.toSet());
            for (var line : lines) {
                var named = TEST.matcher(line)
                        .results()
                        .map(found -> found.group(1))
                        .toList();
                assertThat(named).as(line).isNotEmpty();
                assertThat(there).as(line).containsAll(named);
            }
        }
    }
}
