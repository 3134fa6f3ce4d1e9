package nl.opvang.funding.application.page;

import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import nl.opvang.contracts.funding.AdvanceEvent;
import nl.opvang.contracts.funding.Approval;
import nl.opvang.contracts.funding.ClaimEvent;
import nl.opvang.contracts.funding.Deadline;
import nl.opvang.contracts.funding.DifferenceReason;
import nl.opvang.contracts.funding.DossierEvent;
import nl.opvang.contracts.funding.FirstReceptionEvent;
import nl.opvang.contracts.funding.SettlementEvent;
import nl.opvang.contracts.funding.TransitionEvent;
import nl.opvang.funding.dossier.read.Dossier;
import nl.opvang.plumbing.page.Words;
import org.jspecify.annotations.Nullable;

/**
 * A decision as it is printed.
 *
 * @param id by which it is known
 * @param instead whether another decision stood before it
 * @param onObjection whether it was taken on an objection
 * @param contested whether there is an objection to it about which nothing is decided yet
 * @param difference why it is another amount than what was calculated; null when it is not
 * @param reclaimable last day on which too much that was paid can be reclaimed; null when that is not said
 */
record DecisionView(
        UUID id,
        LocalDate on,
        String ruling,
        String grounds,
        boolean instead,
        boolean onObjection,
        boolean contested,
        @Nullable String difference,
        @Nullable LocalDate reclaimable) {
    private record Taken(
            Approval approval,
            LocalDate on,
            @Nullable UUID objectionId,
            @Nullable UUID insteadOf,
            @Nullable DifferenceReason difference,
            @Nullable Deadline reclaimable) {}

    /** The one that stands; empty before. */
    static Optional<DecisionView> of(Dossier dossier, Request request, Words words) {
        var stands = request.procedure().decision();
        if (stands == null) return Optional.empty();
        return dossier.said().stream()
                .map(Dossier.Said::event)
                .flatMap(event -> taken(event).stream())
                .filter(taken -> taken.approval().approvalId().equals(stands.approvalId()))
                .findFirst()
                .map(taken -> new DecisionView(
                        stands.approvalId(),
                        taken.on(),
                        Timeline.ruling(stands.ruling(), words),
                        stands.ruling().grounds(),
                        taken.insteadOf() != null,
                        taken.objectionId() != null,
                        request.procedure().objection() != null,
                        taken.difference() == null ? null : words.text("difference." + taken.difference()),
                        taken.reclaimable() == null ? null : taken.reclaimable().lastDay()));
    }

    private static List<Taken> taken(DossierEvent event) {
        return switch (event) {
            case AdvanceEvent.Decided now ->
                List.of(new Taken(now.approval(), now.on(), now.objectionId(), now.insteadOf(), null, null));
            case ClaimEvent.Decided now ->
                List.of(new Taken(now.approval(), now.on(), now.objectionId(), now.insteadOf(), null, null));
            case TransitionEvent.Decided now ->
                List.of(new Taken(now.approval(), now.on(), now.objectionId(), now.insteadOf(), null, null));
            case FirstReceptionEvent.Decided now ->
                List.of(new Taken(now.approval(), now.on(), now.objectionId(), now.insteadOf(), null, null));
            case SettlementEvent.Decided now ->
                List.of(new Taken(
                        now.approval(),
                        now.on(),
                        now.objectionId(),
                        now.insteadOf(),
                        now.difference(),
                        now.reclaimableThrough()));
            default -> List.of();
        };
    }
}
