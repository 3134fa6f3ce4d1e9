package nl.opvang.plumbing.http;

import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.validation.annotation.Validated;

/**
 * Limits of what may come in.
 *
 * @param maxBodyBytes of one JSON body
 * @param maxLineBytes of one line of a bulk request
 * @param maxLines of one bulk request
 * @param linesPerChunk lines that are decided in one transaction, which must stay well inside its time limit
 */
@Validated
@ConfigurationProperties("opvang.http")
public record HttpSettings(
        @DefaultValue("262144") @Min(1) @Max(16_777_216) int maxBodyBytes,
        @DefaultValue("65536") @Min(1) @Max(1_048_576) int maxLineBytes,
        @DefaultValue("10000") @Min(1) @Max(1_000_000) int maxLines,
        @DefaultValue("500") @Min(1) @Max(5_000) int linesPerChunk) {}
