package nl.opvang.plumbing.http.bulk;

import io.swagger.v3.oas.models.OpenAPI;
import io.swagger.v3.oas.models.SpecVersion;
import io.swagger.v3.oas.models.examples.Example;
import io.swagger.v3.oas.models.media.Content;
import io.swagger.v3.oas.models.media.MediaType;
import io.swagger.v3.oas.models.media.Schema;
import io.swagger.v3.oas.models.parameters.RequestBody;
import io.swagger.v3.oas.models.responses.ApiResponse;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import nl.opvang.contracts.area.MunicipalityCode;
import nl.opvang.plumbing.http.openapi.Examples;
import nl.opvang.plumbing.http.openapi.Schemas;
import org.springdoc.core.customizers.GlobalOpenApiCustomizer;
import org.springframework.core.Ordered;
import org.springframework.core.ResolvableType;

/** Describes the lines that bulk requests take, type by type, and those that they answer. */
final class BulkDescription implements GlobalOpenApiCustomizer, Ordered {
    /** Stands for any municipality. */
    private static final MunicipalityCode SOME = new MunicipalityCode("GM0014");

    private final List<LineType<?>> types;

    BulkDescription(List<LineType<?>> types) {
        this.types = types;
    }

    @Override
    public int getOrder() {
        return 0;
    }

    @Override
    public void customise(OpenAPI api) {
        describe(api, BulkController.BATCHES, BatchOf.one(SOME));
        describe(api, BulkController.BATCHES_OF_MANY, BatchOf.MANY);
        describe(api, BulkController.IMPORTS, BatchOf.HISTORY);
    }

    private void describe(OpenAPI api, String path, BatchOf batchOf) {
        var item = api.getPaths().get(path);
        if (item == null) return;
        var components = new LinkedHashMap<String, Schema<?>>();
        var schemas = new Schemas(components);
        var line = new Schema<>(SpecVersion.V31);
        var lines = new MediaType().schema(line);
        for (var type : types) {
            if (!batchOf.takes(type)) continue;
            line.addOneOfItem(line(schemas, type, batchOf));
            lines.addExamples(type.name(), new Example().value(example(type, batchOf)));
        }
        components.forEach((name, schema) -> api.getComponents().addSchemas(name, schema));
        var post = Objects.requireNonNull(item.getPost());
        post.setRequestBody(new RequestBody()
                .required(true)
                .description("One line of JSON each.")
                .content(new Content().addMediaType(BulkController.NDJSON, lines)));
        var responses = Objects.requireNonNull(post.getResponses());
        responses.addApiResponse(
                "200",
                Objects.requireNonNullElseGet(responses.get("200"), ApiResponse::new)
                        .description("One result per line, in order.")
                        .content(new Content()
                                .addMediaType(
                                        BulkController.NDJSON,
                                        new MediaType().schema(result()).example(accepted()))));
        for (var status : List.of("413", "415"))
            responses.addApiResponse(status, new ApiResponse().$ref("#/components/responses/Problem" + status));
    }

    private static Schema<?> line(Schemas schemas, LineType<?> type, BatchOf batchOf) {
        var line = Schemas.of("object");
        line.addProperty("id", Schemas.of("string").minLength(1).maxLength(100));
        var name = Schemas.of("string");
        name.setConst(type.name());
        line.addProperty("type", name);
        line.addProperty("data", schemas.of(ResolvableType.forClass(type.form())));
        line.setRequired(List.of("id", "type", "data"));
        if (batchOf.history()) {
            line.addProperty("knownAt", Schemas.of("string").format("date-time"));
            line.addRequiredItem("knownAt");
        }
        if (batchOf.municipality() == null && !type.national()) {
            line.addProperty("municipality", Schemas.of("string").pattern("^GM\\d{4}$"));
            line.addRequiredItem("municipality");
        }
        return line;
    }

    private static Map<String, Object> example(LineType<?> type, BatchOf batchOf) {
        var line = new LinkedHashMap<String, Object>();
        line.put("id", "line-1");
        line.put("type", type.name());
        if (batchOf.municipality() == null && !type.national()) line.put("municipality", SOME.text());
        if (batchOf.history()) line.put("knownAt", "2025-03-01T09:00:00Z");
        line.put("data", Examples.ofForm(type.form()));
        return line;
    }

    private static Map<String, Object> accepted() {
        var result = new LinkedHashMap<String, Object>();
        result.put("line", 1);
        result.put("id", "line-1");
        result.put("status", 201);
        result.put("position", "service@2025-03-01T09:00:00Z");
        result.put("sequence", 0);
        result.put("events", List.of("00000000-0000-7000-8000-000000000001"));
        return result;
    }

    private static Schema<?> result() {
        var result = Schemas.of("object");
        result.addProperty("line", Schemas.of("integer"));
        result.addProperty("id", Schemas.of("string"));
        result.addProperty("status", Schemas.of("integer"));
        result.addProperty("position", Schemas.of("string"));
        result.addProperty("sequence", Schemas.of("integer"));
        result.addProperty(
                "events", Schemas.of("array").items(Schemas.of("string").format("uuid")));
        result.addProperty("problem", new Schema<>(SpecVersion.V31).$ref("#/components/schemas/Problem"));
        result.setRequired(List.of("line", "status"));
        return result;
    }
}
