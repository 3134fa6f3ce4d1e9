/** Which codes an area stands for on a day. */
@NullMarked
package nl.opvang.allocation.area;

import org.jspecify.annotations.NullMarked;
