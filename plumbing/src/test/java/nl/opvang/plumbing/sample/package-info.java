/** A feature for tests of the plumbing: tallies that only go up to a limit. */
@NullMarked
package nl.opvang.plumbing.sample;

import org.jspecify.annotations.NullMarked;
