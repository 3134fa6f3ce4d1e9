/** First reception as it was asked for, decided and spent, as known at any moment. */
@NullMarked
package nl.opvang.funding.firstreception.read;

import org.jspecify.annotations.NullMarked;
