package nl.opvang.allocation.forgetting.read;

import java.time.Instant;
import java.util.UUID;
import nl.opvang.contracts.allocation.ForgettingReason;
import nl.opvang.contracts.area.MunicipalityCode;

/**
 * That somebody was forgotten: all that is left to be shown of it.
 *
 * @param person the number that stood for this person; events have no other
 */
record ForgettingOverview(
        UUID id,
        MunicipalityCode municipality,
        UUID person,
        ForgettingReason why,
        Instant forgottenAt,
        long sequence) {}
