package nl.opvang.embedded;

/** Whether an acknowledged write has reached the disk. */
public enum Durability {
    /** Acknowledged means flushed: what was answered survives a power cut. */
    FLUSHED,

    /** Acknowledged means handed to the operating system: a power cut may lose or damage everything. For tests only. */
    UNFLUSHED_FOR_TESTS
}
