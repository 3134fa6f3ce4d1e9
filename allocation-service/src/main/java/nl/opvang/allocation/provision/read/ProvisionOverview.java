package nl.opvang.allocation.provision.read;

import java.time.YearMonth;
import java.util.UUID;
import nl.opvang.contracts.area.MunicipalityCode;

/**
 * A provision as it counts now.
 *
 * @param sequence last sequence of what was said about the person's provisions; the {@code ETag}
 */
record ProvisionOverview(UUID id, MunicipalityCode municipality, YearMonth month, boolean withdrawn, long sequence) {}
