package nl.opvang.plumbing.recovery;

/**
 * What a store that has all its events may still have to be told again, because other tables can be older than they are. It is done after
 * every start, of the service or of its server, before anything is answered, read or relayed.
 */
@FunctionalInterface
public interface AfterRestore {
    /** Does it; nothing is left to do when it was done before. When it fails, nothing is answered and it is tried again. */
    void makeGood();
}
