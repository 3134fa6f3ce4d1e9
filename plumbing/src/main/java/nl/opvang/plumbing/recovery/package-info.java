/** Keeps a service shut whose store was restored and lacks events, until an operator has decided what becomes of them. */
@NullMarked
package nl.opvang.plumbing.recovery;

import org.jspecify.annotations.NullMarked;
