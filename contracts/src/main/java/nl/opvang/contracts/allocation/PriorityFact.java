package nl.opvang.contracts.allocation;

/** What about a household may bring it forward; every one of them has a number. */
public enum PriorityFact {
    /** 1 for one adult with one child or more. */
    SINGLE_PARENT_WITH_CHILDREN,
    /** 1 when a need for medical care was stated. */
    MEDICAL_NEED,
    /** How many of them are younger than 18. */
    MINORS,
    /** Whole days since the household asked. */
    DAYS_WAITING,
    /** 1 when it was stated that they have nowhere to sleep tonight. */
    WITHOUT_SHELTER_TONIGHT
}
