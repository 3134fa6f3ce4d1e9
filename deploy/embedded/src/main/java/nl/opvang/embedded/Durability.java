package nl.opvang.embedded;

/** Whether an acknowledged write has reached the disk. */
public enum Durability {
    /** Acknowledged means flushed: what was answered survives a power cut. */
    FLUSHED,

    /** Acknowledged means handed to the operating system: it survives a kill, but a power cut may damage everything. */
    UNFLUSHED_FOR_TESTS
}
