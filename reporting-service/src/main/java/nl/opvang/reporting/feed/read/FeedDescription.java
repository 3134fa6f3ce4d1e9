package nl.opvang.reporting.feed.read;

import io.swagger.v3.oas.models.OpenAPI;
import io.swagger.v3.oas.models.media.Content;
import io.swagger.v3.oas.models.media.MediaType;
import io.swagger.v3.oas.models.media.Schema;
import io.swagger.v3.oas.models.parameters.Parameter;
import io.swagger.v3.oas.models.responses.ApiResponse;
import java.util.LinkedHashMap;
import java.util.Objects;
import nl.opvang.plumbing.http.openapi.Schemas;
import nl.opvang.plumbing.http.stream.EventStreams;
import org.springdoc.core.customizers.GlobalOpenApiCustomizer;
import org.springframework.core.Ordered;
import org.springframework.core.ResolvableType;

/** Describes the stream of figures. */
final class FeedDescription implements GlobalOpenApiCustomizer, Ordered {
    private static final String EXAMPLE = """
        retry: 3000

        id: 00000000-0000-4000-8000-000000000001/41
        event: figures
        data: {"area":{"level":"region","code":"VR01","name":"Groningen"},"on":"2025-03-01",\
        "knownAt":"2025-03-01T09:00:00Z","realisedPlaces":100,"outOfUsePlaces":4,"occupiedPlaces":87,\
        "occupancyRate":87.0,"targetPlaces":120,"gap":20}

        """;

    @Override
    public int getOrder() {
        return 0;
    }

    @Override
    public void customise(OpenAPI api) {
        var components = new LinkedHashMap<String, Schema<?>>();
        var told = new Schemas(components).of(ResolvableType.forClass(ToldFigures.class));
        components.forEach((name, schema) -> api.getComponents().addSchemas(name, schema));
        var get = Objects.requireNonNull(Objects.requireNonNull(api.getPaths().get(FigureChangeController.PATH))
                .getGet());
        get.setDescription("Server-sent events: the figures of each area and day as they are, then whenever they become"
                + " others; the last ones hold. What `data` says is described at `" + told.get$ref() + "`, and is the"
                + " same in the topic `" + FigureTelling.TOPIC + "` (its keys: `VR01/2025-03-01`). A line `:` is sent"
                + " when there is nothing to tell. The answer ends when the token expires.\n\n"
                + Objects.requireNonNullElse(get.getDescription(), ""));
        get.addParametersItem(new Parameter()
                .in("header")
                .name(EventStreams.LAST_EVENT_ID)
                .description("The id of the last event that the client got: the answer goes on after it. With any other"
                        + " text it begins as if none had been sent.")
                .required(false)
                .schema(Schemas.of("string")));
        var responses = Objects.requireNonNull(get.getResponses());
        responses.addApiResponse(
                "200",
                Objects.requireNonNullElseGet(responses.get("200"), ApiResponse::new)
                        .description("An event per area and day, until the client leaves.")
                        .content(new Content()
                                .addMediaType(
                                        "text/event-stream",
                                        new MediaType()
                                                .schema(Schemas.of("string"))
                                                .example(EXAMPLE))));
    }
}
