/** How many people are in the population register, and how many left it. */
@NullMarked
package nl.opvang.reporting.registrations.read;

import org.jspecify.annotations.NullMarked;
