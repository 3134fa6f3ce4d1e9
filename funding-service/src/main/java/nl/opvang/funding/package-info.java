/** Norms and entitlement. */
@NullMarked
package nl.opvang.funding;

import org.jspecify.annotations.NullMarked;
