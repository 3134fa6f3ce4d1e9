package nl.opvang.plumbing.history;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import nl.opvang.contracts.ledger.LedgerLine;
import nl.opvang.plumbing.http.form.Example;
import org.jspecify.annotations.Nullable;

/**
 * One thing that happened: what, when, by whom and why, what it changed, and how it was corrected.
 *
 * @param effectiveOn from which day it is true; null when it says none
 * @param recordedAt when the store recorded it
 * @param knownAt when it was known; earlier than {@code recordedAt} only for what history import brought
 * @param actor pseudonym of who caused it
 * @param corrects the event that this one corrects
 * @param correctedBy the events that correct this one, in their order
 * @param lines what it changed in quantities
 * @param data all else that it says, as it was stored; what describes a person is sealed
 */
public record HistoryEvent(
        UUID eventId,
        @Example("nl.opvang.service.feature.fact.v1") String type,
        @Example("feature:GM0014") String aggregateId,
        long sequence,
        @Nullable LocalDate effectiveOn,
        Instant recordedAt,
        Instant knownAt,
        String actor,
        @Example("municipality") String actorRole,
        @Example("GM0014") String onBehalfOf,
        @Nullable String reason,
        UUID commandId,
        UUID correlationId,
        UUID causationId,
        @Nullable UUID corrects,
        List<UUID> correctedBy,
        List<LedgerLine> lines,
        Map<String, Object> data) {
    public HistoryEvent {
        correctedBy = List.copyOf(correctedBy);
        lines = List.copyOf(lines);
    }
}
