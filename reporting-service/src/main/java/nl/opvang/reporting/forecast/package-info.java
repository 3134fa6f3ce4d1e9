/** How many people come and how many places that takes, six months ahead: runs that are kept, and how wrong they were. */
@NullMarked
package nl.opvang.reporting.forecast;

import org.jspecify.annotations.NullMarked;
