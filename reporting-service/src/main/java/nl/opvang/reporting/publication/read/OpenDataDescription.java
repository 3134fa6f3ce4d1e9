package nl.opvang.reporting.publication.read;

import io.swagger.v3.oas.models.OpenAPI;
import io.swagger.v3.oas.models.Operation;
import io.swagger.v3.oas.models.headers.Header;
import io.swagger.v3.oas.models.media.Content;
import io.swagger.v3.oas.models.media.MediaType;
import io.swagger.v3.oas.models.responses.ApiResponse;
import java.time.Instant;
import java.util.Objects;
import nl.opvang.contracts.calendar.Week;
import nl.opvang.plumbing.http.openapi.Schemas;
import nl.opvang.plumbing.http.read.CsvLists;
import nl.opvang.plumbing.http.read.Items;
import nl.opvang.reporting.publication.read.DatasetDescription.Extent;
import nl.opvang.reporting.publication.read.PublicationOfWeek.AreaOfWeek;
import org.springdoc.core.customizers.GlobalOpenApiCustomizer;
import org.springframework.core.Ordered;
import org.springframework.core.ResolvableType;

/** Describes what open data are besides JSON, and that who has them already is told so. */
final class OpenDataDescription implements GlobalOpenApiCustomizer, Ordered {
    /** For an example. */
    private static final Extent SOME =
            new Extent(new Week(2025, 3), new Week(2025, 9), Instant.parse("2025-03-03T09:00:00Z"));

    private final DatasetDescription dataset;

    OpenDataDescription(DatasetDescription dataset) {
        this.dataset = dataset;
    }

    @Override
    public int getOrder() {
        return 0;
    }

    @Override
    public void customise(OpenAPI api) {
        var header = CsvLists.header(ResolvableType.forClassWithGenerics(Items.class, AreaOfWeek.class))
                .orElseThrow();
        var file = new MediaType().schema(Schemas.of("string")).example(header);
        var catalogue = new MediaType().schema(Schemas.of("object")).example(dataset.of(SOME));
        for (var path :
                new String[] {OpenDataController.LATEST, OpenDataController.OF_WEEK, OpenDataController.EDITION}) {
            validated(operation(api, path));
            var csv = operation(api, path + OpenDataController.FILE);
            answers(csv, "A header, and a row for each area.", "text/csv", file);
            validated(csv);
        }
        var catalog = operation(api, CatalogController.PATH);
        answers(catalog, "A catalogue of one dataset: DCAT-AP-NL 3.0.", CatalogController.JSON_LD, catalogue);
        validated(catalog);
    }

    private static Operation operation(OpenAPI api, String path) {
        return Objects.requireNonNull(
                Objects.requireNonNull(api.getPaths().get(path), path).getGet());
    }

    private static void answers(Operation operation, String description, String type, MediaType media) {
        operation
                .getResponses()
                .computeIfAbsent("200", _ -> new ApiResponse())
                .description(description)
                .content(new Content().addMediaType(type, media));
    }

    private static void validated(Operation operation) {
        var responses = operation.getResponses();
        Objects.requireNonNull(responses.get("200")).addHeaderObject("ETag", tag());
        responses.addApiResponse(
                "304",
                new ApiResponse()
                        .description("What If-None-Match names is what there is.")
                        .addHeaderObject("ETag", tag())
                        .addHeaderObject("API-Version", new Header().$ref("#/components/headers/API-Version")));
    }

    private static Header tag() {
        return new Header().description("Of this content, and of no other.").schema(Schemas.of("string"));
    }
}
