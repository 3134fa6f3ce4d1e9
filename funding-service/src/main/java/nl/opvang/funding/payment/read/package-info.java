/** Payments as they were ordered and carried out, as known at any moment. */
@NullMarked
package nl.opvang.funding.payment.read;

import org.jspecify.annotations.NullMarked;
