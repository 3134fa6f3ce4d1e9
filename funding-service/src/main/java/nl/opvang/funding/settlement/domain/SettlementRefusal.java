package nl.opvang.funding.settlement.domain;

import java.time.LocalDate;
import nl.opvang.contracts.money.Euro;
import nl.opvang.funding.procedure.domain.ProcedureRefusal;
import nl.opvang.plumbing.decision.Refusal;

/** What stands in the way of a command to a settlement. */
public sealed interface SettlementRefusal extends Refusal {
    /** What stands in the way of such a step in any procedure. */
    record NoStep(ProcedureRefusal why) implements SettlementRefusal {}

    /** A year that is not over is not accounted for. */
    record YearNotOver(LocalDate lastDay) implements SettlementRefusal {}

    /** The municipality did not account for the year. */
    record NotAccountedFor() implements SettlementRefusal {}

    /** A norm of the year is not confirmed: what is provisional is not settled. */
    record Provisional() implements SettlementRefusal {}

    /** The amount is another than what was calculated, and no reason is given. */
    record DiffersWithoutReason(Euro calculated) implements SettlementRefusal {}
}
