/** Whether the past of a municipality may still change, as known earlier than it is recorded. */
@NullMarked
package nl.opvang.funding.history;

import org.jspecify.annotations.NullMarked;
