/** What was recorded is sealed: hashed in the order of the store, chained, signed and published, so that nobody can alter it unseen. */
@NullMarked
package nl.opvang.plumbing.seal;

import org.jspecify.annotations.NullMarked;
