package nl.opvang.demo.figures;

/** How the simulated history meets a figure. */
public enum Match {
    /** Published for that very date (or week ending) and not rounded: the history equals it. */
    EXACT,
    /** Published, but rounded, or for a date that is inferred or a placeholder: the history aims at it. */
    AIMED,
    /** Not published: an assumption of the demo that joins the published figures. */
    ASSUMED
}
