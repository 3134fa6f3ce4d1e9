package nl.opvang.contracts.allocation;

import org.jspecify.annotations.Nullable;

/**
 * One fact that counts.
 *
 * @param weight points per unit of the fact's number; null in a strict order
 * @param atMost what a larger number counts as; null when there is no such bound
 */
public record PriorityCriterion(
        PriorityFact fact,
        @Nullable Integer weight,
        @Nullable Integer atMost) {}
