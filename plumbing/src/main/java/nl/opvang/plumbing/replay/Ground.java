package nl.opvang.plumbing.replay;

/** Writes what projections and questions need and no event says, into tables that are empty. */
@FunctionalInterface
public interface Ground {
    void lay();
}
