/** Quantities over time as sums of signed, dated lines. */
@NullMarked
package nl.opvang.contracts.ledger;

import org.jspecify.annotations.NullMarked;
