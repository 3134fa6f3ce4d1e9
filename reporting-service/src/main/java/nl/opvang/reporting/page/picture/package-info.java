/** Pictures of figures, drawn here as SVG without style or script, so that a page needs neither. */
@NullMarked
package nl.opvang.reporting.page.picture;

import org.jspecify.annotations.NullMarked;
