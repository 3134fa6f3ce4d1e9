package nl.opvang.funding.application.page;

import java.time.LocalDate;
import java.util.UUID;
import nl.opvang.contracts.funding.DossierEvent;
import nl.opvang.contracts.funding.Officer;
import nl.opvang.contracts.money.Euro;
import nl.opvang.funding.procedure.domain.Procedure;
import org.jspecify.annotations.Nullable;

/**
 * One thing that was asked in a dossier, and how far it is.
 *
 * @param asking the event by which it was asked; of an account, the last one
 * @param amount that is asked for; null of an account, whose amount is calculated
 * @param complete whether it may be assessed: of a plan, whether somebody found it complete
 */
record Request(
        UUID id,
        Kind kind,
        DossierEvent asking,
        Officer by,
        LocalDate receivedOn,
        @Nullable Euro amount,
        boolean complete,
        Procedure procedure) {
    /** What is asked. */
    enum Kind {
        ADVANCE,
        CLAIM,
        PLAN,
        SUPPLEMENT,
        CONVERSION,
        ACCOUNT,
        FIRST_RECEPTION
    }
}
