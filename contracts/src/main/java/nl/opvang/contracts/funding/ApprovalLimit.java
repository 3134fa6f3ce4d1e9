package nl.opvang.contracts.funding;

import java.util.UUID;
import nl.opvang.contracts.money.Euro;
import org.jspecify.annotations.Nullable;

/**
 * Above which amount one approver is not enough, as it was known at the approval.
 *
 * @param ruleEventId the event by which the dated rule read so; null for the register's own default
 */
public record ApprovalLimit(Euro amount, @Nullable UUID ruleEventId) {}
