package nl.opvang.plumbing.seal;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import nl.opvang.plumbing.seal.SealStatement.PublicKey;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The vectors that the verifier is held against as well: the two share nothing else. */
class VectorsTest {
    private static final HexFormat HEX = HexFormat.of();
    private static final JsonNode VECTORS = vectors();

    private static JsonNode vectors() {
        try {
            return JsonMapper.builder().build().readTree(Files.readString(Path.of("../docs/seals/vectors.json")));
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }

    private static List<byte[]> bytes(JsonNode list) {
        return list.valueStream().map(each -> HEX.parseHex(each.asString())).toList();
    }

    @Test
    void roots_and_inclusion_paths_are_those_of_the_vectors() {
        for (var vector : VECTORS.path("trees")) {
            var entries = bytes(vector.path("entries"));
            var tree = new MerkleTree(entries);

            assertThat(HEX.formatHex(tree.root())).isEqualTo(vector.path("root").asString());
            for (int i = 0; i < entries.size(); i++)
                assertThat(tree.inclusionPath(i))
                        .containsExactlyElementsOf(
                                bytes(vector.path("inclusionPaths").path(i)));
        }
    }

    @Test
    void a_path_proves_one_entry_at_one_place_under_one_root() {
        for (int size = 1; size <= 40; size++) {
            var entries = new ArrayList<byte[]>();
            for (int i = 0; i < size; i++) entries.add(new byte[] {(byte) i});
            var tree = new MerkleTree(entries);
            var root = tree.root();
            for (int i = 0; i < size; i++) {
                var path = tree.inclusionPath(i);
                assertThat(MerkleTree.proves(path, entries.get(i), i, size, root))
                        .isTrue();
                assertThat(MerkleTree.proves(path, new byte[] {99}, i, size, root))
                        .isFalse();
                assertThat(MerkleTree.proves(
                                path,
                                entries.get(i),
                                i,
                                size,
                                tree.inclusionPath(0).isEmpty()
                                        ? new byte[32]
                                        : tree.inclusionPath(0).getFirst()))
                        .isFalse();
                assertThat(MerkleTree.proves(path, entries.get(i), size, size, root))
                        .isFalse();
                assertThat(MerkleTree.proves(path, entries.get(i), -1, size, root))
                        .isFalse();
                for (int other = 0; other < size; other++)
                    if (other != i)
                        assertThat(MerkleTree.proves(path, entries.get(i), other, size, root))
                                .isFalse();
                if (!path.isEmpty())
                    assertThat(MerkleTree.proves(path.subList(1, path.size()), entries.get(i), i, size, root))
                            .isFalse();
                var longer = new ArrayList<>(path);
                longer.add(root);
                assertThat(MerkleTree.proves(longer, entries.get(i), i, size, root))
                        .isFalse();
            }
        }
    }

    @Test
    void lines_are_hashed_in_their_canonical_form() {
        for (var vector : VECTORS.path("events"))
            assertThat(HEX.formatHex(Entry.digest(vector.path("line").asString().getBytes(UTF_8))))
                    .isEqualTo(vector.path("digest").asString());
    }

    @Test
    void a_seal_has_its_hash_its_root_and_its_signature() {
        var seal = Seal.parse(VECTORS.path("seal").toString());
        var key = new PublicKey(
                VECTORS.path("key").path("keyId").asString(),
                VECTORS.path("key").path("publicKey").asString());
        var entries = VECTORS.path("events")
                .valueStream()
                .map(event -> HEX.parseHex(event.path("entry").asString()))
                .flatMap(packed -> Entry.unpacked(packed).stream())
                .toList();

        assertThat(seal.entries()).isEqualTo(entries);
        assertThat(seal.covers(entries)).isTrue();
        assertThat(seal.covers(entries.reversed())).isFalse();
        assertThat(seal.isSignedBy(key)).isTrue();
        assertThat(seal.isSignedBy(
                        new PublicKey(key.keyId(), "3d4017c3e843895a92b70aa74d1b7ebc9c982ccf2ec4968cc0cd55f12af4660c")))
                .isFalse();
        assertThat(Seal.parse(seal.json())).isEqualTo(seal);
        assertThat(Entry.unpacked(Entry.packed(entries))).isEqualTo(entries);
    }
}
