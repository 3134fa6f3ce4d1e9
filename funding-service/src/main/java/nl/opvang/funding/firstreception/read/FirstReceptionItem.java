package nl.opvang.funding.firstreception.read;

import java.time.LocalDate;
import nl.opvang.contracts.funding.FirstReceptionApplicant;
import nl.opvang.contracts.funding.FirstReceptionScheme;
import nl.opvang.contracts.money.Euro;
import nl.opvang.funding.dossier.read.Dossier;
import nl.opvang.funding.dossier.read.DossierArea;
import nl.opvang.funding.firstreception.domain.FirstReception;
import nl.opvang.funding.procedure.domain.ProcedureStatus;
import org.jspecify.annotations.Nullable;

/**
 * First reception in a region over a period in a list: the last application, and what it cost.
 *
 * @param status null when nothing was asked for
 * @param asked by the last application; null when there is none
 */
record FirstReceptionItem(
        DossierArea area,
        LocalDate from,
        LocalDate lastDay,
        FirstReceptionScheme scheme,
        FirstReceptionApplicant.@Nullable Kind applicant,
        @Nullable ProcedureStatus status,
        @Nullable Euro asked,
        Euro granted,
        Euro spent) {
    static FirstReceptionItem of(Dossier dossier) {
        var state = FirstReceptionOverview.folded(dossier);
        var period = FirstReceptionOverview.period(dossier);
        var last = state.applications().isEmpty() ? null : state.applications().getLast();
        return new FirstReceptionItem(
                DossierArea.of(dossier.area()),
                period.from(),
                period.lastDay(),
                period.scheme(),
                last == null ? null : last.applied().applicant().kind(),
                last == null ? null : last.procedure().status(),
                last == null ? null : FirstReception.total(last.applied().estimate()),
                state.granted(),
                state.spent());
    }
}
