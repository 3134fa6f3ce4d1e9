/** The compensation for care as it was published, as known at any moment. */
@NullMarked
package nl.opvang.funding.carecompensation.read;

import org.jspecify.annotations.NullMarked;
