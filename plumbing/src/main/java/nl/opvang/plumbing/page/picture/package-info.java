/** Pictures of figures, drawn here as SVG without style or script, so that a page needs neither; opvang/pictures.css colours them. */
@NullMarked
package nl.opvang.plumbing.page.picture;

import org.jspecify.annotations.NullMarked;
