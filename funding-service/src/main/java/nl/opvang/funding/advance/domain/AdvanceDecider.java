package nl.opvang.funding.advance.domain;

import static nl.opvang.plumbing.decision.Decision.accept;
import static nl.opvang.plumbing.decision.Decision.refuse;

import java.util.List;
import java.util.Set;
import nl.opvang.contracts.funding.AdvanceEvent;
import nl.opvang.contracts.funding.AdvanceEvent.Applied;
import nl.opvang.contracts.funding.AdvanceEvent.Approved;
import nl.opvang.contracts.funding.AdvanceEvent.Assessed;
import nl.opvang.contracts.funding.AdvanceEvent.Decided;
import nl.opvang.contracts.funding.AdvanceEvent.InformationAsked;
import nl.opvang.contracts.funding.AdvanceEvent.InformationSupplied;
import nl.opvang.contracts.funding.AdvanceEvent.ObjectionLodged;
import nl.opvang.contracts.funding.AdvanceEvent.Withdrawn;
import nl.opvang.contracts.funding.Lateness;
import nl.opvang.contracts.funding.NationalOccupancy;
import nl.opvang.contracts.funding.OccupancyFloor;
import nl.opvang.contracts.funding.OfficerRole;
import nl.opvang.contracts.funding.PricedPlaces;
import nl.opvang.contracts.money.Euro;
import nl.opvang.funding.advance.domain.Advance.Application;
import nl.opvang.funding.advance.domain.Advance.Asked;
import nl.opvang.funding.advance.domain.Advance.Step;
import nl.opvang.funding.advance.domain.AdvanceCommand.Apply;
import nl.opvang.funding.advance.domain.AdvanceCommand.Take;
import nl.opvang.funding.advance.domain.AdvanceRefusal.ApplicationOpen;
import nl.opvang.funding.advance.domain.AdvanceRefusal.GrantedAlready;
import nl.opvang.funding.advance.domain.AdvanceRefusal.Late;
import nl.opvang.funding.advance.domain.AdvanceRefusal.NoOccupancyRule;
import nl.opvang.funding.advance.domain.AdvanceRefusal.NoStep;
import nl.opvang.funding.advance.domain.AdvanceRefusal.OccupancyTooLow;
import nl.opvang.funding.advance.domain.AdvanceRefusal.TooLate;
import nl.opvang.funding.procedure.domain.Parties;
import nl.opvang.funding.procedure.domain.ProcedureRefusal;
import nl.opvang.funding.procedure.domain.ProcedureRefusal.RequestUnknown;
import nl.opvang.funding.procedure.domain.ProcedureRefusal.RoleMayNot;
import nl.opvang.funding.procedure.domain.StepTaken;
import nl.opvang.plumbing.decision.Decider;
import nl.opvang.plumbing.decision.Decision;
import org.jspecify.annotations.Nullable;

/**
 * An advance is asked for before its deadline, or later for a stated reason and only when the country is full; it is decided
 * by others than who asked or assessed (BooO article 5).
 */
public final class AdvanceDecider {
    public static final Decider<AdvanceCommand, Advance, AdvanceEvent, AdvanceRefusal> DECIDER = new Decider<>(
            AdvanceCommand.FEATURE,
            AdvanceCommand.class,
            AdvanceEvent.class,
            Advance.NONE,
            AdvanceDecider::decide,
            Advance::evolve);

    /** The ministry may enter an application that reached it on paper: for the municipality, so that it asked. */
    static final Parties PARTIES = new Parties(
            Set.of(OfficerRole.MUNICIPALITY, OfficerRole.MINISTRY),
            Set.of(OfficerRole.NOO, OfficerRole.MINISTRY),
            Set.of(OfficerRole.MINISTRY));

    private AdvanceDecider() {}

    public static Decision<AdvanceEvent, AdvanceRefusal> decide(AdvanceCommand command, Advance advance) {
        return switch (command) {
            case Apply apply ->
                advance.said()
                        .once(
                                apply.applicationId(),
                                new Asked(apply.by(), apply.estimate(), apply.ground()),
                                NoStep::new,
                                () -> apply(apply, advance));
            case Take take ->
                advance.said()
                        .once(
                                take.step().id(),
                                new Step(take.applicationId(), take.step().what()),
                                NoStep::new,
                                () -> take(take, advance));
        };
    }

    private static Decision<AdvanceEvent, AdvanceRefusal> take(Take take, Advance advance) {
        var application = advance.application(take.applicationId());
        if (application.isEmpty()) return refuse(new NoStep(new RequestUnknown(take.applicationId())));
        var most = application.get().applied().amount();
        return switch (application.get().procedure().take(take.step(), most, PARTIES)) {
            case Decision.Refused(var why) -> refuse(new NoStep(why));
            case Decision.Accepted(var taken) ->
                accept(taken.stream().map(each -> event(take, each)).toList());
        };
    }

    private static AdvanceEvent event(Take take, StepTaken taken) {
        var municipality = take.municipality();
        int year = take.year();
        var id = take.applicationId();
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

    private static Decision<AdvanceEvent, AdvanceRefusal> apply(Apply apply, Advance advance) {
        if (!PARTIES.asking().contains(apply.by().role()))
            return refuse(new NoStep(new RoleMayNot(apply.by().role())));
        var flaws = Estimates.flaws(apply);
        if (!flaws.isEmpty()) return refuse(new NoStep(new ProcedureRefusal.Flawed(flaws)));
        var open = advance.open();
        if (open.isPresent())
            return refuse(new ApplicationOpen(open.get().applied().applicationId()));
        var standing = advance.standing().filter(it -> grantedAsAsked(it, apply));
        if (standing.isPresent())
            return refuse(new GrantedAlready(standing.get().applied().applicationId()));
        return switch (Estimates.price(apply)) {
            case Estimates.Priced.Unpriced(var why) -> refuse(why);
            case Estimates.Priced.At(var places, var amount) ->
                switch (lateness(apply)) {
                    case Timing.Refused(var why) -> refuse(why);
                    case Timing.InTime _ -> accept(applied(apply, places, amount, null));
                    case Timing.Late(var lateness) -> accept(applied(apply, places, amount, lateness));
                };
        };
    }

    private static Applied applied(Apply apply, List<PricedPlaces> places, Euro amount, @Nullable Lateness lateness) {
        return new Applied(
                apply.municipality(),
                apply.year(),
                apply.applicationId(),
                apply.by(),
                apply.received(),
                apply.estimate(),
                places,
                amount,
                apply.ground(),
                apply.basis().inTime(),
                lateness);
    }

    private static boolean grantedAsAsked(Application standing, Apply apply) {
        return standing.procedure().granted().equals(standing.applied().amount())
                && standing.applied().estimate().equals(apply.estimate());
    }

    /** Whether an application is in time. */
    private sealed interface Timing {
        record InTime() implements Timing {}

        record Late(Lateness lateness) implements Timing {}

        record Refused(AdvanceRefusal why) implements Timing {}
    }

    private static Timing lateness(Apply apply) {
        var basis = apply.basis();
        var inTime = basis.inTime();
        if (inTime == null || !apply.received().isAfter(inTime.lastDay())) return new Timing.InTime();
        var late = basis.late();
        if (late == null) return new Timing.Refused(new TooLate(inTime.lastDay()));
        if (apply.received().isAfter(late.lastDay())) return new Timing.Refused(new TooLate(late.lastDay()));
        if (apply.ground() == null) return new Timing.Refused(new Late(inTime));
        var floor = basis.floor();
        if (floor == null) return new Timing.Refused(new NoOccupancyRule());
        return above(basis.occupancy(), floor)
                ? new Timing.Late(new Lateness(late, floor, basis.occupancy()))
                : new Timing.Refused(new OccupancyTooLow(basis.occupancy(), floor));
    }

    /** Exactly, not as rounded for publication: nobody said that a rounded figure is meant. */
    private static boolean above(NationalOccupancy occupancy, OccupancyFloor floor) {
        return Math.multiplyExact(occupancy.occupiedPlaces(), 1000)
                > Math.multiplyExact(occupancy.realisedPlaces(), floor.aboveTenthsOfPercent());
    }
}
