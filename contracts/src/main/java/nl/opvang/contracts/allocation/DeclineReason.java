package nl.opvang.contracts.allocation;

/** Why a household did not take an offer. */
public enum DeclineReason {
    TOO_FAR,
    WORK_OR_SCHOOL_ELSEWHERE,
    CARE_ELSEWHERE,
    FAMILY_ELSEWHERE,
    DOES_NOT_FIT,
    DID_NOT_COME,
    /** It withdrew its request. */
    NO_LONGER_ASKS,
    OTHER
}
