/** Checklists, inspections and follow-up, on their way in. */
@NullMarked
package nl.opvang.capacity.quality.write;

import org.jspecify.annotations.NullMarked;
