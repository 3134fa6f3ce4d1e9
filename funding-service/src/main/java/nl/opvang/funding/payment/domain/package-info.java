/** How much is due, who may pay it, and until when it can be reclaimed. */
@NullMarked
package nl.opvang.funding.payment.domain;

import org.jspecify.annotations.NullMarked;
