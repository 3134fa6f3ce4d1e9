/** Money paid to a municipality, or reclaimed from it, for a financial year. */
@NullMarked
package nl.opvang.funding.payment;

import org.jspecify.annotations.NullMarked;
