package nl.opvang.plumbing.http.bulk;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import nl.opvang.plumbing.access.Caller;
import nl.opvang.plumbing.http.processing.Trail;
import nl.opvang.plumbing.http.trace.Trace;

/** Lines of history that a page took: carried out, and answered chunk by chunk, as a request to import is. */
public final class Imports {
    private final Bulk bulk;

    Imports(Bulk bulk) {
        this.bulk = bulk;
    }

    /**
     * Carries them out.
     *
     * @param caller in the role that may import
     * @param out gets the answer of each line in their order, and is flushed after those that were decided together
     * @throws IOException when nobody takes the answers any more; what was answered is recorded
     */
    public void carryOut(Caller caller, Trace trace, Trail trail, InputStream in, OutputStream out) throws IOException {
        bulk.carryOut(caller, trace, trail, BatchOf.HISTORY, in, out);
    }
}
