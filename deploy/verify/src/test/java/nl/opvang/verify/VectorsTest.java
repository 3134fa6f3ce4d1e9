package nl.opvang.verify;

import static java.nio.charset.StandardCharsets.UTF_8;
import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The vectors that what makes seals is held against as well: the two share nothing else. */
class VectorsTest {
    private static final Map<?, ?> VECTORS = vectors();

    private static Map<?, ?> vectors() {
        try {
            return Json.object(Files.readString(Path.of("../../docs/seals/vectors.json")));
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }

    private static List<?> list(Map<?, ?> object, String member) {
        return (List<?>) requireNonNull(object.get(member));
    }

    private static Map<?, ?> object(String member) {
        return (Map<?, ?>) requireNonNull(VECTORS.get(member));
    }

    private static List<? extends Map<?, ?>> objects(String member) {
        return list(VECTORS, member).stream().map(each -> (Map<?, ?>) each).toList();
    }

    @Test
    void roots_are_those_of_the_vectors() {
        for (var vector : objects("trees")) {
            var tree = new Hashes.Tree();
            list(vector, "entries").forEach(entry -> tree.add(Hashes.bytes((String) entry)));

            assertThat(tree.root()).isEqualTo(vector.get("root"));
        }
    }

    @Test
    void lines_are_hashed_in_their_canonical_form() {
        for (var vector : objects("events")) {
            var line = Json.object(Json.text(vector, "line"));

            assertThat(new String(Json.canonical(line), UTF_8)).isEqualTo(vector.get("canonical"));
            assertThat(Hashes.hex(Export.entry(line))).isEqualTo(vector.get("entry"));
        }
    }

    @Test
    void a_seal_has_its_hash_its_root_and_its_signature() {
        var json = object("seal");
        var key = Seal.Key.of(object("key"));

        var seal = Seal.of("vectors.json", json);

        assertThat(seal.hash()).isEqualTo(json.get("hash"));
        assertThat(seal.provenEntries()).isPresent();
        assertThat(Hashes.isSigned(key.publicKey(), seal.signed(), seal.signature()))
                .isTrue();
        seal.signed()[0]++;
        assertThat(Hashes.isSigned(key.publicKey(), seal.signed(), seal.signature()))
                .isFalse();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "1.0",
                "1e3",
                "-0.5",
                "01",
                "9007199254740993",
                "{\"a\":1,\"a\":1}",
                "\"\u0001\"",
                "\"\\x\"",
                "[1",
                "nil",
                "{\"a\" 1}",
                "1 ]"
            })
    void what_has_no_canonical_form_is_refused(String text) {
        assertThatThrownBy(() -> Json.all(text)).isInstanceOf(Unreadable.class);
    }
}
