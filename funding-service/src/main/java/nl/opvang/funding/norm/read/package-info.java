/** The norms, as known at any moment. */
@NullMarked
package nl.opvang.funding.norm.read;

import org.jspecify.annotations.NullMarked;
