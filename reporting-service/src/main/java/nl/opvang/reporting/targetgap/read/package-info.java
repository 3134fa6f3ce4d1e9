/** How many places there are short of the target, per region and for the country. */
@NullMarked
package nl.opvang.reporting.targetgap.read;

import org.jspecify.annotations.NullMarked;
