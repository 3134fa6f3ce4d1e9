/** What the ministry publishes about the compensation for care, on its way in. */
@NullMarked
package nl.opvang.funding.carecompensation.write;

import org.jspecify.annotations.NullMarked;
