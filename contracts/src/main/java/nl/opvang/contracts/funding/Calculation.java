package nl.opvang.contracts.funding;

import nl.opvang.contracts.money.Euro;
import org.jspecify.annotations.Nullable;

/**
 * What a financial year comes to by the rules, as known at a moment: kept where a settlement was assessed by it.
 *
 * @param norm of municipal reception
 * @param privateReception person-months times norm
 * @param actualCosts granted instead of the norm of municipal reception (BooO article 3(2)); null when none were
 * @param booked the same costs as they stand in the books, for comparison; null of what was assessed before they were compared
 * @param total norm or actual costs, private reception and the costs accounted for, less receipts; never below nothing
 */
public record Calculation(
        NormPayment norm,
        Euro privateReception,
        @Nullable Euro actualCosts,
        Euro livingAllowance,
        Euro transitionCosts,
        Euro receipts,
        @Nullable BookedCosts booked,
        Euro total) {}
