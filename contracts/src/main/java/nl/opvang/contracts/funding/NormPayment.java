package nl.opvang.contracts.funding;

import java.time.Instant;
import nl.opvang.contracts.money.Euro;

/**
 * What the norm comes to for a whole year, as known at a moment: kept where something was compared with it.
 *
 * @param placeDays realised places, added up over the days of the year
 * @param provisional whether anything of the year was not confirmed
 */
public record NormPayment(long placeDays, Euro amount, boolean provisional, Instant knownAt) {}
