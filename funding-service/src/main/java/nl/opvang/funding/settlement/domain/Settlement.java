package nl.opvang.funding.settlement.domain;

import java.util.Objects;
import java.util.Optional;
import nl.opvang.contracts.funding.Account;
import nl.opvang.contracts.funding.Calculation;
import nl.opvang.contracts.funding.DifferenceReason;
import nl.opvang.contracts.funding.Officer;
import nl.opvang.contracts.funding.SettlementEvent;
import nl.opvang.contracts.funding.SettlementEvent.AccountedFor;
import nl.opvang.contracts.funding.SettlementEvent.Approved;
import nl.opvang.contracts.funding.SettlementEvent.Assessed;
import nl.opvang.contracts.funding.SettlementEvent.Decided;
import nl.opvang.contracts.funding.SettlementEvent.InformationAsked;
import nl.opvang.contracts.funding.SettlementEvent.InformationSupplied;
import nl.opvang.contracts.funding.SettlementEvent.ObjectionLodged;
import nl.opvang.contracts.money.Euro;
import nl.opvang.funding.procedure.domain.Procedure;
import nl.opvang.funding.procedure.domain.Said;
import nl.opvang.funding.procedure.domain.StepTaken;
import org.jspecify.annotations.Nullable;

/**
 * What was accounted for and decided about a year.
 *
 * @param accounted the last account; null when there is none
 * @param procedure null as long as nothing was accounted for
 * @param calculation of the last assessment; null before
 * @param decided the decision that stands; null before
 */
public record Settlement(
        @Nullable AccountedFor accounted,
        @Nullable Procedure procedure,
        @Nullable Calculation calculation,
        @Nullable Decided decided,
        Said said) {
    /** Nothing was accounted for. */
    public static final Settlement NONE = new Settlement(null, null, null, null, Said.NOTHING);

    /** What makes an account the same as another. */
    record Asked(Officer by, Account account) {}

    /** What makes a ruling the same as another. */
    record Ruled(Object what, @Nullable DifferenceReason difference) {}

    /** The settlement after one more event. */
    public static Settlement evolve(Settlement settlement, SettlementEvent event) {
        return settlement.after(event).saying(event);
    }

    /** The amount that is set; empty when none is. */
    public Optional<Euro> amount() {
        return Optional.ofNullable(decided).map(it -> it.approval().ruling().amount());
    }

    private Settlement after(SettlementEvent event) {
        return switch (event) {
            case AccountedFor now ->
                new Settlement(
                        now,
                        procedure == null ? Procedure.askedBy(now.by()) : procedure.askedAnewBy(now.by()),
                        calculation,
                        decided,
                        said);
            case InformationAsked now -> taking(new StepTaken.InformationAsked(now.question()));
            case InformationSupplied now -> taking(new StepTaken.InformationSupplied(now.answer()));
            case Assessed now ->
                new Settlement(accounted, procedure, now.calculation(), decided, said)
                        .taking(new StepTaken.Assessed(now.assessment()));
            case Approved now -> taking(new StepTaken.Approved(now.approval()));
            case Decided now ->
                new Settlement(accounted, procedure, calculation, now, said)
                        .taking(new StepTaken.Decided(now.approval(), now.on(), now.objectionId(), now.insteadOf()));
            case ObjectionLodged now -> taking(new StepTaken.ObjectionLodged(now.objection()));
        };
    }

    private Settlement taking(StepTaken taken) {
        var before = Objects.requireNonNull(procedure);
        return new Settlement(accounted, before.after(taken), calculation, decided, said);
    }

    private Settlement saying(SettlementEvent event) {
        var id = Objects.requireNonNull(event.factId());
        return new Settlement(accounted, procedure, calculation, decided, said.and(id, what(event)));
    }

    private static Object what(SettlementEvent event) {
        return switch (event) {
            case AccountedFor now -> new Asked(now.by(), now.account());
            case InformationAsked now -> new Ruled(now.question(), null);
            case InformationSupplied now -> new Ruled(now.answer(), null);
            case Assessed now -> new Ruled(now.assessment(), now.difference());
            case Approved now ->
                new Ruled(
                        new StepTaken.Ruled(now.approval().by(), now.approval().ruling()), now.difference());
            case Decided now ->
                new Ruled(
                        new StepTaken.Ruled(now.approval().by(), now.approval().ruling()), now.difference());
            case ObjectionLodged now -> new Ruled(now.objection(), null);
        };
    }
}
