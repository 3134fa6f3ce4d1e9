package nl.opvang.funding.advance.domain;

import java.time.LocalDate;
import java.util.UUID;
import nl.opvang.contracts.funding.Deadline;
import nl.opvang.contracts.funding.NationalOccupancy;
import nl.opvang.contracts.funding.OccupancyFloor;
import nl.opvang.funding.procedure.domain.ProcedureRefusal;
import nl.opvang.plumbing.decision.Refusal;

/** What stands in the way of a command to an advance. */
public sealed interface AdvanceRefusal extends Refusal {
    /** What stands in the way of such a step in any procedure. */
    record NoStep(ProcedureRefusal why) implements AdvanceRefusal {}

    /** An application of this year waits for its decision: two at a time would overlap. */
    record ApplicationOpen(UUID applicationId) implements AdvanceRefusal {}

    /** The same was asked before, and granted. */
    record GrantedAlready(UUID applicationId) implements AdvanceRefusal {}

    /** No norm is known for a day on which places are expected. */
    record NoNorm(LocalDate on) implements AdvanceRefusal {}

    /** The deadline has passed, and no reason is given. */
    record Late(Deadline deadline) implements AdvanceRefusal {}

    /** Late applications are not handled any more. */
    record TooLate(LocalDate lastDay) implements AdvanceRefusal {}

    /** Whether the country is full enough for a late application cannot be told: no such rule is known. */
    record NoOccupancyRule() implements AdvanceRefusal {}

    /** The country is not full enough for a late application to be handled. */
    record OccupancyTooLow(NationalOccupancy occupancy, OccupancyFloor floor) implements AdvanceRefusal {}
}
