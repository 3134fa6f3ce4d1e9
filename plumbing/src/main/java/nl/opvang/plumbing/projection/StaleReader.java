package nl.opvang.plumbing.projection;

/** Another reader of the same group moved the offset meanwhile: this one's work is rolled back. */
final class StaleReader extends RuntimeException {
    private static final long serialVersionUID = 1L;

    StaleReader(String group) {
        super("another reader of " + group + " was faster");
    }
}
