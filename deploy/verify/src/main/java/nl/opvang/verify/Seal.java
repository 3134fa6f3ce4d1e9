package nl.opvang.verify;

import java.io.ByteArrayOutputStream;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * A seal as somebody has it. What it says is worth something once its signature and its place in the chain are checked.
 *
 * @param from the file in which it stands
 * @param hash of the statement, made anew
 * @param entries of its tree, made anew into bytes; empty when they were left out
 */
@SuppressWarnings("ArrayRecordComponent") // never compared
record Seal(String from, Statement statement, String hash, byte[] signed, String signature, Optional<byte[]> entries) {

    private static final String KIND = "nl.opvang.seal.v1";

    /** What is signed. */
    record Statement(
            String service,
            long number,
            String sealedAt,
            String keyId,
            String previous,
            long eventsBefore,
            long events,
            String root,
            Optional<Key> nextKey) {}

    /** A public key and its name, which follows from it. */
    record Key(String id, String publicKey) {
        static Key of(Map<?, ?> json) {
            var key = new Key(Json.text(json, "keyId"), Json.text(json, "publicKey"));
            if (!key.id.equals(Hashes.keyId(Hashes.bytes(key.publicKey))))
                throw new Unreadable("names a key that is another one");
            return key;
        }
    }

    static Seal of(String from, Map<?, ?> json) {
        if (!(json.get("statement") instanceof Map<?, ?> statement)) throw new Unreadable("lacks \"statement\"");
        if (!Json.text(statement, "kind").equals(KIND)) throw new Unreadable("is a seal of an unknown kind");
        var signed = Json.canonical(statement);
        return new Seal(
                from,
                new Statement(
                        Json.text(statement, "service"),
                        Json.number(statement, "number"),
                        Json.text(statement, "sealedAt"),
                        Json.text(statement, "keyId"),
                        Json.text(statement, "previous"),
                        Json.number(statement, "eventsBefore"),
                        Json.number(statement, "events"),
                        Json.text(statement, "root"),
                        statement.get("nextKey") instanceof Map<?, ?> key
                                ? Optional.of(Key.of(key))
                                : Optional.empty()),
                Hashes.hex(Hashes.sha256(signed)),
                signed,
                Json.text(json, "signature"),
                json.get("entries") instanceof List<?> entries ? Optional.of(packed(entries)) : Optional.empty());
    }

    private static byte[] packed(List<?> entries) {
        var packed = new ByteArrayOutputStream(entries.size() * Export.ENTRY_BYTES);
        for (var entry : entries) {
            if (!(entry instanceof Map<?, ?> json)) throw new Unreadable("has an entry that is none");
            var digest = Hashes.bytes(Json.text(json, "digest"));
            if (digest.length != Export.ENTRY_BYTES - Export.ID_BYTES)
                throw new Unreadable("has a digest that is none");
            packed.writeBytes(Export.entry(Json.text(json, "eventId"), digest));
        }
        return packed.toByteArray();
    }

    /** Its entries, if they are there and are those under its root. */
    Optional<byte[]> provenEntries() {
        return entries.filter(packed -> {
            int count = packed.length / Export.ENTRY_BYTES;
            if (count != statement.events()) return false;
            var tree = new Hashes.Tree();
            for (int i = 0; i < count; i++) tree.add(Export.entry(packed, i));
            return tree.root().equals(statement.root());
        });
    }
}
