/** Sums of ledger lines: as of a date, as known at a moment, per area. */
@NullMarked
package nl.opvang.plumbing.ledger;

import org.jspecify.annotations.NullMarked;
