package nl.opvang.funding.claim.domain;

import static nl.opvang.plumbing.decision.Decision.accept;
import static nl.opvang.plumbing.decision.Decision.refuse;

import java.math.BigInteger;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import nl.opvang.contracts.area.Division;
import nl.opvang.contracts.funding.ClaimEvent;
import nl.opvang.contracts.funding.ClaimEvent.Approved;
import nl.opvang.contracts.funding.ClaimEvent.Assessed;
import nl.opvang.contracts.funding.ClaimEvent.Claimed;
import nl.opvang.contracts.funding.ClaimEvent.Decided;
import nl.opvang.contracts.funding.ClaimEvent.InformationAsked;
import nl.opvang.contracts.funding.ClaimEvent.InformationSupplied;
import nl.opvang.contracts.funding.ClaimEvent.ObjectionLodged;
import nl.opvang.contracts.funding.ClaimEvent.Withdrawn;
import nl.opvang.contracts.funding.OfficerRole;
import nl.opvang.funding.claim.domain.ClaimCommand.Claim;
import nl.opvang.funding.claim.domain.ClaimCommand.Take;
import nl.opvang.funding.claim.domain.ClaimRefusal.ClaimOpen;
import nl.opvang.funding.claim.domain.ClaimRefusal.GrantedAlready;
import nl.opvang.funding.claim.domain.ClaimRefusal.NoStep;
import nl.opvang.funding.claim.domain.ClaimRefusal.NotSignificant;
import nl.opvang.funding.claim.domain.ClaimRefusal.YearNotOver;
import nl.opvang.funding.claim.domain.Claims.Asked;
import nl.opvang.funding.claim.domain.Claims.One;
import nl.opvang.funding.claim.domain.Claims.Step;
import nl.opvang.funding.procedure.domain.Bounds;
import nl.opvang.funding.procedure.domain.Flaw;
import nl.opvang.funding.procedure.domain.Parties;
import nl.opvang.funding.procedure.domain.ProcedureRefusal.Flawed;
import nl.opvang.funding.procedure.domain.ProcedureRefusal.RequestUnknown;
import nl.opvang.funding.procedure.domain.ProcedureRefusal.RoleMayNot;
import nl.opvang.funding.procedure.domain.StepTaken;
import nl.opvang.plumbing.decision.Decider;
import nl.opvang.plumbing.decision.Decision;

/** Actual costs are claimed over the total of a year that is over, and only where they differ significantly from the norm. */
public final class ClaimDecider {
    public static final Decider<ClaimCommand, Claims, ClaimEvent, ClaimRefusal> DECIDER = new Decider<>(
            ClaimCommand.FEATURE,
            ClaimCommand.class,
            ClaimEvent.class,
            Claims.NONE,
            ClaimDecider::decide,
            Claims::evolve);

    /** The ministry may enter a claim that reached it on paper: for the municipality, so that it asked. */
    static final Parties PARTIES = new Parties(
            Set.of(OfficerRole.MUNICIPALITY, OfficerRole.MINISTRY),
            Set.of(OfficerRole.NOO, OfficerRole.MINISTRY),
            Set.of(OfficerRole.MINISTRY));

    private static final int FIRST_YEAR = 2022;

    private ClaimDecider() {}

    public static Decision<ClaimEvent, ClaimRefusal> decide(ClaimCommand command, Claims claims) {
        return switch (command) {
            case Claim claim ->
                claims.said()
                        .once(
                                claim.claimId(),
                                new Asked(claim.by(), claim.actualCosts(), claim.evidence()),
                                NoStep::new,
                                () -> claim(claim, claims));
            case Take take ->
                claims.said()
                        .once(
                                take.step().id(),
                                new Step(take.claimId(), take.step().what()),
                                NoStep::new,
                                () -> take(take, claims));
        };
    }

    private static Decision<ClaimEvent, ClaimRefusal> claim(Claim claim, Claims claims) {
        if (!PARTIES.asking().contains(claim.by().role()))
            return refuse(new NoStep(new RoleMayNot(claim.by().role())));
        var flaws = flaws(claim);
        if (!flaws.isEmpty()) return refuse(new NoStep(new Flawed(flaws)));
        var lastDay = LocalDate.of(claim.year(), 12, 31);
        if (!claim.received().isAfter(lastDay)) return refuse(new YearNotOver(lastDay));
        var open = claims.open();
        if (open.isPresent()) return refuse(new ClaimOpen(open.get().claimed().claimId()));
        var standing = claims.standing().filter(one -> grantedAsClaimed(one, claim));
        if (standing.isPresent())
            return refuse(new GrantedAlready(standing.get().claimed().claimId()));
        var rule = claim.significantFrom();
        if (rule != null && !significant(claim, rule.tenthsOfPercent()))
            return refuse(new NotSignificant(claim.norm(), rule));
        return accept(new Claimed(
                claim.municipality(),
                claim.year(),
                claim.claimId(),
                claim.by(),
                claim.received(),
                claim.actualCosts(),
                claim.norm(),
                rule,
                claim.evidence()));
    }

    private static List<Flaw> flaws(Claim claim) {
        var flaws = new ArrayList<Flaw>();
        var received = claim.receivedOn();
        if (received != null && received.isAfter(claim.today()))
            flaws.add(new Flaw("receivedOn", Flaw.Kind.IN_THE_FUTURE));
        if (received != null && claim.by().role() != OfficerRole.MINISTRY)
            flaws.add(new Flaw("receivedOn", Flaw.Kind.NOT_FOR_THIS_ROLE));
        if (claim.year() < FIRST_YEAR) flaws.add(new Flaw("year", Flaw.Kind.OUTSIDE_YEAR));
        // Who was there on some day of the year has costs of it; a successor claims from the day of the merger on.
        boolean there = Division.ofTheNetherlands()
                .municipality(claim.municipality())
                .filter(it -> it.from().getYear() <= claim.year()
                        && it.until().minusDays(1).getYear() >= claim.year())
                .isPresent();
        if (!there) flaws.add(new Flaw("year", Flaw.Kind.MUNICIPALITY_NOT_THERE));
        flaws.addAll(Bounds.flaws("actualCosts", claim.actualCosts()));
        if (claim.evidence().isEmpty()) flaws.add(new Flaw("evidence", Flaw.Kind.MISSING));
        return flaws;
    }

    private static boolean grantedAsClaimed(One standing, Claim claim) {
        return standing.procedure().granted().equals(standing.claimed().actualCosts())
                && standing.claimed().actualCosts().equals(claim.actualCosts());
    }

    /** By at least that part of the norm payment, higher or lower; no difference is never significant. */
    private static boolean significant(Claim claim, int tenthsOfPercent) {
        var difference = BigInteger.valueOf(
                        claim.actualCosts().minus(claim.norm().amount()).cents())
                .abs();
        var least = BigInteger.valueOf(claim.norm().amount().cents()).multiply(BigInteger.valueOf(tenthsOfPercent));
        return difference.signum() > 0
                && difference.multiply(BigInteger.valueOf(1000)).compareTo(least) >= 0;
    }

    private static Decision<ClaimEvent, ClaimRefusal> take(Take take, Claims claims) {
        var claim = claims.claim(take.claimId());
        if (claim.isEmpty()) return refuse(new NoStep(new RequestUnknown(take.claimId())));
        var most = claim.get().claimed().actualCosts();
        return switch (claim.get().procedure().take(take.step(), most, PARTIES)) {
            case Decision.Refused(var why) -> refuse(new NoStep(why));
            case Decision.Accepted(var taken) ->
                accept(taken.stream().map(each -> event(take, each)).toList());
        };
    }

    private static ClaimEvent event(Take take, StepTaken taken) {
        var municipality = take.municipality();
        int year = take.year();
        var id = take.claimId();
        return switch (taken) {
            case StepTaken.InformationAsked(var question) -> new InformationAsked(municipality, year, id, question);
            case StepTaken.InformationSupplied(var answer) -> new InformationSupplied(municipality, year, id, answer);
            case StepTaken.Assessed(var assessment) -> new Assessed(municipality, year, id, assessment);
            case StepTaken.Approved(var approval) -> new Approved(municipality, year, id, approval);
            case StepTaken.Decided(var approval, var on, var objectionId, var insteadOf) ->
                new Decided(municipality, year, id, approval, on, objectionId, insteadOf);
            case StepTaken.ObjectionLodged(var objection) -> new ObjectionLodged(municipality, year, id, objection);
            case StepTaken.Withdrawn(var withdrawalId, var by) ->
                new Withdrawn(municipality, year, id, withdrawalId, by);
        };
    }
}
