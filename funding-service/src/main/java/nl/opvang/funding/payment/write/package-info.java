/** What the ministry orders, releases and confirms, on its way in. */
@NullMarked
package nl.opvang.funding.payment.write;

import org.jspecify.annotations.NullMarked;
