package nl.opvang.contracts.capacity;

import org.jspecify.annotations.Nullable;

/**
 * What was found about one item.
 *
 * @param code of the item, in the checklist that was used
 */
public record ItemResult(
        String code, ItemFinding finding, @Nullable String remark) {}
