/** Settlements as they were accounted for and decided, as known at any moment. */
@NullMarked
package nl.opvang.funding.settlement.read;

import org.jspecify.annotations.NullMarked;
