package nl.opvang.plumbing.http.bulk;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Collections;
import nl.opvang.contracts.area.MunicipalityCode;
import nl.opvang.plumbing.access.AllowedTo;
import nl.opvang.plumbing.access.Caller;
import nl.opvang.plumbing.access.Role;
import nl.opvang.plumbing.http.form.FormBodies;
import nl.opvang.plumbing.http.processing.Trail;
import nl.opvang.plumbing.http.trace.Trace;
import org.springframework.http.HttpHeaders;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RestController;

/** The ways in for many writes at once; it streams, so it writes to the response itself. */
@RestController
class BulkController {
    static final String NDJSON = "application/x-ndjson";
    static final String BATCHES = "/v1/municipalities/{municipality}/batches";
    static final String BATCHES_OF_MANY = "/v1/batches";
    static final String IMPORTS = "/v1/imports";

    private final Bulk bulk;

    BulkController(Bulk bulk) {
        this.bulk = bulk;
    }

    @PostMapping(path = BATCHES, consumes = NDJSON, produces = NDJSON)
    @AllowedTo(value = Role.MUNICIPALITY, scope = "municipality")
    void batch(
            @PathVariable MunicipalityCode municipality,
            Caller caller,
            HttpServletRequest request,
            HttpServletResponse response)
            throws IOException {
        carryOut(BatchOf.one(municipality), caller, request, response);
    }

    /** Of many municipalities: each line names its own. */
    @PostMapping(path = BATCHES_OF_MANY, consumes = NDJSON, produces = NDJSON)
    @AllowedTo({Role.REGION, Role.KCIO})
    void batchOfMany(Caller caller, HttpServletRequest request, HttpServletResponse response) throws IOException {
        carryOut(BatchOf.MANY, caller, request, response);
    }

    @PostMapping(path = IMPORTS, consumes = NDJSON, produces = NDJSON)
    @AllowedTo(Role.OPERATOR)
    void history(Caller caller, HttpServletRequest request, HttpServletResponse response) throws IOException {
        carryOut(BatchOf.HISTORY, caller, request, response);
    }

    private void carryOut(BatchOf batchOf, Caller caller, HttpServletRequest request, HttpServletResponse response)
            throws IOException {
        FormBodies.refuseEncoded(Collections.list(request.getHeaders(HttpHeaders.CONTENT_ENCODING)));
        response.setContentType(NDJSON);
        bulk.carryOut(
                caller,
                Trace.of(request),
                Trail.of(request),
                batchOf,
                request.getInputStream(),
                response.getOutputStream());
    }
}
