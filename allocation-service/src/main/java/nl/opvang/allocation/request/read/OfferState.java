package nl.opvang.allocation.request.read;

/** How far an offer is. */
public enum OfferState {
    ASKED,
    HELD,
    ACCEPTED,
    REFUSED,
    DECLINED,
    EXPIRED,
    TAKEN;

    /** The state of a row of {@code views.shelter_offer}, as {@code stage}: a hold expires by itself. */
    static final String NOW = """
        case when offer.stage = 'HELD' and offer.held_until <= clock_timestamp() then 'EXPIRED'
             else offer.stage end as stage
        """;
}
