package nl.opvang.plumbing.seal;

import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.UUID;
import nl.opvang.plumbing.history.EventLines;
import nl.opvang.plumbing.http.form.Example;
import nl.opvang.plumbing.store.StoredEvent;

/**
 * What a seal says of one event.
 *
 * @param digest SHA-256, in hexadecimal, of the canonical JSON (RFC 8785) of the event's line in {@code GET /v1/events}: of all that is
 *     recorded about it
 */
public record Entry(
        UUID eventId,

        @Example("6d3a1b9c0f5e4d7288aa31c5e0f9b7d6c4e2a1908f7d6e5c4b3a291807f6e5d4")
        String digest) {
    private static final int ID_BYTES = 16;
    private static final int DIGEST_BYTES = 32;
    private static final int BYTES = ID_BYTES + DIGEST_BYTES;
    private static final HexFormat HEX = HexFormat.of();

    /** Wherever it was read: its place in a store does not matter. */
    public static Entry of(StoredEvent event) {
        return new Entry(event.envelope().eventId(), HEX.formatHex(digest(EventLines.line(event))));
    }

    /** Of a line as it is exported, whatever its spaces and the order of its members. */
    static byte[] digest(byte[] line) {
        return MerkleTree.sha256(CanonicalJson.of(line));
    }

    /** As it lies in the tree: the id, then the digest. */
    public byte[] bytes() {
        return ByteBuffer.allocate(BYTES)
                .putLong(eventId.getMostSignificantBits())
                .putLong(eventId.getLeastSignificantBits())
                .put(HEX.parseHex(digest))
                .array();
    }

    static MerkleTree tree(List<Entry> entries) {
        return new MerkleTree(entries.stream().map(Entry::bytes).toList());
    }

    static byte[] packed(List<Entry> entries) {
        var packed = ByteBuffer.allocate(entries.size() * BYTES);
        for (var entry : entries) packed.put(entry.bytes());
        return packed.array();
    }

    static List<Entry> unpacked(byte[] packed) {
        var bytes = ByteBuffer.wrap(packed);
        var entries = new ArrayList<Entry>(packed.length / BYTES);
        while (bytes.hasRemaining()) {
            var id = new UUID(bytes.getLong(), bytes.getLong());
            var digest = new byte[DIGEST_BYTES];
            bytes.get(digest);
            entries.add(new Entry(id, HEX.formatHex(digest)));
        }
        return entries;
    }
}
