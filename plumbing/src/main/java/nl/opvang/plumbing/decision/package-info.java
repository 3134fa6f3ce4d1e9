/** The shape of a decision; the only plumbing that a domain may see. */
@NullMarked
package nl.opvang.plumbing.decision;

import org.jspecify.annotations.NullMarked;
