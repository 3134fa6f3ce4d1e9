/** Who is registered and who stays: two facts that need not match, and where they do not. */
@NullMarked
package nl.opvang.allocation.reconciliation;

import org.jspecify.annotations.NullMarked;
