package nl.opvang.plumbing.http.openapi;

import io.swagger.v3.oas.models.Components;
import io.swagger.v3.oas.models.OpenAPI;
import io.swagger.v3.oas.models.Paths;
import io.swagger.v3.oas.models.headers.Header;
import io.swagger.v3.oas.models.info.Info;
import io.swagger.v3.oas.models.info.License;
import io.swagger.v3.oas.models.media.Content;
import io.swagger.v3.oas.models.media.MediaType;
import io.swagger.v3.oas.models.media.Schema;
import io.swagger.v3.oas.models.responses.ApiResponse;
import io.swagger.v3.oas.models.security.SecurityRequirement;
import io.swagger.v3.oas.models.security.SecurityScheme;
import io.swagger.v3.oas.models.servers.Server;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Stream;
import nl.opvang.plumbing.http.HttpConfiguration;
import nl.opvang.plumbing.problem.Problem;
import org.jspecify.annotations.Nullable;
import org.springdoc.core.customizers.GlobalOpenApiCustomizer;
import org.springframework.core.Ordered;

/** What holds for the API as a whole: the version in the server's URL, the token, and the shape of every problem. */
final class ApiDescription implements GlobalOpenApiCustomizer, Ordered {
    private static final String BASE = "/v1";
    private static final List<Integer> PROBLEMS = List.of(400, 401, 403, 404, 406, 409, 412, 413, 415, 429, 500, 503);

    private final String service;

    ApiDescription(String service) {
        this.service = service;
    }

    /** When the operations have been described, by springdoc and by features. */
    @Override
    public int getOrder() {
        return Ordered.LOWEST_PRECEDENCE;
    }

    @Override
    public void customise(OpenAPI api) {
        api.setInfo(new Info()
                .title("Opvang: " + service)
                .version(HttpConfiguration.API_VERSION)
                .description("Part of the register of the municipal reception of displaced people from Ukraine.")
                .license(new License().name("EUPL-1.2").url("https://eupl.eu/1.2/en/")));
        api.setServers(List.of(new Server().url(BASE)));
        var paths = new Paths();
        if (api.getPaths() != null)
            api.getPaths().forEach((path, item) -> paths.addPathItem(path.replaceFirst("^" + BASE, ""), item));
        api.setPaths(paths);
        var components = Objects.requireNonNullElseGet(api.getComponents(), Components::new);
        api.setComponents(components);
        components.addSecuritySchemes(
                "token",
                new SecurityScheme()
                        .type(SecurityScheme.Type.HTTP)
                        .scheme("bearer")
                        .bearerFormat("at+jwt"));
        api.setSecurity(List.of(new SecurityRequirement().addList("token")));
        components.addHeaders(
                "API-Version", new Header().description("Version of this API.").schema(Schemas.of("string")));
        components.addHeaders(
                "ETag",
                new Header().description("Sequence of the resource, quoted.").schema(Schemas.of("string")));
        problems(components);
        closeForms(api);
    }

    private static void problems(Components components) {
        var fault = Schemas.of("object");
        Stream.of("in", "field", "message").forEach(name -> {
            fault.addProperty(name, Schemas.of("string"));
            fault.addRequiredItem(name);
        });
        components.addSchemas("Fault", fault);
        var problem = Schemas.of("object");
        problem.addProperty("type", Schemas.of("string").pattern("^" + Problem.TYPE_PREFIX + "[a-z0-9-]+$"));
        problem.addProperty("title", Schemas.of("string"));
        problem.addProperty("status", Schemas.of("integer"));
        problem.addProperty("detail", Schemas.of("string"));
        problem.addProperty("errors", Schemas.of("array").items(OperationDescription.ref("Fault")));
        problem.setRequired(List.of("type", "title", "status", "detail"));
        components.addSchemas("Problem", problem);
        for (var status : PROBLEMS) {
            var response = new ApiResponse()
                    .description(Problem.ofStatus(status).title())
                    .content(new Content()
                            .addMediaType(
                                    "application/problem+json",
                                    new MediaType()
                                            .schema(OperationDescription.ref("Problem"))
                                            .example(Problem.ofStatus(status).json())));
            components.addResponses("Problem" + status, OperationDescription.withHeaders(response, Map.of()));
        }
    }

    /** What comes in has no other fields than these; what goes out may get more. */
    private static void closeForms(OpenAPI api) {
        var closed = new HashSet<String>();
        api.getPaths()
                .values()
                .forEach(item -> item.readOperations().forEach(operation -> {
                    if (operation.getRequestBody() == null
                            || operation.getRequestBody().getContent() == null) return;
                    operation.getRequestBody().setRequired(true);
                    operation
                            .getRequestBody()
                            .getContent()
                            .values()
                            .forEach(media -> close(api, media.getSchema(), closed));
                }));
    }

    private static void close(OpenAPI api, @Nullable Schema<?> schema, Set<String> closed) {
        if (schema == null) return;
        if (schema.get$ref() != null) {
            var name = schema.get$ref().substring(schema.get$ref().lastIndexOf('/') + 1);
            if (closed.add(name)) close(api, api.getComponents().getSchemas().get(name), closed);
            return;
        }
        if (schema.getProperties() != null) {
            if (schema.getAdditionalProperties() == null) schema.setAdditionalProperties(false);
            schema.getProperties().values().forEach(property -> close(api, property, closed));
        }
        close(api, schema.getItems(), closed);
        Stream.of(schema.getAnyOf(), schema.getOneOf())
                .filter(Objects::nonNull)
                .flatMap(List::stream)
                .forEach(part -> close(api, part, closed));
    }
}
