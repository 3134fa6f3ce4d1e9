package nl.opvang.contracts.allocation;

import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/**
 * With what a round ended.
 *
 * @param target the target as decided; null when it was decided to leave it as it is
 * @param source where it was read
 */
public record RoundDecision(LocalDate decidedOn, @Nullable TargetId target, String source) {}
