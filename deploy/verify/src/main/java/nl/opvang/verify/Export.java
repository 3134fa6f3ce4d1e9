package nl.opvang.verify;

import java.io.BufferedReader;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

/** The events of an export in their order: of each its id and the hash of all that its line says. */
final class Export {
    static final int ID_BYTES = 16;
    static final int ENTRY_BYTES = ID_BYTES + 32;
    private static final String SOURCE = "urn:nl.opvang:";

    private final byte[] entries;
    private final Optional<String> service;
    private final boolean brokenOff;

    private Export(byte[] entries, Optional<String> service, boolean brokenOff) {
        this.entries = entries;
        this.service = service;
        this.brokenOff = brokenOff;
    }

    /** @throws Unreadable when a line that is not the last one is no event */
    static Export read(Path file) throws IOException {
        var entries = new ByteArrayOutputStream();
        var service = Optional.<String>empty();
        try (var lines = Files.newBufferedReader(file)) {
            long number = 1;
            for (var line = lines.readLine(); line != null; line = lines.readLine(), number++) {
                if (line.isBlank()) continue;
                try {
                    var event = Json.object(line);
                    var source = Json.text(event, "source");
                    if (service.isEmpty() && source.startsWith(SOURCE))
                        service = Optional.of(source.substring(SOURCE.length()));
                    entries.writeBytes(entry(event));
                } catch (Unreadable e) {
                    if (isLast(lines)) return new Export(entries.toByteArray(), service, true);
                    throw new Unreadable("line " + number + " of the export " + e.getMessage());
                }
            }
        }
        return new Export(entries.toByteArray(), service, false);
    }

    private static boolean isLast(BufferedReader lines) throws IOException {
        return lines.readLine() == null;
    }

    /** What a seal's tree holds of an event: its id, then the hash of its line in canonical form. */
    static byte[] entry(Map<?, ?> event) {
        return entry(Json.text(event, "id"), Hashes.sha256(Json.canonical(event)));
    }

    static byte[] entry(String id, byte[] digest) {
        try {
            var uuid = UUID.fromString(id);
            return ByteBuffer.allocate(ENTRY_BYTES)
                    .putLong(uuid.getMostSignificantBits())
                    .putLong(uuid.getLeastSignificantBits())
                    .put(digest)
                    .array();
        } catch (IllegalArgumentException e) {
            throw new Unreadable("has an id that is none");
        }
    }

    static UUID id(byte[] entries, int index) {
        var bytes = ByteBuffer.wrap(entries, index * ENTRY_BYTES, ID_BYTES);
        return new UUID(bytes.getLong(), bytes.getLong());
    }

    static byte[] entry(byte[] entries, int index) {
        return Arrays.copyOfRange(entries, index * ENTRY_BYTES, (index + 1) * ENTRY_BYTES);
    }

    int size() {
        return entries.length / ENTRY_BYTES;
    }

    UUID id(int index) {
        return id(entries, index);
    }

    byte[] entry(int index) {
        return entry(entries, index);
    }

    /** Where each event stands first. */
    Map<UUID, Integer> places() {
        var places = new HashMap<UUID, Integer>();
        for (int i = 0; i < size(); i++) places.putIfAbsent(id(i), i);
        return places;
    }

    /** Whose events they are; empty when there are none. */
    Optional<String> service() {
        return service;
    }

    /** Whether its last line is not whole. */
    boolean isBrokenOff() {
        return brokenOff;
    }
}
