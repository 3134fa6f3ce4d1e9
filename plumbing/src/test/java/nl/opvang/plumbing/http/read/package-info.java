/** Tests of how lists are answered. */
@NullMarked
package nl.opvang.plumbing.http.read;

import org.jspecify.annotations.NullMarked;
