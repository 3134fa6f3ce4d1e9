package nl.opvang.plumbing.replay;

import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * How much of a service's machine a replay may take, as {@code opvang.replay.*}.
 *
 * @param restPercent of what writing a batch and resting after it take, for which it rests as long as anybody asks or writes
 * @param batch how many events it writes with one transaction, which others' reading may have to wait for
 * @param atMost after which it is given up
 * @param kept for how long what it found is there to be read
 * @param mostDifferences how many are listed; all are counted
 */
@ConfigurationProperties("opvang.replay")
public record ReplaySettings(
        @DefaultValue("40") int restPercent,
        @DefaultValue("1000") int batch,
        @DefaultValue("6h") Duration atMost,
        @DefaultValue("90d") Duration kept,
        @DefaultValue("10000") int mostDifferences) {
    public ReplaySettings {
        if (restPercent < 0 || restPercent > 95)
            throw new IllegalArgumentException("opvang.replay.rest-percent must be 0 to 95");
        if (batch < 1 || mostDifferences < 1)
            throw new IllegalArgumentException("opvang.replay.batch and most-differences must be positive");
    }
}
