/** The rules about a location: pure, no clock, no storage. */
@NullMarked
package nl.opvang.capacity.location.domain;

import org.jspecify.annotations.NullMarked;
