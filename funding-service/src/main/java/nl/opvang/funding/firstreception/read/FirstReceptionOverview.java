package nl.opvang.funding.firstreception.read;

import java.time.Instant;
import java.time.LocalDate;
import java.util.Comparator;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;
import nl.opvang.contracts.area.MunicipalityCode;
import nl.opvang.contracts.funding.CostItem;
import nl.opvang.contracts.funding.Deadline;
import nl.opvang.contracts.funding.Evidence;
import nl.opvang.contracts.funding.FirstReceptionApplicant;
import nl.opvang.contracts.funding.FirstReceptionEvent;
import nl.opvang.contracts.funding.FirstReceptionEvent.Applied;
import nl.opvang.contracts.funding.FirstReceptionEvent.SpendingReported;
import nl.opvang.contracts.funding.FirstReceptionPeriod;
import nl.opvang.contracts.funding.Officer;
import nl.opvang.contracts.money.Euro;
import nl.opvang.funding.dossier.read.Dossier;
import nl.opvang.funding.dossier.read.DossierArea;
import nl.opvang.funding.dossier.read.DossierEntry;
import nl.opvang.funding.dossier.read.Dossiers;
import nl.opvang.funding.firstreception.domain.FirstReception;
import nl.opvang.funding.payment.domain.DecidedAmount;
import nl.opvang.funding.payment.read.PaymentItem;
import nl.opvang.funding.procedure.read.ProcedureOverview;
import org.jspecify.annotations.Nullable;

/**
 * First reception in a region over a period, as known at a moment.
 *
 * @param period as the dated rule read when something was last said that rests on it
 * @param spent what it cost as far as it was told, by those who were granted something and by municipalities
 * @param actuals told by those who were granted something (SiSa A18); null when nothing was
 * @param spendings told by municipalities that spent for their safety region (SiSa A18B)
 * @param due what the region is to have: actual costs, up to what was granted; until these are told, what was granted
 * @param paid what it has, or will have when all that was ordered is carried out
 * @param history all that was said, in its order
 */
public record FirstReceptionOverview(
        DossierArea area,
        FirstReceptionPeriod period,
        Instant knownAt,
        Instant projectedThrough,
        Euro granted,
        Euro spent,
        List<Application> applications,
        @Nullable Costs actuals,
        List<Spending> spendings,
        Euro due,
        Euro paid,
        List<PaymentItem> payments,
        List<DossierEntry> history) {

    /** @param deadline until when it was to be asked for; null when no such rule was known */
    public record Application(
            UUID applicationId,
            Officer by,
            LocalDate receivedOn,
            FirstReceptionApplicant applicant,
            List<CostItem> estimate,
            Euro asked,
            @Nullable Deadline deadline,
            ProcedureOverview procedure) {
        static Application of(FirstReception.One one) {
            var applied = one.applied();
            return new Application(
                    applied.applicationId(),
                    applied.by(),
                    applied.receivedOn(),
                    applied.applicant(),
                    applied.estimate(),
                    FirstReception.total(applied.estimate()),
                    applied.deadline(),
                    ProcedureOverview.of(one.procedure()));
        }
    }

    /** A report of costs, the last one. */
    public record Costs(UUID reportId, Officer by, List<CostItem> costs, Euro total, Evidence evidence) {}

    /** The same of a municipality. */
    public record Spending(MunicipalityCode municipality, Costs reported) {
        static Spending of(SpendingReported now) {
            return new Spending(
                    now.municipality(),
                    new Costs(
                            now.reportId(), now.by(), now.costs(), FirstReception.total(now.costs()), now.evidence()));
        }
    }

    static FirstReceptionOverview of(Dossier dossier, Dossiers.Moment moment) {
        var state = folded(dossier);
        var actuals = state.actuals();
        return new FirstReceptionOverview(
                DossierArea.of(dossier.area()),
                period(dossier),
                moment.knownAt(),
                moment.projectedThrough(),
                state.granted(),
                state.spent(),
                state.applications().stream().map(Application::of).toList(),
                actuals == null
                        ? null
                        : new Costs(
                                actuals.reportId(),
                                actuals.by(),
                                actuals.costs(),
                                FirstReception.total(actuals.costs()),
                                actuals.evidence()),
                spendings(state),
                state.decided().map(DecidedAmount::amount).orElse(Euro.ZERO),
                state.payments().ordered(),
                state.payments().payments().values().stream()
                        .map(PaymentItem::of)
                        .toList(),
                dossier.said().stream().map(DossierEntry::of).toList());
    }

    static List<Spending> spendings(FirstReception state) {
        return state.spendings().values().stream()
                .sorted(Comparator.comparing(SpendingReported::municipality))
                .map(Spending::of)
                .toList();
    }

    /** The dossier as far as it is. */
    public static FirstReception folded(Dossier dossier) {
        var state = FirstReception.NONE;
        for (var said : dossier.said()) state = FirstReception.evolve(state, (FirstReceptionEvent) said.event());
        return state;
    }

    /** Whatever is said first names it. */
    static FirstReceptionPeriod period(Dossier dossier) {
        return dossier.said().stream()
                .flatMap(said -> switch (said.event()) {
                    case Applied applied -> Stream.of(applied.period());
                    case SpendingReported spending -> Stream.of(spending.period());
                    default -> Stream.<FirstReceptionPeriod>empty();
                })
                .reduce((_, last) -> last)
                .orElseThrow();
    }
}
