package nl.opvang.funding.norm.domain;

import java.time.LocalDate;
import java.util.UUID;
import nl.opvang.contracts.funding.NormId;
import nl.opvang.contracts.funding.NormScheme;
import nl.opvang.plumbing.decision.Refusal;

/** Why something about a norm is not recorded. */
public sealed interface NormRefusal extends Refusal {
    /** The scheme has no such decision. */
    record NormUnknown(NormId normId) implements NormRefusal {}

    /** The decision was withdrawn. */
    record NormWithdrawn(NormId normId) implements NormRefusal {}

    /** The id already stands for something else that was said about the scheme. */
    record IdTaken(UUID id) implements NormRefusal {}

    /** The id already stands for a decision about the other scheme. */
    record IdOfOtherScheme() implements NormRefusal {}

    /** A norm is paid to municipalities, never by them. */
    record AmountNegative() implements NormRefusal {}

    /** Private reception is paid per calendar month, so its norm cannot change within one. */
    record NotFirstOfMonth(LocalDate validFrom) implements NormRefusal {}

    /** History cannot be brought in any more: answers for earlier moments no longer change. */
    record HistoryImportIsClosed(NormScheme scheme) implements NormRefusal {}
}
