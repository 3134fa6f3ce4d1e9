package nl.opvang.funding.claim.read;

import java.time.LocalDate;
import java.util.UUID;
import nl.opvang.contracts.money.Euro;
import nl.opvang.funding.claim.read.ClaimOverview.Direction;
import nl.opvang.funding.dossier.read.Dossier;
import nl.opvang.funding.dossier.read.DossierArea;
import nl.opvang.funding.procedure.domain.ProcedureStatus;
import org.jspecify.annotations.Nullable;

/**
 * Claims of a municipality for a year in a list: the last one, and what is granted.
 *
 * @param granted what is paid instead of the norm; null when the norm is
 */
record ClaimItem(
        DossierArea area,
        int year,
        UUID claimId,
        ProcedureStatus status,
        LocalDate receivedOn,
        Direction direction,
        Euro actualCosts,
        Euro normPayment,
        @Nullable Euro granted) {
    static ClaimItem of(Dossier dossier) {
        var claims = ClaimOverview.claims(dossier);
        var last = claims.claims().getLast();
        return new ClaimItem(
                DossierArea.of(dossier.area()),
                dossier.year(),
                last.claimed().claimId(),
                last.procedure().status(),
                last.claimed().receivedOn(),
                ClaimOverview.directionOf(last.claimed()),
                last.claimed().actualCosts(),
                last.claimed().norm().amount(),
                claims.granted().orElse(null));
    }
}
