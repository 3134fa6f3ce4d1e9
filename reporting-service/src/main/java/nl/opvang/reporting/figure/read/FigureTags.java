package nl.opvang.reporting.figure.read;

import io.swagger.v3.oas.models.OpenAPI;
import io.swagger.v3.oas.models.Operation;
import io.swagger.v3.oas.models.headers.Header;
import io.swagger.v3.oas.models.parameters.Parameter;
import io.swagger.v3.oas.models.responses.ApiResponse;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import nl.opvang.plumbing.http.openapi.Schemas;
import org.springdoc.core.customizers.GlobalOpenApiCustomizer;
import org.springframework.core.Ordered;
import org.springframework.http.HttpHeaders;
import org.springframework.stereotype.Component;
import org.springframework.web.context.request.ServletWebRequest;
import tools.jackson.databind.json.JsonMapper;

/**
 * Tells who asks for figures again that they are the same. How far everything is projected moves on every second, and
 * with it every answer: so the tag is a weak one, of the figures alone, and a header says up to when they are the same.
 */
@Component
public final class FigureTags implements GlobalOpenApiCustomizer, Ordered {
    private static final List<String> PATHS = List.of("/v1/occupancy", "/v1/target-gaps");
    private static final String KNOWN_AT = "Opvang-Known-At";
    private static final String PROJECTED_THROUGH = "Opvang-Projected-Through";

    private final JsonMapper json;

    FigureTags(JsonMapper json) {
        this.json = json;
    }

    /**
     * Tags an answer, and answers instead when the caller has its figures already.
     *
     * @param figures all of the answer but its moments
     * @return whether 304 was answered
     */
    public boolean answered(Record figures, Instant knownAt, Instant projectedThrough, ServletWebRequest request) {
        var response = Objects.requireNonNull(request.getResponse());
        var content = new ByteArrayOutputStream();
        // The same figures as JSON and as CSV are two things to have.
        content.writeBytes(Objects.requireNonNullElse(request.getHeader(HttpHeaders.ACCEPT), "")
                .getBytes(StandardCharsets.UTF_8));
        content.writeBytes(json.writeValueAsBytes(figures));
        response.addHeader(HttpHeaders.VARY, HttpHeaders.ACCEPT);
        boolean had = request.checkNotModified("W/" + ContentTag.of(content.toByteArray()));
        if (had) {
            response.setHeader(KNOWN_AT, knownAt.toString());
            response.setHeader(PROJECTED_THROUGH, projectedThrough.toString());
        }
        return had;
    }

    @Override
    public int getOrder() {
        return 0;
    }

    @Override
    public void customise(OpenAPI api) {
        for (var path : PATHS) {
            Operation operation = Objects.requireNonNull(
                    Objects.requireNonNull(api.getPaths().get(path), path).getGet());
            operation.addParametersItem(new Parameter()
                    .in("header")
                    .name("If-None-Match")
                    .description("The ETag of figures that the caller has.")
                    .required(false)
                    .schema(Schemas.of("string")));
            var responses = operation.getResponses();
            Objects.requireNonNull(responses.get("200"))
                    .addHeaderObject("ETag", header("Of the figures, whatever the moments; weak."));
            responses.addApiResponse(
                    "304",
                    new ApiResponse()
                            .description("The figures that If-None-Match names are still the same.")
                            .addHeaderObject("ETag", header("Of the figures, whatever the moments; weak."))
                            .addHeaderObject(KNOWN_AT, header("The figures are those known at this moment."))
                            .addHeaderObject(PROJECTED_THROUGH, header("Up to here nothing is missing."))
                            .addHeaderObject("API-Version", new Header().$ref("#/components/headers/API-Version")));
        }
    }

    private static Header header(String description) {
        return new Header().description(description).schema(Schemas.of("string"));
    }
}
