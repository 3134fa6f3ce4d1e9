package nl.opvang.plumbing.history;

import jakarta.servlet.http.HttpServletResponse;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.Size;
import java.io.IOException;
import java.util.List;
import nl.opvang.contracts.area.MunicipalityCode;
import nl.opvang.plumbing.access.AllowedTo;
import nl.opvang.plumbing.access.Role;
import nl.opvang.plumbing.http.form.Cursor;
import nl.opvang.plumbing.http.form.Query;
import nl.opvang.plumbing.http.processing.Processes;
import nl.opvang.plumbing.http.read.Items;
import nl.opvang.plumbing.http.read.Paged;
import nl.opvang.plumbing.store.EventHistory.About;
import nl.opvang.plumbing.store.EventHistory.OnBehalfOf;
import nl.opvang.plumbing.store.EventHistory.Selection;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RestController;

/**
 * Tells the auditor everything that this service recorded about one thing. Nobody else: events hold the numbers that stand for persons,
 * by which municipalities could follow them; what a municipality may know of its own is in the lists and overviews of each feature.
 */
@RestController
@Processes(Processes.AUDIT)
class HistoryController {
    static final String OF_AGGREGATE = "/v1/histories/{aggregate}";
    static final String OF_MUNICIPALITY = "/v1/municipalities/{municipality}/history";

    /** What an export's path ends with. */
    static final String EXPORT = "/export";

    record Page(
            @Min(1) @Max(1000) @Nullable Integer limit,
            @Nullable Cursor cursor) implements Paged {
        /** @throws IllegalArgumentException when the cursor is not one of this list's */
        Page {
            Histories.place(cursor);
        }
    }

    /**
     * @param of id of a thing of the municipality, such as a location, a stay or a request, or a year or week that something is about;
     *     everything that was done on its behalf when it is left out
     */
    record MunicipalityPage(
            @Size(min = 1, max = 100) @Nullable String of,
            @Min(1) @Max(1000) @Nullable Integer limit,
            @Nullable Cursor cursor)
            implements Paged {
        /** @throws IllegalArgumentException when the cursor is not one of this list's */
        MunicipalityPage {
            Histories.place(cursor);
        }
    }

    record Which(@Size(min = 1, max = 100) @Nullable String of) {}

    private final Histories histories;
    private final List<String> features;

    /** @param features first parts of the ids of this service's aggregates */
    HistoryController(Histories histories, List<String> features) {
        this.histories = histories;
        this.features = List.copyOf(features);
    }

    /** By the aggregate's id, as events have it: {@code <feature>:<id>}. */
    @GetMapping(OF_AGGREGATE)
    @AllowedTo(Role.AUDITOR)
    Items<HistoryEvent> ofAggregate(@PathVariable String aggregate, @Query Page page) {
        return histories.pageOfWhatIsThere(aggregate(aggregate), page);
    }

    @GetMapping(path = OF_AGGREGATE + EXPORT, produces = EventsController.NDJSON)
    @AllowedTo(Role.AUDITOR)
    void exportOfAggregate(@PathVariable String aggregate, HttpServletResponse response) throws IOException {
        histories.export(aggregate(aggregate), response);
    }

    @GetMapping(OF_MUNICIPALITY)
    @AllowedTo(value = Role.AUDITOR, scope = "municipality")
    Items<HistoryEvent> ofMunicipality(@PathVariable MunicipalityCode municipality, @Query MunicipalityPage page) {
        var selection = selection(municipality, page.of);
        return page.of == null ? histories.page(selection, page) : histories.pageOfWhatIsThere(selection, page);
    }

    @GetMapping(path = OF_MUNICIPALITY + EXPORT, produces = EventsController.NDJSON)
    @AllowedTo(value = Role.AUDITOR, scope = "municipality")
    void exportOfMunicipality(
            @PathVariable MunicipalityCode municipality, @Query Which which, HttpServletResponse response)
            throws IOException {
        histories.export(selection(municipality, which.of), response);
    }

    private static Selection aggregate(String id) {
        return new About(List.of(id), List.of(), List.of());
    }

    /** Ids of its things begin with its code, in every feature. */
    private Selection selection(MunicipalityCode municipality, @Nullable String of) {
        if (of == null) return new OnBehalfOf(municipality.text());
        return new About(
                features.stream()
                        .map(feature -> feature + ":" + municipality.text() + ":" + of)
                        .toList(),
                List.of(),
                List.of());
    }
}
