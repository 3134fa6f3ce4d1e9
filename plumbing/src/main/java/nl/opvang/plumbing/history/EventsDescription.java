package nl.opvang.plumbing.history;

import io.swagger.v3.oas.models.OpenAPI;
import io.swagger.v3.oas.models.PathItem;
import io.swagger.v3.oas.models.media.Content;
import io.swagger.v3.oas.models.media.MediaType;
import io.swagger.v3.oas.models.media.Schema;
import io.swagger.v3.oas.models.responses.ApiResponse;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import nl.opvang.plumbing.http.openapi.Schemas;
import org.springdoc.core.customizers.GlobalOpenApiCustomizer;
import org.springframework.core.Ordered;

/** Describes the lines that events are. */
final class EventsDescription implements GlobalOpenApiCustomizer, Ordered {
    private static final List<String> IDS = List.of("id", "commandid", "correlationid", "causationid");
    private static final List<String> MOMENTS = List.of("time", "knownat");
    private static final List<String> TEXTS = List.of("source", "type", "subject", "aggregateid", "actor", "actorrole");

    @Override
    public int getOrder() {
        return 0;
    }

    private static final String ALL =
            "Every event of this service in the order of its store, a line of JSON each. Goes on after the last one"
                    + " read with `after`; an answer that breaks off lacks its last chunk.";
    private static final String SOME =
            "The whole history, a line of JSON for each event, in the order of the store. The last line is not an"
                + " event of the register but says what was before it: `count`, `first`, `last`, the aggregates that"
                + " are there `whole`, `sha256` of all lines before, each with its line feed, and `codeVersion`. An"
                + " answer that breaks off lacks it.";

    @Override
    public void customise(OpenAPI api) {
        api.getPaths().forEach((path, item) -> {
            if (path.equals(EventsController.PATH)) describe(item, ALL);
            else if (path.startsWith("/v1/") && path.endsWith(HistoryController.EXPORT)) describe(item, SOME);
        });
    }

    private static void describe(PathItem item, String text) {
        var get = Objects.requireNonNull(item.getGet());
        get.setDescription(text + "\n\n" + Objects.requireNonNullElse(get.getDescription(), ""));
        var responses = Objects.requireNonNull(get.getResponses());
        responses.addApiResponse(
                "200",
                Objects.requireNonNullElseGet(responses.get("200"), ApiResponse::new)
                        .description("One event per line: CloudEvents 1.0, structured mode.")
                        .content(new Content()
                                .addMediaType(
                                        EventsController.NDJSON,
                                        new MediaType().schema(line()).example(example()))));
    }

    private static Schema<?> line() {
        var line = Schemas.of("object");
        var version = Schemas.of("string");
        version.setConst("1.0");
        line.addProperty("specversion", version);
        IDS.forEach(name -> line.addProperty(name, Schemas.of("string").format("uuid")));
        MOMENTS.forEach(name -> line.addProperty(name, Schemas.of("string").format("date-time")));
        TEXTS.forEach(name -> line.addProperty(name, Schemas.of("string")));
        line.addProperty("sequence", Schemas.of("string").pattern("^\\d+$"));
        line.addProperty("traceparent", Schemas.of("string"));
        line.addProperty("reason", Schemas.of("string"));
        line.addProperty("corrects", Schemas.of("string").format("uuid"));
        line.addProperty("datacontenttype", Schemas.of("string"));
        line.addProperty("data", Schemas.of("object"));
        var required = new ArrayList<>(IDS);
        required.addAll(MOMENTS);
        required.addAll(TEXTS);
        required.addAll(List.of("specversion", "sequence", "datacontenttype", "data"));
        line.setRequired(required);
        return line;
    }

    private static Map<String, Object> example() {
        var example = new LinkedHashMap<String, Object>();
        example.put("specversion", "1.0");
        example.put("id", "00000000-0000-7000-8000-000000000001");
        example.put("source", "urn:nl.opvang:service");
        example.put("type", "nl.opvang.service.feature.fact.v1");
        example.put("time", "2025-03-01T09:00:00Z");
        example.put("subject", "GM0014");
        example.put("aggregateid", "feature:GM0014");
        example.put("sequence", "0");
        example.put("knownat", "2025-03-01T09:00:00Z");
        example.put("commandid", "00000000-0000-7000-8000-000000000002");
        example.put("correlationid", "00000000-0000-7000-8000-000000000002");
        example.put("causationid", "00000000-0000-7000-8000-000000000002");
        example.put("actor", "00000000-0000-7000-8000-000000000003");
        example.put("actorrole", "municipality");
        example.put("datacontenttype", "application/json");
        example.put("data", Map.of());
        return example;
    }
}
