package nl.opvang.plumbing.page;

import jakarta.validation.constraints.NotEmpty;
import java.net.URI;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.validation.annotation.Validated;

/**
 * What the pages must be told.
 *
 * @param services where browsers find each service, its own among them
 * @param navigation names of the services between which pages link, in order
 * @param themeDirectory where a {@code theme.css} lies that takes the place of ours
 */
@Validated
@ConfigurationProperties("opvang.page")
public record PageSettings(
        @NotEmpty Map<String, URI> services,
        @DefaultValue List<String> navigation,
        @Nullable Path themeDirectory) {}
