package nl.opvang.plumbing.decision;

/** Something that a caller wants decided. */
public interface Command {
    /** The aggregate that decides it, {@code <feature>:<id>}. */
    String aggregateId();
}
