package nl.opvang.plumbing.replay;

/**
 * What a report comes to.
 *
 * @param rows of all tables, as there are now
 * @param events read up to the moment, of all sources
 */
record Findings(long tables, long rows, long events) {
    static Findings of(Report report) {
        return new Findings(
                report.tables().size(),
                report.tables().stream().mapToLong(Report.TableReport::rowsLive).sum(),
                report.ranges().stream().mapToLong(Report.Range::events).sum());
    }
}
