/** Events in, rows out: at least once delivered, applied once. */
@NullMarked
package nl.opvang.plumbing.projection;

import org.jspecify.annotations.NullMarked;
