package nl.opvang.funding.entitlement.read;

/** Whose word it is that something was known at the moment asked. */
enum KnownAtBasis {
    /** Our clock's: by then no history could be imported any more, so the answer never changes. */
    RECORDED,
    /** The sources': what they knew then was imported later, or may still be. */
    SOURCE
}
