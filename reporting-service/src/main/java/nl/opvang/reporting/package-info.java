/** Read models: occupancy, registrations and target gaps. */
@NullMarked
package nl.opvang.reporting;

import org.jspecify.annotations.NullMarked;
