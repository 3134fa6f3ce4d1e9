package nl.opvang.capacity.location.domain;

import java.time.LocalDate;
import java.util.UUID;
import nl.opvang.contracts.area.LocationId;
import nl.opvang.contracts.area.MunicipalityCode;
import nl.opvang.contracts.ledger.Quantity;
import nl.opvang.plumbing.decision.Refusal;
import org.jspecify.annotations.Nullable;

/** What stands in the way of a command to a location. */
public sealed interface LocationRefusal extends Refusal {
    record NotOpened(LocationId locationId) implements LocationRefusal {}

    /** This id already stands for something else that was said about the location. */
    record FactIdTaken(UUID factId) implements LocationRefusal {}

    /** Nothing with this id stands: it was never said, or was withdrawn. */
    record UnknownFact(UUID factId) implements LocationRefusal {}

    record AlreadyCorrected(UUID factId, UUID by) implements LocationRefusal {}

    /** A fact is corrected by one of its own kind, and a withdrawal or restatement not at all. */
    record OfOtherKind(UUID factId) implements LocationRefusal {}

    /** An opening can be corrected, not withdrawn: other facts rest on it. */
    record OpeningStands(LocationId locationId) implements LocationRefusal {}

    /** A date outside {@code [from, until)} is taken for a slip of the pen. */
    record DateImplausible(LocalDate date, LocalDate from, LocalDate until) implements LocationRefusal {}

    record AmountImplausible(int amount, int least, int most) implements LocationRefusal {}

    record PeriodEmpty(LocalDate from, LocalDate until) implements LocationRefusal {}

    record MunicipalityNotThere(MunicipalityCode municipality, LocalDate on) implements LocationRefusal {}

    record BeforeOpening(LocalDate date, LocalDate openedOn) implements LocationRefusal {}

    record ClosedSince(LocalDate closedFrom) implements LocationRefusal {}

    /** @param availableUntil the end that holds; null when none is agreed */
    record NotLonger(@Nullable LocalDate availableUntil) implements LocationRefusal {}

    record AlreadyReturned(UUID periodId, LocalDate effectiveOn) implements LocationRefusal {}

    record NotOutOfUseOn(UUID periodId, LocalDate date) implements LocationRefusal {}

    /** Stays of this day are known by person, in the guest book. */
    record KnownByName(LocalDate on) implements LocationRefusal {}

    record MoreOutOfUseThanRealised(LocalDate on, int outOfUse, int realised) implements LocationRefusal {}

    record TimelineWouldGoNegative(Quantity quantity, LocalDate on, int amount) implements LocationRefusal {}
}
