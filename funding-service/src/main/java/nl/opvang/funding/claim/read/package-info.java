/** Claims as they were made and decided, as known at any moment. */
@NullMarked
package nl.opvang.funding.claim.read;

import org.jspecify.annotations.NullMarked;
