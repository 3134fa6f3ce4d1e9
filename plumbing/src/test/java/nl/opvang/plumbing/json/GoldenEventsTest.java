package nl.opvang.plumbing.json;

import static java.util.stream.Collectors.toSet;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.lang.reflect.RecordComponent;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import nl.opvang.contracts.PublishedEvents;
import nl.opvang.contracts.event.EventCatalogue;
import nl.opvang.contracts.event.EventType;
import nl.opvang.contracts.event.PublishedEvent;
import org.erdtman.jcs.JsonCanonicalizer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.FieldSource;
import org.junit.jupiter.params.provider.MethodSource;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

/**
 * Events are for ever: one file per version of an event ever stored, {@code golden/<type>.json}, and as many more,
 * {@code golden/<type>.<variant>.json}, as it takes to show it whole. A golden file is never changed or removed.
 */
class GoldenEventsTest {
    private static final EventCatalogue CATALOGUE = PublishedEvents.CATALOGUE;
    private static final JsonMapper JSON = EventMapper.forEvents();
    private static final TypeReference<Map<String, Object>> JSON_OBJECT = new TypeReference<>() {};
    private static final Pattern FILE = Pattern.compile("(nl\\.opvang\\..+\\.v\\d+)(\\.[a-z-]+)?\\.json");

    static final List<EventType<?>> TYPES = List.copyOf(CATALOGUE.types());

    record Golden(String file, String type, String text) {
        @Override
        public String toString() {
            return file;
        }
    }

    @ParameterizedTest
    @MethodSource("goldenFiles")
    void a_stored_event_is_still_read_and_written_as_it_was(Golden golden) throws IOException {
        var current = CATALOGUE.current(golden.type());
        if (current.isPresent()) {
            var event = JSON.readValue(golden.text(), current.get().payload());
            assertThat(CATALOGUE.nameOf(event)).isEqualTo(golden.type());
            assertThat(canonical(JSON.writeValueAsString(event))).isEqualTo(canonical(golden.text()));
        } else {
            assertThat(CATALOGUE.nameOf(upcast(golden))).isNotEqualTo(golden.type());
        }
    }

    @ParameterizedTest
    @FieldSource("TYPES")
    void every_field_of_every_event_is_in_a_golden_file(EventType<?> type) {
        var seen = new HashSet<String>();
        goldenFiles()
                .filter(golden -> golden.type().equals(type.name()))
                .forEach(golden ->
                        seen.addAll(JSON.readValue(golden.text(), JSON_OBJECT).keySet()));
        var fields = Arrays.stream(type.payload().getRecordComponents())
                .map(RecordComponent::getName)
                .collect(toSet());
        assertThat(seen).containsExactlyInAnyOrderElementsOf(fields);
    }

    @Test
    void every_stored_name_fits_its_file() {
        Set<String> names = goldenFiles().map(Golden::type).collect(toSet());
        assertThat(names).containsAll(TYPES.stream().map(EventType::name).toList());
    }

    private static PublishedEvent upcast(Golden golden) {
        var name = golden.type();
        var payload = JSON.readValue(golden.text(), JSON_OBJECT);
        while (CATALOGUE.current(name).isEmpty()) {
            var step = CATALOGUE.upcaster(name).orElseThrow(() -> new AssertionError("nobody reads " + golden));
            payload = step.change().apply(payload);
            name = step.to();
        }
        return JSON.convertValue(payload, CATALOGUE.current(name).orElseThrow().payload());
    }

    private static String canonical(String json) throws IOException {
        return new JsonCanonicalizer(json).getEncodedString();
    }

    static Stream<Golden> goldenFiles() {
        try (var files = Files.list(Path.of("src/test/resources/golden"))) {
            return files.map(GoldenEventsTest::golden).toList().stream();
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }

    private static Golden golden(Path path) {
        var file = path.getFileName().toString();
        var name = FILE.matcher(file);
        assertThat(name.matches()).as(file).isTrue();
        try {
            return new Golden(file, name.group(1), Files.readString(path));
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }
}
