package nl.opvang.reporting.publication.read;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import java.io.IOException;
import java.util.List;
import java.util.Optional;
import nl.opvang.contracts.calendar.Week;
import nl.opvang.plumbing.access.OpenToEveryone;
import nl.opvang.plumbing.http.form.Cursor;
import nl.opvang.plumbing.http.form.Query;
import nl.opvang.plumbing.http.read.CsvLists;
import nl.opvang.plumbing.http.read.Items;
import nl.opvang.plumbing.http.read.Paged;
import nl.opvang.plumbing.problem.ProblemException;
import nl.opvang.reporting.figure.read.ContentTag;
import nl.opvang.reporting.publication.read.PublicationOfWeek.AreaOfWeek;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.context.request.ServletWebRequest;
import tools.jackson.databind.json.JsonMapper;

/**
 * What was published, for everyone: the edition of a week that holds, at an address that stays; that of the latest week
 * at one of its own; and every edition there ever was. An edition is answered alike wherever it is found.
 */
@RestController
class OpenDataController {
    static final String ALL = "/v1/publications";
    static final String LATEST = ALL + "/latest";
    static final String OF_WEEK = ALL + "/{week}";
    static final String EDITION = OF_WEEK + "/editions/{edition}";

    /** Last part of the addresses of files. */
    static final String FILE = "/figures.csv";

    /** May be replaced at any moment. */
    private static final String SHORTLY = "public, max-age=60";

    /** Stays what it is. */
    private static final String LONG = "public, max-age=86400";

    private static final String TEXT_CSV = "text/csv";

    private final Publications publications;
    private final JsonMapper json;

    OpenDataController(Publications publications, JsonMapper json) {
        this.publications = publications;
        this.json = json;
    }

    /** The editions that hold, the latest week first. */
    @GetMapping(ALL)
    @OpenToEveryone
    Items<PublishedEdition> list(@Query Question question) {
        var rows = publications.list(question.before(), question.rows() + 1);
        return Items.page(rows, question.rows(), row -> List.of(row.week().text()));
    }

    @GetMapping(LATEST)
    @OpenToEveryone
    ResponseEntity<PublicationOfWeek> latest(HttpServletResponse response) {
        return json(publications.latest(), SHORTLY, response);
    }

    @GetMapping(OF_WEEK)
    @OpenToEveryone
    ResponseEntity<PublicationOfWeek> ofWeek(@PathVariable Week week, HttpServletResponse response) {
        return json(publications.of(week), SHORTLY, response);
    }

    @GetMapping(EDITION)
    @OpenToEveryone
    ResponseEntity<PublicationOfWeek> edition(
            @PathVariable Week week, @PathVariable int edition, HttpServletResponse response) {
        return json(publications.edition(week, edition), LONG, response);
    }

    @GetMapping(path = LATEST + FILE, produces = TEXT_CSV)
    @OpenToEveryone
    void latestFile(HttpServletRequest request, HttpServletResponse response) throws IOException {
        file(publications.latest(), SHORTLY, request, response);
    }

    @GetMapping(path = OF_WEEK + FILE, produces = TEXT_CSV)
    @OpenToEveryone
    void fileOfWeek(@PathVariable Week week, HttpServletRequest request, HttpServletResponse response)
            throws IOException {
        file(publications.of(week), SHORTLY, request, response);
    }

    @GetMapping(path = EDITION + FILE, produces = TEXT_CSV)
    @OpenToEveryone
    void fileOfEdition(
            @PathVariable Week week,
            @PathVariable int edition,
            HttpServletRequest request,
            HttpServletResponse response)
            throws IOException {
        file(publications.edition(week, edition), LONG, request, response);
    }

    private ResponseEntity<PublicationOfWeek> json(
            Optional<PublicationOfWeek> found, String kept, HttpServletResponse response) {
        var publication = found.orElseThrow(ProblemException::notFound);
        // Set, not added: every answer has one of its own that says otherwise.
        response.setHeader(HttpHeaders.CACHE_CONTROL, kept);
        return ResponseEntity.ok()
                .eTag(ContentTag.of(json.writeValueAsBytes(publication)))
                .header(HttpHeaders.CONTENT_LOCATION, address(publication))
                .body(publication);
    }

    private static void file(
            Optional<PublicationOfWeek> found, String kept, HttpServletRequest request, HttpServletResponse response)
            throws IOException {
        var publication = found.orElseThrow(ProblemException::notFound);
        var rows = CsvLists.file(publication.rows(), AreaOfWeek.class);
        response.setHeader(HttpHeaders.CACHE_CONTROL, kept);
        response.setHeader(HttpHeaders.CONTENT_LOCATION, address(publication) + FILE);
        if (new ServletWebRequest(request, response).checkNotModified(ContentTag.of(rows))) return;
        response.setContentType(CsvLists.CSV.toString());
        response.setContentLength(rows.length);
        response.getOutputStream().write(rows);
    }

    /** Where this very edition stays. */
    private static String address(PublicationOfWeek publication) {
        return ALL + "/" + publication.week().text() + "/editions/" + publication.edition();
    }

    record Question(
            @Min(1) @Max(1000) @Nullable Integer limit,
            @Nullable Cursor cursor) implements Paged {
        Question {
            if (cursor != null) place(cursor);
        }

        @Nullable
        Week before() {
            return cursor == null ? null : place(cursor);
        }

        private static Week place(Cursor cursor) {
            return cursor.read(1, key -> Week.parse(key.getFirst()));
        }
    }
}
