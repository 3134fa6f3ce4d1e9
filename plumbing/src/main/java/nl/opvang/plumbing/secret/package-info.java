/** Keys that are kept in files, outside every database. */
@NullMarked
package nl.opvang.plumbing.secret;

import org.jspecify.annotations.NullMarked;
