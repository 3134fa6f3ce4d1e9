package nl.opvang.plumbing.decision;

/** The fact that stands in the way of a command: a value, never an exception. */
public interface Refusal {}
