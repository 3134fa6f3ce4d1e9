/** Rules that hold from a day on: decided by the ministry, never written in code. */
@NullMarked
package nl.opvang.allocation.rule;

import org.jspecify.annotations.NullMarked;
