/** Tables that people send to a page: shown line by line with what would become of each, and recorded after that. */
@NullMarked
package nl.opvang.plumbing.page.upload;

import org.jspecify.annotations.NullMarked;
