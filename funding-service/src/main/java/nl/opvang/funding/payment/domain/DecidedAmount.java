package nl.opvang.funding.payment.domain;

import java.util.UUID;
import nl.opvang.contracts.funding.Deadline;
import nl.opvang.contracts.funding.PaymentGround;
import nl.opvang.contracts.money.Euro;
import org.jspecify.annotations.Nullable;

/**
 * What a municipality is to have for a year by the decision that stands: the settlement, or before that the advance.
 *
 * @param decisionId by its approval
 * @param reclaimableThrough last day on which too much that was paid can be reclaimed; null when there is no such day
 */
public record DecidedAmount(
        PaymentGround ground,
        UUID decisionId,
        Euro amount,
        @Nullable Deadline reclaimableThrough) {}
