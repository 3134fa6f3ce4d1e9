package nl.opvang.demo.figures;

/** What a country figure counts. */
public enum Measure {
    /** Realised places of kind MUNICIPAL. */
    REALISED,
    /** Occupied places of kind MUNICIPAL. */
    OCCUPIED,
    /** Realised places of kind CRISIS. */
    CRISIS_PLACES,
    /** Occupied places of kind CRISIS: the published column "crisis". */
    CRISIS_OCCUPIED,
    /** Realised places of kind PRIVATE. */
    PRIVATE_PLACES,
    /** Occupied places of kind PRIVATE. */
    PRIVATE_OCCUPIED,
    /** People in the population register. */
    REGISTERED,
    /** Running total of people who left it. */
    DEREGISTERED
}
