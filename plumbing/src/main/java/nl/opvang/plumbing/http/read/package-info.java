/** Conventions of answers that are read: lists, positions, and waiting for a position. */
@NullMarked
package nl.opvang.plumbing.http.read;

import org.jspecify.annotations.NullMarked;
