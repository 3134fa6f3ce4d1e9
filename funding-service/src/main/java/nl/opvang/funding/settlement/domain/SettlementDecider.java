package nl.opvang.funding.settlement.domain;

import static nl.opvang.plumbing.decision.Decision.accept;
import static nl.opvang.plumbing.decision.Decision.refuse;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import nl.opvang.contracts.funding.Calculation;
import nl.opvang.contracts.funding.OfficerRole;
import nl.opvang.contracts.funding.Ruling;
import nl.opvang.contracts.funding.SettlementEvent;
import nl.opvang.contracts.funding.SettlementEvent.AccountedFor;
import nl.opvang.contracts.funding.SettlementEvent.Approved;
import nl.opvang.contracts.funding.SettlementEvent.Assessed;
import nl.opvang.contracts.funding.SettlementEvent.Decided;
import nl.opvang.contracts.funding.SettlementEvent.InformationAsked;
import nl.opvang.contracts.funding.SettlementEvent.InformationSupplied;
import nl.opvang.contracts.funding.SettlementEvent.ObjectionLodged;
import nl.opvang.contracts.money.Euro;
import nl.opvang.funding.procedure.domain.Bounds;
import nl.opvang.funding.procedure.domain.Flaw;
import nl.opvang.funding.procedure.domain.Parties;
import nl.opvang.funding.procedure.domain.ProcedureRefusal.AlreadyDecided;
import nl.opvang.funding.procedure.domain.ProcedureRefusal.Flawed;
import nl.opvang.funding.procedure.domain.ProcedureRefusal.RoleMayNot;
import nl.opvang.funding.procedure.domain.StepTaken;
import nl.opvang.funding.settlement.domain.Settlement.Asked;
import nl.opvang.funding.settlement.domain.Settlement.Ruled;
import nl.opvang.funding.settlement.domain.SettlementCommand.AccountFor;
import nl.opvang.funding.settlement.domain.SettlementCommand.Take;
import nl.opvang.funding.settlement.domain.SettlementRefusal.DiffersWithoutReason;
import nl.opvang.funding.settlement.domain.SettlementRefusal.NoStep;
import nl.opvang.funding.settlement.domain.SettlementRefusal.NotAccountedFor;
import nl.opvang.funding.settlement.domain.SettlementRefusal.Provisional;
import nl.opvang.funding.settlement.domain.SettlementRefusal.YearNotOver;
import nl.opvang.plumbing.decision.Decider;
import nl.opvang.plumbing.decision.Decision;
import org.jspecify.annotations.Nullable;

/**
 * The amount of a year is set by the ministry when the municipality has accounted for it and nothing of it is provisional; it
 * may differ from what was calculated, with a reason (BooO articles 6 and 7).
 */
public final class SettlementDecider {
    public static final Decider<SettlementCommand, Settlement, SettlementEvent, SettlementRefusal> DECIDER =
            new Decider<>(
                    SettlementCommand.FEATURE,
                    SettlementCommand.class,
                    SettlementEvent.class,
                    Settlement.NONE,
                    SettlementDecider::decide,
                    Settlement::evolve);

    /** The ministry may enter an account that reached it otherwise: for the municipality, so that it asked. */
    static final Parties PARTIES = new Parties(
            Set.of(OfficerRole.MUNICIPALITY, OfficerRole.MINISTRY),
            Set.of(OfficerRole.MINISTRY),
            Set.of(OfficerRole.MINISTRY));

    private static final int FIRST_YEAR = 2022;

    private SettlementDecider() {}

    public static Decision<SettlementEvent, SettlementRefusal> decide(
            SettlementCommand command, Settlement settlement) {
        return switch (command) {
            case AccountFor account ->
                settlement
                        .said()
                        .once(
                                account.accountId(),
                                new Asked(account.by(), account.account()),
                                NoStep::new,
                                () -> account(account, settlement));
            case Take take ->
                settlement
                        .said()
                        .once(
                                take.step().id(),
                                new Ruled(take.step().what(), take.difference()),
                                NoStep::new,
                                () -> take(take, settlement));
        };
    }

    private static Decision<SettlementEvent, SettlementRefusal> account(AccountFor account, Settlement settlement) {
        if (!PARTIES.asking().contains(account.by().role()))
            return refuse(new NoStep(new RoleMayNot(account.by().role())));
        var flaws = flaws(account);
        if (!flaws.isEmpty()) return refuse(new NoStep(new Flawed(flaws)));
        var lastDay = LocalDate.of(account.year(), 12, 31);
        if (!account.received().isAfter(lastDay)) return refuse(new YearNotOver(lastDay));
        var procedure = settlement.procedure();
        var decision = procedure == null ? null : procedure.decision();
        if (procedure != null && decision != null && !procedure.undecided())
            return refuse(new NoStep(new AlreadyDecided(decision.approvalId())));
        return accept(new AccountedFor(
                account.municipality(),
                account.year(),
                account.accountId(),
                account.by(),
                account.received(),
                account.account(),
                account.deadline()));
    }

    private static List<Flaw> flaws(AccountFor account) {
        var flaws = new ArrayList<Flaw>();
        var received = account.receivedOn();
        if (received != null && received.isAfter(account.today()))
            flaws.add(new Flaw("receivedOn", Flaw.Kind.IN_THE_FUTURE));
        if (received != null && account.by().role() != OfficerRole.MINISTRY)
            flaws.add(new Flaw("receivedOn", Flaw.Kind.NOT_FOR_THIS_ROLE));
        if (account.year() < FIRST_YEAR) flaws.add(new Flaw("year", Flaw.Kind.OUTSIDE_YEAR));
        flaws.addAll(Bounds.flaws("livingAllowance", account.account().livingAllowance()));
        flaws.addAll(Bounds.flaws("transitionCosts", account.account().transitionCosts()));
        flaws.addAll(Bounds.flaws("receipts", account.account().receipts()));
        if (account.account().evidence().isEmpty()) flaws.add(new Flaw("evidence", Flaw.Kind.MISSING));
        return flaws;
    }

    private static Decision<SettlementEvent, SettlementRefusal> take(Take take, Settlement settlement) {
        var procedure = settlement.procedure();
        if (procedure == null) return refuse(new NotAccountedFor());
        return switch (procedure.take(take.step(), Bounds.MOST_MONEY, PARTIES)) {
            case Decision.Refused(var why) -> refuse(new NoStep(why));
            case Decision.Accepted(var taken) -> event(take, taken.getFirst(), settlement);
        };
    }

    private static Decision<SettlementEvent, SettlementRefusal> event(
            Take take, StepTaken taken, Settlement settlement) {
        var municipality = take.municipality();
        int year = take.year();
        return switch (taken) {
            case StepTaken.InformationAsked(var question) -> accept(new InformationAsked(municipality, year, question));
            case StepTaken.InformationSupplied(var answer) ->
                accept(new InformationSupplied(municipality, year, answer));
            case StepTaken.Assessed(var assessment) -> {
                if (provisional(take)) yield refuse(new Provisional());
                var calculation = calculation(take, settlement);
                yield withReason(
                        take,
                        assessment.advice(),
                        calculation,
                        new Assessed(municipality, year, assessment, calculation, take.difference()));
            }
            // What is approved was assessed: the figures that the assessor saw are those that count.
            case StepTaken.Approved(var approval) ->
                withReason(
                        take,
                        approval.ruling(),
                        settlement.calculation(),
                        new Approved(municipality, year, approval, take.difference()));
            case StepTaken.Decided(var approval, var on, var objectionId, var insteadOf) ->
                withReason(
                        take,
                        approval.ruling(),
                        settlement.calculation(),
                        new Decided(
                                municipality,
                                year,
                                approval,
                                take.difference(),
                                on,
                                take.deadline(),
                                take.reclaimable(),
                                objectionId,
                                insteadOf));
            case StepTaken.ObjectionLodged(var objection) -> accept(new ObjectionLodged(municipality, year, objection));
            case StepTaken.Withdrawn _ -> throw new IllegalArgumentException("an account is not withdrawn");
        };
    }

    private static Decision<SettlementEvent, SettlementRefusal> withReason(
            Take take, Ruling ruling, @Nullable Calculation calculation, SettlementEvent event) {
        boolean differs = calculation == null || !ruling.amount().equals(calculation.total());
        if (differs && take.difference() == null)
            return refuse(new DiffersWithoutReason(calculation == null ? Euro.ZERO : calculation.total()));
        return accept(event);
    }

    private static boolean provisional(Take take) {
        return take.figures().norm().provisional() || take.figures().privateProvisional();
    }

    private static Calculation calculation(Take take, Settlement settlement) {
        var accounted = settlement.accounted();
        if (accounted == null) throw new IllegalStateException("a procedure without an account");
        var figures = take.figures();
        var costs = figures.actualCosts();
        var account = accounted.account();
        var total = (costs == null ? figures.norm().amount() : costs)
                .plus(figures.privateReception())
                .plus(account.livingAllowance())
                .plus(account.transitionCosts())
                .minus(account.receipts());
        return new Calculation(
                figures.norm(),
                figures.privateReception(),
                costs,
                account.livingAllowance(),
                account.transitionCosts(),
                account.receipts(),
                figures.booked(),
                total.cents() < 0 ? Euro.ZERO : total);
    }
}
