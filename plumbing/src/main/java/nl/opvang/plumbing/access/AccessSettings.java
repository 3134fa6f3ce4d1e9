package nl.opvang.plumbing.access;

import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotBlank;
import java.nio.file.Path;
import java.time.Duration;
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
 * @param sslBundle the certificates by which the issuer is known, when it is not those of Java
 * @param longestToken no token is believed that was made to last longer
 * @param organisationsFile for which codes organisations act, when the issuer does not say so itself
 * @param organisationClaim the claim that names the organisation (OIN) of a token
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
        @Nullable String sslBundle,
        @DefaultValue("24h") Duration longestToken,
        @Nullable Path organisationsFile,
        @DefaultValue("oin") @NotBlank String organisationClaim,
        @DefaultValue("500") @Min(1) int requestsPerSecond,
        @DefaultValue("2000") @Min(1) int burst,
        @DefaultValue("false") boolean limitImports) {}
