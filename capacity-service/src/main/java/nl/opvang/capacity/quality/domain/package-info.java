/** Which checklist holds when, and what can be said by it. */
@NullMarked
package nl.opvang.capacity.quality.domain;

import org.jspecify.annotations.NullMarked;
