package nl.opvang.plumbing.replay;

import java.util.List;
import nl.opvang.plumbing.http.form.Example;
import org.jspecify.annotations.Nullable;

/**
 * What a replay read, built and found.
 *
 * @param codeVersion of the program that replayed, and the commit it was built from
 * @param ranges what was read, up to the moment; where a source has several partitions, each by itself
 * @param tables the tables that were built
 * @param witnesses what was published, locked or paid by then
 * @param differences how many there are in all; of very many the first are listed
 * @param notApplied events that a projection could not apply, neither live nor here
 */
record Report(
        @Example("1.4.0+3499571d0c11") String codeVersion,
        List<Range> ranges,
        List<TableReport> tables,
        List<WitnessReport> witnesses,
        long differences,
        long notApplied) {
    Report {
        ranges = List.copyOf(ranges);
        tables = List.copyOf(tables);
        witnesses = List.copyOf(witnesses);
    }

    /**
     * Events of one source in their order.
     *
     * @param partition of the service's topic; null for the service's own store
     * @param first where the first lies: {@code transaction/position} in a store, the offset in a partition
     * @param last where the last lies
     * @param events how many, also those that no projection wants
     * @param sha256 over what a seal says of each: its id, 16 bytes, and its digest, 32 bytes
     */
    record Range(
            @Example("capacity") String service,
            @Nullable Integer partition,
            @Example("812/1") @Nullable String first,
            @Example("90213/40112") @Nullable String last,
            long events,

            @Example("6d3a1b9c0f5e4d7288aa31c5e0f9b7d6c4e2a1908f7d6e5c4b3a291807f6e5d4")
            String sha256) {}

    /**
     * A table as it was replayed and as it is.
     *
     * @param rowsKnownThen rows after all that was recorded up to the moment
     * @param sha256KnownThen over them
     * @param rowsReplayed rows after what the live table has beyond that as well, so that both say the same
     * @param rowsLive rows of the live table
     * @param sha256Replayed over the rows that were replayed
     * @param sha256Live over the live rows
     * @param differences rows that are not in both, or not the same
     */
    record TableReport(
            @Example("ledger_line") String table,
            long rowsKnownThen,

            @Example("6d3a1b9c0f5e4d7288aa31c5e0f9b7d6c4e2a1908f7d6e5c4b3a291807f6e5d4")
            String sha256KnownThen,

            long rowsReplayed,
            long rowsLive,

            @Example("6d3a1b9c0f5e4d7288aa31c5e0f9b7d6c4e2a1908f7d6e5c4b3a291807f6e5d4")
            String sha256Replayed,

            @Example("6d3a1b9c0f5e4d7288aa31c5e0f9b7d6c4e2a1908f7d6e5c4b3a291807f6e5d4")
            String sha256Live,

            long differences) {}

    /**
     * What was said to the outside.
     *
     * @param said how many statements were held against what was replayed
     * @param differences how many of them say something else
     */
    record WitnessReport(@Example("published") String about, long said, long differences) {}
}
