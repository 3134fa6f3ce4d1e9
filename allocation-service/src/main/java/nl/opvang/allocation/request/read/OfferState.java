package nl.opvang.allocation.request.read;

/** How far an offer is. */
public enum OfferState {
    ASKED,
    HELD,
    ACCEPTED,
    REFUSED,
    DECLINED,
    EXPIRED,
    TAKEN
}
