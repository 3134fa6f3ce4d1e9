/** Every answer that is not a success, as RFC 9457 problem details. */
@NullMarked
package nl.opvang.plumbing.problem;

import org.jspecify.annotations.NullMarked;
