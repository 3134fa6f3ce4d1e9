package nl.opvang.plumbing.access;

import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotBlank;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.validation.annotation.Validated;

/**
 * Whom a service trusts and how much it lets a client ask; without issuer and audience it does not start.
 *
 * @param issuerUri the one trusted issuer, as in the {@code iss} claim
 * @param audience what its tokens must be meant for
 * @param jwkSetUri where its keys are, when it is not what its discovery document says
 * @param requestsPerSecond what one client may ask, on average
 * @param burst what one client may ask at once
 * @param limitImports whether the rate also holds for operators' imports
 */
@Validated
@ConfigurationProperties("opvang.access")
public record AccessSettings(
        @NotBlank String issuerUri,
        @NotBlank String audience,
        @Nullable String jwkSetUri,
        @DefaultValue("500") @Min(1) int requestsPerSecond,
        @DefaultValue("2000") @Min(1) int burst,
        @DefaultValue("false") boolean limitImports) {}
