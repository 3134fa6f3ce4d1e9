package nl.opvang.standalone;

import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.NavigableMap;
import java.util.Objects;
import java.util.Random;
import java.util.TreeMap;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;

/**
 * A client that posts one thing after the other and keeps account of what was acknowledged. A write without an answer is sent again,
 * the very same, until it has one; an answer that cannot be is thrown.
 */
final class PostingMunicipality implements Callable<@Nullable Void> {
    static final LocalDate FIRST_DAY = LocalDate.of(2025, 1, 1);

    /** A write and the answer to it. */
    record Acknowledged(String path, String body, String answer) {}

    private final String code;
    private final String capacity;
    private final String token;
    private final Random random;
    private final AtomicInteger acknowledgements;
    private final AtomicBoolean enough;
    private final HttpClient http = HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .connectTimeout(Duration.ofSeconds(5))
            .build();
    private final List<Acknowledged> acknowledged = new ArrayList<>();
    private final List<Location> locations = new ArrayList<>();

    /** What a location answers about its numbers: those said last on or before a day. */
    static final class Location {
        private final UUID id;
        private final NavigableMap<LocalDate, Integer> places = new TreeMap<>();
        private final NavigableMap<LocalDate, Integer> counted = new TreeMap<>();
        private LocalDate day = FIRST_DAY;

        Location(UUID id) {
            this.id = id;
        }

        UUID id() {
            return id;
        }

        /** How many days something was said about. */
        long days() {
            return FIRST_DAY.datesUntil(day.plusDays(1)).count();
        }

        int placesOn(LocalDate day) {
            var entry = places.floorEntry(day);
            return entry == null ? 0 : entry.getValue();
        }

        int countedOn(LocalDate day) {
            var entry = counted.floorEntry(day);
            return entry == null ? 0 : entry.getValue();
        }
    }

    PostingMunicipality(
            String code,
            String capacity,
            String token,
            long seed,
            AtomicInteger acknowledgements,
            AtomicBoolean enough) {
        this.code = code;
        this.capacity = capacity;
        this.token = token;
        this.random = new Random(seed);
        this.acknowledgements = acknowledgements;
        this.enough = enough;
    }

    String code() {
        return code;
    }

    String token() {
        return token;
    }

    /** To be asked when it has ended. */
    List<Acknowledged> acknowledged() {
        return acknowledged;
    }

    /** To be asked when it has ended. */
    List<Location> locations() {
        return locations;
    }

    @Override
    public @Nullable Void call() {
        while (!enough.get()) {
            if (locations.isEmpty() || random.nextInt(12) == 0) open();
            else sayMore(locations.get(random.nextInt(locations.size())));
        }
        return null;
    }

    private void open() {
        var location = new Location(newId());
        put(path(location), """
            {"name": "Locatie %d", "kind": "MUNICIPAL", "effectiveOn": "%s", "availableFrom": "%s", "plannedPlaces": 500}\
            """.formatted(locations.size(), FIRST_DAY, FIRST_DAY));
        locations.add(location);
    }

    /** Always something new: the day is a later one, and the number another one than before. */
    private void sayMore(Location location) {
        location.day = location.day.plusDays(1);
        int before = location.placesOn(location.day);
        if (before > 0 && random.nextBoolean()) {
            int counted = (location.countedOn(location.day) + 1 + random.nextInt(50)) % 100;
            put(path(location) + "/counts/" + newId(), """
                {"on": "%s", "occupied": %d}\
                """.formatted(location.day, counted));
            location.counted.put(location.day, counted);
        } else {
            int places = before + 1 + random.nextInt(20);
            put(path(location) + "/place-changes/" + newId(), """
                {"type": "REALISED", "effectiveOn": "%s", "places": %d, "stillPlanned": 0}\
                """.formatted(location.day, places));
            location.places.put(location.day, places);
        }
    }

    private String path(Location location) {
        return "/v1/municipalities/%s/locations/%s".formatted(code, location.id());
    }

    private UUID newId() {
        var bytes = new byte[16];
        random.nextBytes(bytes);
        return UUID.nameUUIDFromBytes(bytes);
    }

    private void put(String path, String body) {
        var answer = await().pollDelay(Duration.ZERO)
                .pollInterval(Duration.ofMillis(50))
                .atMost(Duration.ofMinutes(5))
                .until(() -> sent(path, body), Objects::nonNull);
        acknowledged.add(new Acknowledged(path, body, answer.body()));
        acknowledgements.incrementAndGet();
    }

    /** The acknowledgement; null when there was no answer, or one that asks to come again. */
    private @Nullable HttpResponse<String> sent(String path, String body) throws InterruptedException {
        try {
            var answer = put(capacity, token, path, body);
            if (answer.statusCode() == 503) return null;
            if (answer.statusCode() == 201) return answer;
            throw new AssertionError("PUT %s %s: %d %s".formatted(path, body, answer.statusCode(), answer.body()));
        } catch (IOException nobodyThere) {
            return null;
        }
    }

    HttpResponse<String> repeat(Acknowledged before) throws IOException, InterruptedException {
        return put(capacity, token, before.path(), before.body());
    }

    private HttpResponse<String> put(String service, String bearer, String path, String body)
            throws IOException, InterruptedException {
        return http.send(
                HttpRequest.newBuilder(URI.create(service + path))
                        .timeout(Duration.ofSeconds(30))
                        .header("Authorization", "Bearer " + bearer)
                        .header("Content-Type", "application/json")
                        .PUT(BodyPublishers.ofString(body))
                        .build(),
                BodyHandlers.ofString());
    }
}
