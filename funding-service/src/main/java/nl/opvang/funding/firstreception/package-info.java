/** First reception: what regions ask for and spend on it, by the scheme of the period. */
@NullMarked
package nl.opvang.funding.firstreception;

import org.jspecify.annotations.NullMarked;
