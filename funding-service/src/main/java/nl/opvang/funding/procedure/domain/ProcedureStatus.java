package nl.opvang.funding.procedure.domain;

/** Where a request is. */
public enum ProcedureStatus {
    /** Asked, and to be assessed. */
    APPLIED,
    /** To be assessed when the applicant has supplied what is missing. */
    AWAITING_INFORMATION,
    /** Assessed, and to be approved. */
    ASSESSED,
    /** Approved once, and to be approved by somebody else too. */
    APPROVED_ONCE,
    GRANTED,
    REFUSED,
    /** Decided, and to be decided again. */
    OBJECTED_TO,
    WITHDRAWN;

    /** Whether somebody is to do something. */
    public boolean open() {
        return switch (this) {
            case APPLIED, AWAITING_INFORMATION, ASSESSED, APPROVED_ONCE, OBJECTED_TO -> true;
            case GRANTED, REFUSED, WITHDRAWN -> false;
        };
    }
}
