/** What may be said about targets, and how a national number is shared among the safety regions. */
@NullMarked
package nl.opvang.allocation.target.domain;

import org.jspecify.annotations.NullMarked;
