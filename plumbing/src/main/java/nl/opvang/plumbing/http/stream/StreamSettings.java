package nl.opvang.plumbing.http.stream;

import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.validation.annotation.Validated;

/**
 * How many may listen.
 *
 * @param open streams of all clients together in this process
 * @param perClient streams of one client, the software that its token names
 * @param heartbeat after so long without anything else, so that neither side waits for one that is gone
 */
@Validated
@ConfigurationProperties("opvang.streams")
public record StreamSettings(
        @DefaultValue("200") @Min(1) @Max(10_000) int open,
        @DefaultValue("20") @Min(1) @Max(10_000) int perClient,
        @DefaultValue("15s") Duration heartbeat) {}
