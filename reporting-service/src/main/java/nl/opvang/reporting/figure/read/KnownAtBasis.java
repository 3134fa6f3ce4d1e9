package nl.opvang.reporting.figure.read;

/** Whose word it is that something was known at the moment asked. */
public enum KnownAtBasis {
    /** Our clock's: the import of history was closed by then, so the answer never changes. */
    RECORDED,
    /** The sources': facts that they knew then were imported later, or may still be. */
    SOURCE
}
