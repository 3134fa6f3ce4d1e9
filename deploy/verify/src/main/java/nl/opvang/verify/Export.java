package nl.opvang.verify;

import static java.nio.charset.StandardCharsets.UTF_8;

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

    private final Path file;
    private final byte[] entries;
    private final String sha256;
    private final Optional<String> service;
    private final Optional<Manifest> manifest;
    private final boolean brokenOff;

    private Export(
            Path file,
            byte[] entries,
            String sha256,
            Optional<String> service,
            Optional<Manifest> manifest,
            boolean brokenOff) {
        this.file = file;
        this.entries = entries;
        this.sha256 = sha256;
        this.service = service;
        this.manifest = manifest;
        this.brokenOff = brokenOff;
    }

    /** What is to be done with each event, by its place among them. */
    @FunctionalInterface
    interface Events {
        void take(int index, Map<?, ?> event);
    }

    /** @throws Unreadable when a line that is not the last one is no event */
    static Export read(Path file) throws IOException {
        var entries = new ByteArrayOutputStream();
        var bytes = Hashes.digest();
        var service = Optional.<String>empty();
        var manifest = Optional.<Manifest>empty();
        boolean brokenOff = false;
        try (var lines = Files.newBufferedReader(file)) {
            long number = 1;
            for (var line = lines.readLine(); line != null; line = lines.readLine(), number++) {
                if (line.isBlank()) continue;
                if (manifest.isPresent())
                    throw new Unreadable("line " + number + " of the export comes after what is to be the last one");
                try {
                    var event = Json.object(line);
                    var source = Json.text(event, "source");
                    if (service.isEmpty() && source.startsWith(SOURCE))
                        service = Optional.of(source.substring(SOURCE.length()));
                    if (Manifest.is(event)) manifest = Optional.of(Manifest.of(event));
                    else {
                        entries.writeBytes(entry(event));
                        bytes.update((line + "\n").getBytes(UTF_8));
                    }
                } catch (Unreadable e) {
                    if (!isLast(lines)) throw new Unreadable("line " + number + " of the export " + e.getMessage());
                    brokenOff = true;
                }
            }
        }
        return new Export(file, entries.toByteArray(), Hashes.hex(bytes.digest()), service, manifest, brokenOff);
    }

    private static boolean isLast(BufferedReader lines) throws IOException {
        return lines.readLine() == null;
    }

    /** Once more from the file, so that not all of every event must be kept. */
    void eachLine(Events events) throws IOException {
        try (var lines = Files.newBufferedReader(file)) {
            int index = 0;
            for (var line = lines.readLine(); line != null && index < size(); line = lines.readLine())
                if (!line.isBlank()) events.take(index++, Json.object(line));
        }
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

    /** SHA-256 of the lines of events, in hexadecimal. */
    String sha256() {
        return sha256;
    }

    /** What its last line says; empty when that is an event, as in the export of everything. */
    Optional<Manifest> manifest() {
        return manifest;
    }

    /** Whether its last line is not whole. */
    boolean isBrokenOff() {
        return brokenOff;
    }
}
