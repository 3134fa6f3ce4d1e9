/** Compensation of municipalities for care, outside the regulation: amounts as they were published. */
@NullMarked
package nl.opvang.funding.carecompensation;

import org.jspecify.annotations.NullMarked;
