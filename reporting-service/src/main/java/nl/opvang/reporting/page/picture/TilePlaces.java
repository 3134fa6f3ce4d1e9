package nl.opvang.reporting.page.picture;

import static java.util.stream.Collectors.toUnmodifiableMap;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Objects;

/** Where each region's tile stands, from {@code tile_map.csv} (its provenance lies beside it). */
final class TilePlaces {
    static final int ROWS = 8;
    static final int COLUMNS = 6;

    /**
     * @param row from 1, the north
     * @param column from 1, the west
     * @param label the region's name, as short as a tile is wide
     */
    record Place(String region, int row, int column, String label) {}

    private static final Map<String, Place> PLACES = read();

    private TilePlaces() {}

    /** Per region code. */
    static Map<String, Place> all() {
        return PLACES;
    }

    private static Map<String, Place> read() {
        var stream = Objects.requireNonNull(TilePlaces.class.getResourceAsStream("tile_map.csv"));
        try (var lines = new BufferedReader(new InputStreamReader(stream, StandardCharsets.UTF_8))) {
            return lines.lines()
                    .skip(1)
                    .map(line -> line.split(",", -1))
                    .map(fields ->
                            new Place(fields[0], Integer.parseInt(fields[1]), Integer.parseInt(fields[2]), fields[3]))
                    .collect(toUnmodifiableMap(Place::region, place -> place));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
