/** On which days people work, as the rules say. */
@NullMarked
package nl.opvang.funding.calendar.read;

import org.jspecify.annotations.NullMarked;
