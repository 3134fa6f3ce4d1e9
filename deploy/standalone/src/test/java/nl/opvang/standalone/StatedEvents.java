package nl.opvang.standalone;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Stream;
import nl.opvang.embedded.Databases;
import nl.opvang.issuer.Role;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** What all events of all services say themselves, as an auditor reads them over HTTP: no projection had a hand in it. */
final class StatedEvents {
    private static final int PAGE = 100_000;
    private static final JsonMapper JSON = JsonMapper.builder().build();

    /**
     * An event.
     *
     * @param subject the registration or stay that it is about; null for others
     * @param data of what is decided about targets; null for others, of which there are very many
     */
    record Said(
            UUID eventId,
            String type,
            String aggregateId,
            long sequence,
            Instant knownAt,
            @Nullable UUID corrects,
            @Nullable String subject,
            @Nullable JsonNode data,
            List<Line> lines) {
        boolean isAbout(String feature) {
            return aggregateId.startsWith(feature + ":");
        }
    }

    /**
     * A change that an event states.
     *
     * @param index among all of them
     * @param number place among the lines of its event, from 0
     */
    record Line(
            int index,
            UUID eventId,
            int number,
            Instant knownAt,
            LocalDate effectiveOn,
            String quantity,
            String municipality,
            @Nullable String location,
            @Nullable String kind,
            @Nullable String nationalityGroup,
            int change) {
        boolean isOf(Collection<String> quantities) {
            return quantities.contains(quantity);
        }

        /** In effect on a day, as known at a moment. */
        boolean holds(LocalDate on, Instant known) {
            return !effectiveOn.isAfter(on) && !knownAt.isAfter(known);
        }
    }

    private final Map<UUID, Said> events = new HashMap<>();
    private final List<Line> lines = new ArrayList<>();
    private final Map<String, List<Line>> byMunicipality = new HashMap<>();
    private final Map<String, List<Said>> byAggregate = new HashMap<>();

    /** The same words again and again. */
    private final Map<String, String> words = new HashMap<>();

    private final Map<String, LocalDate> days = new HashMap<>();

    private StatedEvents() {}

    /** All that were recorded by now. */
    static StatedEvents readFrom(Standalone opvang, HttpClient http) {
        var stated = new StatedEvents();
        for (var service : Databases.SERVICES) stated.read(opvang, http, service);
        return stated;
    }

    private void read(Standalone opvang, HttpClient http, String service) {
        var after = "";
        for (int read = PAGE; read == PAGE; ) {
            var request = HttpRequest.newBuilder(URI.create(opvang.uri(service) + "/v1/events?limit=" + PAGE + after))
                    .header("Authorization", "Bearer " + opvang.token(Role.AUDITOR, null))
                    .build();
            read = 0;
            try {
                var answer = http.send(request, BodyHandlers.ofInputStream());
                assertThat(answer.statusCode()).as("events of " + service).isEqualTo(200);
                try (var lines = new BufferedReader(new InputStreamReader(answer.body(), StandardCharsets.UTF_8))) {
                    for (var line = lines.readLine(); line != null; line = lines.readLine()) {
                        after = "&after=" + add(JSON.readTree(line)).eventId();
                        read++;
                    }
                }
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                throw new IllegalStateException(e);
            }
        }
    }

    private Said add(JsonNode event) {
        var data = event.path("data");
        var eventId = UUID.fromString(event.path("id").asString());
        var type = word(event.path("type").asString());
        var stated = new ArrayList<Line>(data.path("lines").size());
        var knownAt = Instant.parse(event.path("knownat").asString());
        for (var line : data.path("lines")) stated.add(line(eventId, stated.size(), knownAt, line));
        var said = new Said(
                eventId,
                type,
                word(event.path("aggregateid").asString()),
                Long.parseLong(event.path("sequence").asString()),
                knownAt,
                event.path("corrects").isString()
                        ? UUID.fromString(event.path("corrects").asString())
                        : null,
                Stream.of("registrationId", "stayId")
                        .map(data::path)
                        .filter(JsonNode::isString)
                        .map(id -> word(id.asString()))
                        .findFirst()
                        .orElse(null),
                type.startsWith("nl.opvang.allocation.target.") ? data : null,
                List.copyOf(stated));
        assertThat(events.put(eventId, said)).as("told twice: " + eventId).isNull();
        byAggregate.computeIfAbsent(said.aggregateId(), _ -> new ArrayList<>(1)).add(said);
        return said;
    }

    private Line line(UUID eventId, int number, Instant knownAt, JsonNode line) {
        var dimensions = line.path("dimensions");
        var added = new Line(
                lines.size(),
                eventId,
                number,
                knownAt,
                days.computeIfAbsent(line.path("effectiveOn").asString(), LocalDate::parse),
                word(line.path("quantity").asString()),
                word(dimensions.path("municipality").asString()),
                optional(dimensions.path("location")),
                optional(dimensions.path("kind")),
                optional(dimensions.path("nationalityGroup")),
                line.path("change").asInt());
        lines.add(added);
        byMunicipality
                .computeIfAbsent(added.municipality(), _ -> new ArrayList<>())
                .add(added);
        return added;
    }

    private @Nullable String optional(JsonNode text) {
        return text.isString() ? word(text.asString()) : null;
    }

    private String word(String text) {
        return words.computeIfAbsent(text, same -> same);
    }

    /** @throws AssertionError when there is no such event */
    Said event(UUID eventId) {
        var said = events.get(eventId);
        if (said == null) throw new AssertionError("no event of any service: " + eventId);
        return said;
    }

    /** @throws AssertionError when there is no such event, or it states no such line */
    Line line(UUID eventId, int number) {
        var stated = event(eventId).lines();
        if (number < 0 || number >= stated.size())
            throw new AssertionError("event " + eventId + " states no line " + number);
        return stated.get(number);
    }

    /** All that is stated, of all municipalities. */
    List<Line> lines() {
        return Collections.unmodifiableList(lines);
    }

    /** All that is stated of these municipalities, as they were called when it was recorded. */
    List<Line> lines(Collection<String> codes) {
        return codes.stream()
                .flatMap(code -> byMunicipality.getOrDefault(code, List.of()).stream())
                .toList();
    }

    /** All that was said of something, in its order. */
    List<Said> history(String aggregateId) {
        return byAggregate.getOrDefault(aggregateId, List.of());
    }
}
