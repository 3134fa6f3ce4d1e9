/** Everything up to a moment once more, beside what is live, to see whether that is what the events say. */
@NullMarked
package nl.opvang.plumbing.replay;

import org.jspecify.annotations.NullMarked;
