package nl.opvang.funding.substantiation.read;

import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import nl.opvang.contracts.area.Division;
import nl.opvang.contracts.area.MunicipalityCode;
import nl.opvang.contracts.area.RegionCode;
import nl.opvang.plumbing.access.AllowedTo;
import nl.opvang.plumbing.access.Role;
import nl.opvang.plumbing.http.form.Example;
import nl.opvang.plumbing.http.form.Query;
import nl.opvang.plumbing.problem.Problem;
import nl.opvang.plumbing.problem.ProblemException;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RestController;

/** Gives the substantiation of a year as one file; the same question always gets the same bytes. */
@RestController
class SubstantiationController {
    private static final String ZIP = "application/zip";
    private static final Duration SOON = Duration.ofSeconds(2);
    private static final int FIRST_YEAR = 2022;
    private static final int LAST_YEAR = 2099;

    private final Substantiations substantiations;

    SubstantiationController(Substantiations substantiations) {
        this.substantiations = substantiations;
    }

    /** A table per file as CSV, and a manifest with their hashes, the versions of the rules and the range of events. */
    @GetMapping(path = "/v1/municipalities/{municipality}/substantiations/{year}", produces = ZIP)
    @AllowedTo(
            value = {Role.MUNICIPALITY, Role.MINISTRY, Role.AUDITOR},
            scope = "municipality")
    void file(
            @PathVariable MunicipalityCode municipality,
            @PathVariable int year,
            @Query AsKnown asKnown,
            HttpServletResponse response)
            throws IOException {
        requireKnown(municipality, year);
        var moment = moment(asKnown);
        answer(substantiations.of(municipality, year, moment), response);
    }

    /** First reception in a region (SiSa A18), in the same form. */
    @GetMapping(path = "/v1/regions/{region}/substantiations/{year}", produces = ZIP)
    @AllowedTo(
            value = {Role.REGION, Role.MINISTRY, Role.AUDITOR},
            scope = "region")
    void regional(
            @PathVariable RegionCode region,
            @PathVariable int year,
            @Query AsKnown asKnown,
            HttpServletResponse response)
            throws IOException {
        requireYear(year);
        if (!Division.ofTheNetherlands().regions().containsKey(region)) throw ProblemException.notFound();
        var moment = moment(asKnown);
        answer(substantiations.ofRegion(region, year, moment), response);
    }

    /** What a municipality spent on first reception for its safety region (SiSa A18B), in the same form. */
    @GetMapping(path = "/v1/municipalities/{municipality}/first-reception-substantiations/{year}", produces = ZIP)
    @AllowedTo(
            value = {Role.MUNICIPALITY, Role.MINISTRY, Role.AUDITOR},
            scope = "municipality")
    void spentForRegion(
            @PathVariable MunicipalityCode municipality,
            @PathVariable int year,
            @Query AsKnown asKnown,
            HttpServletResponse response)
            throws IOException {
        requireKnown(municipality, year);
        var moment = moment(asKnown);
        answer(substantiations.spentFor(municipality, year, moment), response);
    }

    private Instant moment(AsKnown asKnown) {
        var through = substantiations.projectedThrough();
        if (asKnown.knownAt().isAfter(through))
            throw new ProblemException(Problem.conflict(
                            "not-known-yet",
                            "Not known yet",
                            "Not everything that was recorded by then is here: the answer could change.")
                    .with("projectedThrough", through.toString())
                    .retryAfter(SOON));
        return asKnown.knownAt();
    }

    private static void requireKnown(MunicipalityCode municipality, int year) {
        requireYear(year);
        if (Division.ofTheNetherlands().municipality(municipality).isEmpty()) throw ProblemException.notFound();
    }

    private static void requireYear(int year) {
        if (year < FIRST_YEAR || year > LAST_YEAR) throw ProblemException.notFound();
    }

    private static void answer(byte[] file, HttpServletResponse response) throws IOException {
        response.setContentType(ZIP);
        response.setContentLength(file.length);
        response.getOutputStream().write(file);
    }

    /** @param knownAt as known then; a moment, so that the same question always gets the same answer */
    record AsKnown(@Example("2025-03-01T09:00:00Z") Instant knownAt) {}
}
