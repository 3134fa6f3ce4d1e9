package nl.opvang.funding.claim.domain;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import nl.opvang.contracts.funding.ClaimEvent;
import nl.opvang.contracts.funding.ClaimEvent.Approved;
import nl.opvang.contracts.funding.ClaimEvent.Assessed;
import nl.opvang.contracts.funding.ClaimEvent.Claimed;
import nl.opvang.contracts.funding.ClaimEvent.Decided;
import nl.opvang.contracts.funding.ClaimEvent.InformationAsked;
import nl.opvang.contracts.funding.ClaimEvent.InformationSupplied;
import nl.opvang.contracts.funding.ClaimEvent.ObjectionLodged;
import nl.opvang.contracts.funding.ClaimEvent.Withdrawn;
import nl.opvang.contracts.funding.Evidence;
import nl.opvang.contracts.funding.Officer;
import nl.opvang.contracts.money.Euro;
import nl.opvang.funding.procedure.domain.Procedure;
import nl.opvang.funding.procedure.domain.Said;
import nl.opvang.funding.procedure.domain.StepTaken;

/**
 * What was claimed and decided about the actual costs of a municipality in a year. Every claim is about the total of the year,
 * so that the last one that is granted is what is paid instead of the norm.
 *
 * @param claims in their order
 */
public record Claims(List<One> claims, Said said) {
    /** Nothing was claimed. */
    public static final Claims NONE = new Claims(List.of(), Said.NOTHING);

    public Claims {
        claims = List.copyOf(claims);
    }

    /** A claim, and how far it is. */
    public record One(Claimed claimed, Procedure procedure) {}

    /** What makes a claim the same as another. */
    record Asked(Officer by, Euro actualCosts, List<Evidence> evidence) {}

    /** What makes a later step the same as another. */
    record Step(UUID claimId, Object what) {}

    /** The claims after one more event. */
    public static Claims evolve(Claims claims, ClaimEvent event) {
        return event instanceof Claimed claimed ? claims.claimed(claimed) : claims.step(event, taken(event));
    }

    private static StepTaken taken(ClaimEvent event) {
        return switch (event) {
            case InformationAsked now -> new StepTaken.InformationAsked(now.question());
            case InformationSupplied now -> new StepTaken.InformationSupplied(now.answer());
            case Assessed now -> new StepTaken.Assessed(now.assessment());
            case Approved now -> new StepTaken.Approved(now.approval());
            case Decided now -> new StepTaken.Decided(now.approval(), now.on(), now.objectionId(), now.insteadOf());
            case ObjectionLodged now -> new StepTaken.ObjectionLodged(now.objection());
            case Withdrawn now -> new StepTaken.Withdrawn(now.withdrawalId(), now.by());
            case Claimed _ -> throw new IllegalArgumentException("no step: " + event);
        };
    }

    /** What is paid instead of the norm; empty when the norm is. */
    public Optional<Euro> granted() {
        return standing().map(one -> one.procedure().granted());
    }

    /** The last claim that is granted: one that is refused leaves an earlier one as it is. */
    Optional<One> standing() {
        return claims.stream()
                .filter(one -> one.procedure().granted().cents() > 0)
                .reduce((_, last) -> last);
    }

    Optional<One> claim(UUID claimId) {
        return claims.stream()
                .filter(one -> one.claimed().claimId().equals(claimId))
                .findFirst();
    }

    Optional<One> open() {
        return claims.stream().filter(one -> one.procedure().undecided()).findFirst();
    }

    private Claims claimed(Claimed now) {
        var more = new ArrayList<>(claims);
        more.add(new One(now, Procedure.askedBy(now.by())));
        return new Claims(more, said.and(now.claimId(), new Asked(now.by(), now.actualCosts(), now.evidence())));
    }

    private Claims step(ClaimEvent event, StepTaken taken) {
        return new Claims(
                claims.stream()
                        .map(one -> one.claimed().claimId().equals(event.claimId())
                                ? new One(one.claimed(), one.procedure().after(taken))
                                : one)
                        .toList(),
                said.and(Objects.requireNonNull(event.factId()), new Step(event.claimId(), taken.what())));
    }
}
