/** Targets, registrations and stays. */
@NullMarked
package nl.opvang.allocation;

import org.jspecify.annotations.NullMarked;
