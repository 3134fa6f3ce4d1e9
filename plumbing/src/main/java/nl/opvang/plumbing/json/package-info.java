/** How events become JSON and come back. */
@NullMarked
package nl.opvang.plumbing.json;

import org.jspecify.annotations.NullMarked;
