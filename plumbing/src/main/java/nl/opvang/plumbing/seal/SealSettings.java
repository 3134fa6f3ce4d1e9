package nl.opvang.plumbing.seal;

import java.nio.file.Path;
import java.time.Duration;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * How events are sealed, as {@code opvang.seals.*}.
 *
 * @param keyFile a secret per line, that in use first
 * @param every how long events wait for others to be sealed with
 */
@ConfigurationProperties("opvang.seals")
public record SealSettings(
        @Nullable Path keyFile, @DefaultValue("10s") Duration every) {
    /** The setting that names the file. */
    public static final String KEY_FILE = "opvang.seals.key-file";
}
