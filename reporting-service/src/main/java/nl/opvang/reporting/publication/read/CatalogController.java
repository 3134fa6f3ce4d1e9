package nl.opvang.reporting.publication.read;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import nl.opvang.plumbing.access.OpenToEveryone;
import nl.opvang.reporting.figure.read.ContentTag;
import nl.opvang.reporting.publication.read.DatasetDescription.Extent;
import org.springframework.http.HttpHeaders;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.context.request.ServletWebRequest;
import tools.jackson.databind.json.JsonMapper;

/** What there is as open data, for catalogues of the government to take over. */
@RestController
class CatalogController {
    static final String PATH = "/v1/catalog";
    static final String JSON_LD = "application/ld+json";

    private static final String FOR_AN_HOUR = "public, max-age=3600";

    private final Publications publications;
    private final DatasetDescription description;
    private final JsonMapper json;

    CatalogController(Publications publications, DatasetDescription description, JsonMapper json) {
        this.publications = publications;
        this.description = description;
        this.json = json;
    }

    @GetMapping(path = PATH, produces = JSON_LD)
    @OpenToEveryone
    void catalog(HttpServletRequest request, HttpServletResponse response) throws IOException {
        var extent = publications
                .latest()
                .flatMap(latest ->
                        publications.span().map(span -> new Extent(span.first(), latest.week(), latest.publishedAt())))
                .orElse(null);
        var body = json.writeValueAsBytes(description.of(extent));
        response.setHeader(HttpHeaders.CACHE_CONTROL, FOR_AN_HOUR);
        if (new ServletWebRequest(request, response).checkNotModified(ContentTag.of(body))) return;
        response.setContentType(JSON_LD);
        response.setContentLength(body.length);
        response.getOutputStream().write(body);
    }
}
