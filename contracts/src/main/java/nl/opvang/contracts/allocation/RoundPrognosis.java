package nl.opvang.contracts.allocation;

import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/**
 * A prognosis that a round takes into account: never a target.
 *
 * @param preparedOn when it was made
 * @param on the day for which it says how many places are needed
 * @param forecast the stored run that it rests on; null when it rests on none
 * @param source where it was read
 */
public record RoundPrognosis(
        LocalDate preparedOn,
        LocalDate on,
        int places,
        @Nullable ForecastReference forecast,
        String source) {}
