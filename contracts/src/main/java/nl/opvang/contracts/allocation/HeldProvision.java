package nl.opvang.contracts.allocation;

import java.time.YearMonth;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A provision with all that was said about it, as it goes from one person to another.
 *
 * @param personId of whom it was said
 * @param withdrawnBy the correction that said there was no such provision; null when it stands
 */
public record HeldProvision(
        ProvisionId provisionId,
        PersonId personId,
        YearMonth month,
        @Nullable UUID withdrawnBy) {}
