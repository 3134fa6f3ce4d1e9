package nl.opvang.reporting.publication.read;

import jakarta.validation.constraints.NotBlank;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.validation.annotation.Validated;

/**
 * What the description of the open data says of who gives them, and where.
 *
 * @param baseUri under which everyone reaches this service, without {@code /v1} and without a slash at the end
 * @param publisherUri identifies the publisher, such as in the register of government organisations; null for none
 * @param licence from the European list of licences
 */
@Validated
@ConfigurationProperties("opvang.publication")
record PublicationSettings(
        @NotBlank String baseUri,
        @NotBlank String publisherName,
        @Nullable String publisherUri,
        @NotBlank String contactName,
        @NotBlank String contactEmail,
        @NotBlank String licence) {}
