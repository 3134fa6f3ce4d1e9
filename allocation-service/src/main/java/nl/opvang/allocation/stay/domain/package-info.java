/** Who stays where, by name: one guest book per location. */
@NullMarked
package nl.opvang.allocation.stay.domain;

import org.jspecify.annotations.NullMarked;
