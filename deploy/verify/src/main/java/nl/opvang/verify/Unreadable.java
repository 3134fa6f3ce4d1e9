package nl.opvang.verify;

/** What was given is not what it should be, so that nothing can be said. */
public final class Unreadable extends RuntimeException {
    private static final long serialVersionUID = 1L;

    Unreadable(String what) {
        super(what);
    }
}
