package nl.opvang.plumbing.seal;

/** Seals that were published say something else than this store: nothing is sealed on top of that. */
final class Contradiction extends RuntimeException {
    private static final long serialVersionUID = 1L;

    Contradiction(String what) {
        super(what);
    }
}
