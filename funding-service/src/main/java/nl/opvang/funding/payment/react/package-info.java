/** What lapses by itself, by a rule. */
@NullMarked
package nl.opvang.funding.payment.react;

import org.jspecify.annotations.NullMarked;
