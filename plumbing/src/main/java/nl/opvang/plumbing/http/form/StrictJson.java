package nl.opvang.plumbing.http.form;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import nl.opvang.plumbing.problem.Problem;
import nl.opvang.plumbing.problem.ProblemException;
import tools.jackson.core.JacksonException;
import tools.jackson.core.StreamReadConstraints;
import tools.jackson.core.StreamReadFeature;
import tools.jackson.core.json.JsonFactory;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.cfg.JsonNodeFeature;
import tools.jackson.databind.json.JsonMapper;

/** Reads JSON from outside: one value, no field twice, nothing too deep or too long. */
public final class StrictJson {
    private static final JsonMapper JSON = JsonMapper.builder(JsonFactory.builder()
                    .streamReadConstraints(StreamReadConstraints.builder()
                            .maxNestingDepth(20)
                            .maxNameLength(200)
                            .maxNumberLength(40)
                            .maxStringLength(100_000)
                            .build())
                    .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
                    .build())
            .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
            .enable(JsonNodeFeature.WRITE_PROPERTIES_SORTED)
            .build();

    private StrictJson() {}

    /** @throws ProblemException 400 when these bytes are not exactly one JSON value in UTF-8 */
    public static JsonNode read(byte[] bytes) {
        try {
            // Jackson would guess at other encodings and let bytes pass that are none.
            var text = StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(bytes));
            var tree = JSON.readTree(text.toString());
            if (tree == null || tree.isMissingNode()) throw new ProblemException(Problem.MALFORMED);
            return tree;
        } catch (CharacterCodingException | JacksonException e) {
            throw new ProblemException(Problem.MALFORMED);
        }
    }

    /** SHA-256 that is the same for bodies that differ only in white space and the order of their fields. */
    public static byte[] hash(JsonNode tree) {
        return sha256().digest(JSON.writeValueAsBytes(tree));
    }

    public static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java platform has SHA-256", e);
        }
    }
}
