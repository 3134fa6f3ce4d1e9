package nl.opvang.plumbing.secret;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import nl.opvang.plumbing.SettingRefused;
import org.jspecify.annotations.Nullable;

/** The keys of a file with which this service signs: the first is the one to use, the others introduce it to those who know them. */
public final class SigningKeys {
    private final Map<String, SigningKey> byId = new LinkedHashMap<>();

    private SigningKeys() {}

    /**
     * @param setting what names the file, for the sentence that says what is wrong
     * @param file a secret per line, the one in use first
     * @throws SettingRefused when no file is named, or it is missing, readable by others than its owner, or a line is too short
     */
    public static SigningKeys read(String setting, @Nullable Path file) {
        var keys = new SigningKeys();
        KeyFile.lines(setting, file).forEach(secret -> {
            // Another use of the same secret gives another key.
            var key = new SigningKey(KeyFile.sha256(("signing|" + secret).getBytes(UTF_8)));
            keys.byId.put(key.id(), key);
        });
        return keys;
    }

    /** The one to use. */
    public SigningKey first() {
        return byId.values().iterator().next();
    }

    /** Empty when the file lacks it. */
    public Optional<SigningKey> of(String id) {
        return Optional.ofNullable(byId.get(id));
    }
}
