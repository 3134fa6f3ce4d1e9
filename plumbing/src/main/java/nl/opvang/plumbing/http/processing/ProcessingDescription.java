package nl.opvang.plumbing.http.processing;

import io.swagger.v3.oas.models.OpenAPI;
import io.swagger.v3.oas.models.media.Content;
import io.swagger.v3.oas.models.media.MediaType;
import io.swagger.v3.oas.models.media.Schema;
import io.swagger.v3.oas.models.responses.ApiResponse;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import nl.opvang.plumbing.http.openapi.Schemas;
import org.springdoc.core.customizers.GlobalOpenApiCustomizer;
import org.springframework.core.Ordered;

/** Describes the lines of the log. */
final class ProcessingDescription implements GlobalOpenApiCustomizer, Ordered {
    private static final List<String> TEXTS = List.of(
            "position", "trace_id", "span_id", "parent_span_id", "status_code", "name", "start_time", "end_time");

    @Override
    public int getOrder() {
        return 0;
    }

    @Override
    public void customise(OpenAPI api) {
        var item = api.getPaths().get(ProcessingController.PATH);
        if (item == null) return;
        var get = Objects.requireNonNull(item.getGet());
        get.setDescription(
                "Who looked at, or changed, what about people, and who read audit data: a line for every request in"
                    + " the terms of the standard Logboek dataverwerkingen, and one for each of several people whom it"
                    + " was about. Goes on after the last `position` read with `after`.\n\n"
                        + Objects.requireNonNullElse(get.getDescription(), ""));
        var responses = Objects.requireNonNull(get.getResponses());
        responses.addApiResponse(
                "200",
                Objects.requireNonNullElseGet(responses.get("200"), ApiResponse::new)
                        .description("One action per line.")
                        .content(new Content()
                                .addMediaType(
                                        ProcessingController.NDJSON,
                                        new MediaType().schema(line()).example(example()))));
    }

    private static Schema<?> line() {
        var line = Schemas.of("object");
        TEXTS.forEach(name -> {
            line.addProperty(name, Schemas.of("string"));
            line.addRequiredItem(name);
        });
        for (var name : List.of("resource", "attributes")) {
            line.addProperty(name, Schemas.of("object"));
            line.addRequiredItem(name);
        }
        return line;
    }

    private static Map<String, Object> example() {
        var example = new LinkedHashMap<String, Object>();
        example.put("position", "4711/12");
        example.put("trace_id", "0af7651916cd43dd8448eb211c80319c");
        example.put("span_id", "00f067aa0ba902b7");
        example.put("parent_span_id", "b7ad6b7169203331");
        example.put("status_code", "STATUS_CODE_UNSET");
        example.put("name", "GET /v1/features/{id}");
        example.put("start_time", "2025-03-01T09:00:00.000Z");
        example.put("end_time", "2025-03-01T09:00:00.004Z");
        example.put("resource", Map.of("attributes", Map.of("service.name", "opvang-service")));
        example.put(
                "attributes",
                Map.of(
                        "dpl.core.processing_activity_id", "urn:nl.opvang:processing-activity:feature",
                        "dpl.core.data_subject_id", "GM0014:00000000-0000-7000-8000-000000000001",
                        "dpl.core.data_subject_id_type", "urn:nl.opvang:feature",
                        "opvang.actor", "00000000-0000-7000-8000-000000000003"));
        return example;
    }
}
