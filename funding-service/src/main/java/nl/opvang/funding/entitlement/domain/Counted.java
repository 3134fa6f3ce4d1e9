package nl.opvang.funding.entitlement.domain;

/** What is counted for a norm payment. */
public enum Counted {
    /** Realised municipal places, those out of use included. */
    REALISED,
    /** The part of the realised places that is out of use. */
    OUT_OF_USE,
    /** Places in which someone stays who has no right to reception any more. */
    AFTER_RIGHT_ENDED,
    /** People privately housed with a provision in a calendar month. */
    PERSON_MONTHS
}
