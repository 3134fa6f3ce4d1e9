package nl.opvang.contracts.funding;

import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Somebody puts their name to a ruling.
 *
 * @param limit above which a second approver is needed; null when no such rule was known
 */
public record Approval(
        UUID approvalId,
        Officer by,
        Ruling ruling,
        @Nullable ApprovalLimit limit) {}
