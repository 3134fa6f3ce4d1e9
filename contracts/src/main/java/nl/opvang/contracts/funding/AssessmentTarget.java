package nl.opvang.contracts.funding;

import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Within how many hours something is aimed to be assessed: no term that ends anything.
 *
 * @param ruleEventId the event by which the dated rule read so; null for the register's own default
 */
public record AssessmentTarget(int hours, @Nullable UUID ruleEventId) {}
