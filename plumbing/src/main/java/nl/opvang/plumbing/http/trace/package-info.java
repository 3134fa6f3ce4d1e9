/** Which chain of causes a request belongs to. */
@NullMarked
package nl.opvang.plumbing.http.trace;

import org.jspecify.annotations.NullMarked;
