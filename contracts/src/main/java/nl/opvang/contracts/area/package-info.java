/** Municipalities and safety regions, each valid for a time. */
@NullMarked
package nl.opvang.contracts.area;

import org.jspecify.annotations.NullMarked;
