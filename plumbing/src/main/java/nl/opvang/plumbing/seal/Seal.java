package nl.opvang.plumbing.seal;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.util.HexFormat;
import java.util.List;
import nl.opvang.plumbing.http.form.Example;
import nl.opvang.plumbing.json.EventMapper;
import nl.opvang.plumbing.secret.SigningKey;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.json.JsonMapper;

/**
 * A seal, as it is published and served.
 *
 * @param hash SHA-256, in hexadecimal, of the statement's canonical JSON: what the next seal names
 * @param signature Ed25519, in hexadecimal, over the same bytes
 * @param entries what lies in its tree, in order; left out where they were not asked for
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
record Seal(
        SealStatement statement,

        @Example("6d3a1b9c0f5e4d7288aa31c5e0f9b7d6c4e2a1908f7d6e5c4b3a291807f6e5d4")
        String hash,

        @Example(
                "e5564300c360ac729086e2cc806e828a84877f1eb8e5d974d873e065224901555fb8821590a33bacc61e39701cf9b46bd25bf5f0595bbe24655141438e7a100b")
        String signature,

        @Nullable List<Entry> entries) {
    private static final JsonMapper JSON = EventMapper.forEvents();
    private static final HexFormat HEX = HexFormat.of();

    Seal {
        entries = entries == null ? null : List.copyOf(entries);
    }

    static Seal signed(SealStatement statement, List<Entry> entries, SigningKey key) {
        var signed = canonical(statement).getBytes(UTF_8);
        return new Seal(statement, HEX.formatHex(MerkleTree.sha256(signed)), HEX.formatHex(key.sign(signed)), entries);
    }

    /** What is signed, as it is kept. */
    String signedText() {
        return canonical(statement);
    }

    private static String canonical(SealStatement statement) {
        return CanonicalJson.of(JSON.writeValueAsString(statement));
    }

    static SealStatement statement(String text) {
        return JSON.readValue(text, SealStatement.class);
    }

    String json() {
        return JSON.writeValueAsString(this);
    }

    static Seal parse(String json) {
        return JSON.readValue(json, Seal.class);
    }

    /** Whether it says nothing but what this key signed. */
    boolean isSignedBy(SealStatement.PublicKey key) {
        var signed = signedText().getBytes(UTF_8);
        return statement.keyId().equals(key.keyId())
                && hash.equals(HEX.formatHex(MerkleTree.sha256(signed)))
                && SigningKey.isSigned(HEX.parseHex(key.publicKey()), signed, HEX.parseHex(signature));
    }

    /** Whether its tree is over exactly these. */
    boolean covers(List<Entry> events) {
        return events.size() == statement.events()
                && HEX.formatHex(Entry.tree(events).root()).equals(statement.root());
    }
}
