package nl.opvang.contracts.funding;

import java.time.LocalDate;
import java.util.UUID;
import nl.opvang.contracts.money.Euro;

/**
 * Expected places under one norm, as it was known then.
 *
 * @param until first day after them
 * @param normEventId the event that made the norm read so
 * @param rate per place per day
 * @param amount places times days times rate
 */
public record PricedPlaces(
        LocalDate from, LocalDate until, int places, NormId normId, UUID normEventId, Euro rate, Euro amount) {}
