/** Which rule holds on which day, and how the ministry decides it. */
@NullMarked
package nl.opvang.allocation.rule.domain;

import org.jspecify.annotations.NullMarked;
