package nl.opvang.funding.firstreception.domain;

import java.time.LocalDate;
import java.util.UUID;
import nl.opvang.contracts.funding.Deadline;
import nl.opvang.funding.payment.domain.PaymentRefusal;
import nl.opvang.funding.procedure.domain.ProcedureRefusal;
import nl.opvang.plumbing.decision.Refusal;

/** What stands in the way of a command about first reception. */
public sealed interface FirstReceptionRefusal extends Refusal {
    /** What stands in the way of such a step in any procedure. */
    record NoStep(ProcedureRefusal why) implements FirstReceptionRefusal {}

    /** What stands in the way of such a payment to whomever. */
    record NoPayment(PaymentRefusal why) implements FirstReceptionRefusal {}

    /** No rule knows a period that begins on this day. */
    record NoSuchPeriod(LocalDate from) implements FirstReceptionRefusal {}

    record ApplicationLate(Deadline deadline) implements FirstReceptionRefusal {}

    /** An earlier application for the period waits for its decision: two at a time would overlap. */
    record ApplicationOpen(UUID applicationId) implements FirstReceptionRefusal {}

    /** The period was granted already; an objection is the way to another decision. */
    record GrantedAlready(UUID applicationId) implements FirstReceptionRefusal {}

    /** There is no such municipality in the region on any day of the period. */
    record MunicipalityNotThere() implements FirstReceptionRefusal {}

    /** Nothing was granted of which actual costs could be told. */
    record NothingGranted() implements FirstReceptionRefusal {}

    /** What a period cost is known when it is over. */
    record PeriodNotOver(LocalDate lastDay) implements FirstReceptionRefusal {}
}
