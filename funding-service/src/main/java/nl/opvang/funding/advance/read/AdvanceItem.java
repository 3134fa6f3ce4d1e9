package nl.opvang.funding.advance.read;

import java.time.LocalDate;
import java.util.UUID;
import nl.opvang.contracts.money.Euro;
import nl.opvang.funding.dossier.read.Dossier;
import nl.opvang.funding.dossier.read.DossierArea;
import nl.opvang.funding.procedure.domain.ProcedureStatus;

/**
 * An advance in a list: its last application, and what is granted.
 *
 * @param applications how many there are
 * @param asked by the last one
 * @param granted the advance that stands
 */
record AdvanceItem(
        DossierArea area,
        int year,
        int applications,
        UUID applicationId,
        ProcedureStatus status,
        LocalDate receivedOn,
        boolean late,
        Euro asked,
        Euro granted) {
    static AdvanceItem of(Dossier dossier) {
        var advance = AdvanceOverview.advance(dossier);
        var last = advance.applications().getLast();
        return new AdvanceItem(
                DossierArea.of(dossier.area()),
                dossier.year(),
                advance.applications().size(),
                last.applied().applicationId(),
                last.procedure().status(),
                last.applied().receivedOn(),
                last.applied().lateness() != null,
                last.applied().amount(),
                advance.granted());
    }
}
