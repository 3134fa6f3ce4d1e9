/** Keys for tests. */
@NullMarked
package nl.opvang.plumbing.secret;

import org.jspecify.annotations.NullMarked;
