package nl.opvang.contracts.funding;

/** How sure it is that a rule says what was recorded. */
public enum Certainty {
    /** Read in the regulation or another official document. */
    HIGH,
    /** Read in an official page or in press that quotes it, in part. */
    MEDIUM,
    /** Inferred, or from one weak source. */
    LOW,
    /** Not verified. */
    NOT_VERIFIED,
    /** Nobody was found to have said it: a number chosen so that there is one, to be replaced by a decision. */
    ASSUMED
}
