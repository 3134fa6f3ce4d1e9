/** How events are decided, stored, relayed, consumed, summed and exposed; knows no domain word. */
@NullMarked
package nl.opvang.plumbing;

import org.jspecify.annotations.NullMarked;
