/** Time that counts on working days alone, in days of the Netherlands. */
@NullMarked
package nl.opvang.funding.calendar.domain;

import org.jspecify.annotations.NullMarked;
