package nl.opvang.funding.advance.read;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import nl.opvang.contracts.funding.AdvanceEstimate;
import nl.opvang.contracts.funding.AdvanceEvent;
import nl.opvang.contracts.funding.Deadline;
import nl.opvang.contracts.funding.LateGround;
import nl.opvang.contracts.funding.Lateness;
import nl.opvang.contracts.funding.Officer;
import nl.opvang.contracts.funding.PricedPlaces;
import nl.opvang.contracts.money.Euro;
import nl.opvang.funding.advance.domain.Advance;
import nl.opvang.funding.dossier.read.Dossier;
import nl.opvang.funding.dossier.read.DossierArea;
import nl.opvang.funding.dossier.read.DossierEntry;
import nl.opvang.funding.dossier.read.Dossiers;
import nl.opvang.funding.procedure.read.ProcedureOverview;
import org.jspecify.annotations.Nullable;

/**
 * The advance of a municipality for a financial year, as known at a moment.
 *
 * @param granted the advance that stands: of the last application that is granted
 * @param history all that was said, in its order
 */
record AdvanceOverview(
        DossierArea area,
        int year,
        Instant knownAt,
        Instant projectedThrough,
        Euro granted,
        List<Application> applications,
        List<DossierEntry> history) {

    /**
     * @param receivedOn day on which it was received, in the Netherlands
     * @param places the expected places, as priced when it was received
     * @param amount what is asked for
     * @param ground why it is late, as far as was said
     * @param deadline null when none was known
     * @param lateness on what it is handled although it was late; null when it was in time
     */
    record Application(
            UUID applicationId,
            Officer by,
            LocalDate receivedOn,
            AdvanceEstimate estimate,
            List<PricedPlaces> places,
            Euro amount,
            @Nullable LateGround ground,
            @Nullable Deadline deadline,
            @Nullable Lateness lateness,
            ProcedureOverview procedure) {
        static Application of(Advance.Application application) {
            var applied = application.applied();
            return new Application(
                    applied.applicationId(),
                    applied.by(),
                    applied.receivedOn(),
                    applied.estimate(),
                    applied.places(),
                    applied.amount(),
                    applied.ground(),
                    applied.deadline(),
                    applied.lateness(),
                    ProcedureOverview.of(application.procedure()));
        }
    }

    static AdvanceOverview of(Dossier dossier, Dossiers.Moment moment) {
        var advance = advance(dossier);
        return new AdvanceOverview(
                DossierArea.of(dossier.area()),
                dossier.year(),
                moment.knownAt(),
                moment.projectedThrough(),
                advance.granted(),
                advance.applications().stream().map(Application::of).toList(),
                dossier.said().stream().map(DossierEntry::of).toList());
    }

    static Advance advance(Dossier dossier) {
        var advance = Advance.NONE;
        for (var said : dossier.said()) advance = Advance.evolve(advance, (AdvanceEvent) said.event());
        return advance;
    }
}
