package nl.opvang.plumbing.http;

import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.validation.annotation.Validated;

/**
 * Limits of what may come in and how long it may wait.
 *
 * @param maxBodyBytes of one JSON body
 * @param maxLineBytes of one line of a bulk request
 * @param maxLines of one bulk request
 * @param linesPerChunk lines that are decided in one transaction, which must stay well inside its time limit
 * @param longestWait of a read for what its caller wrote
 */
@Validated
@ConfigurationProperties("opvang.http")
public record HttpSettings(
        @DefaultValue("262144") @Min(1) @Max(16_777_216) int maxBodyBytes,
        @DefaultValue("65536") @Min(1) @Max(1_048_576) int maxLineBytes,
        @DefaultValue("10000") @Min(1) @Max(1_000_000) int maxLines,
        @DefaultValue("500") @Min(1) @Max(5_000) int linesPerChunk,
        @DefaultValue("2s") Duration longestWait) {}
