/** Judges of the evidence, with a model of their own. */
@NullMarked
package nl.opvang.torture.check;

import org.jspecify.annotations.NullMarked;
