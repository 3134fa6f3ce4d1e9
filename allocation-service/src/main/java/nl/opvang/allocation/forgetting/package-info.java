/** People who are forgotten: nothing tells any more who a number is, or what that person is like. */
@NullMarked
package nl.opvang.allocation.forgetting;

import org.jspecify.annotations.NullMarked;
