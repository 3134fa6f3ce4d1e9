/** Clients that ask, keep account, and never take silence for an answer. */
@NullMarked
package nl.opvang.torture.post;

import org.jspecify.annotations.NullMarked;
