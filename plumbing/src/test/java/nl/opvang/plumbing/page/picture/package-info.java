/** Pictures, as a reader of XML sees them. */
@NullMarked
package nl.opvang.plumbing.page.picture;

import org.jspecify.annotations.NullMarked;
