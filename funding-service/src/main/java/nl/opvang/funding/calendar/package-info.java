/** On which days people work, and when something is due. */
@NullMarked
package nl.opvang.funding.calendar;

import org.jspecify.annotations.NullMarked;
