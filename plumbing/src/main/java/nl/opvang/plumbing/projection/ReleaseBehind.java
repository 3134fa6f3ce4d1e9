package nl.opvang.plumbing.projection;

/** The live rows are of a later release, which took this one's place: what it wrote is rolled back. */
final class ReleaseBehind extends RuntimeException {
    private static final long serialVersionUID = 1L;

    ReleaseBehind(String projection) {
        super("the rows of " + projection + " are of a later release");
    }
}
