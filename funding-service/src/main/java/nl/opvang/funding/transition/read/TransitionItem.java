package nl.opvang.funding.transition.read;

import java.time.LocalDate;
import java.util.UUID;
import nl.opvang.contracts.money.Euro;
import nl.opvang.funding.dossier.read.DossierArea;
import nl.opvang.funding.procedure.domain.ProcedureStatus;

/**
 * A transition in a list.
 *
 * @param status of its plan
 * @param openRequests requests about which is still to be decided
 */
record TransitionItem(
        DossierArea area,
        UUID transitionId,
        int year,
        LocalDate receivedOn,
        ProcedureStatus status,
        int openRequests,
        int places,
        Euro budget,
        Euro granted,
        Euro actual) {}
