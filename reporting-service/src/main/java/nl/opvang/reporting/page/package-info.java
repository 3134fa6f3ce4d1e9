/** Pages about figures: the country, its regions, municipalities and locations, at any two moments in time. */
@NullMarked
package nl.opvang.reporting.page;

import org.jspecify.annotations.NullMarked;
