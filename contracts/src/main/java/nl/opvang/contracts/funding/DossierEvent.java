package nl.opvang.contracts.funding;

import nl.opvang.contracts.event.PublishedEvent;
import nl.opvang.contracts.text.TextValue;

/** Something that happened in a dossier about money: what was asked for, assessed, decided or paid. */
public sealed interface DossierEvent extends PublishedEvent
        permits AdvanceEvent, TransitionEvent, ClaimEvent, SettlementEvent, PaymentEvent, FirstReceptionEvent {
    /** The municipality or safety region whose money it is. */
    TextValue area();

    /** The financial year. */
    int year();
}
