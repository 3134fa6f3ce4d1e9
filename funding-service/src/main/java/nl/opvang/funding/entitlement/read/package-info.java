/** Entitlements, explained, as known at any moment. */
@NullMarked
package nl.opvang.funding.entitlement.read;

import org.jspecify.annotations.NullMarked;
