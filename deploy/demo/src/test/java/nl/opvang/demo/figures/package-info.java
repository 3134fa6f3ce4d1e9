/** Compares the planned figures with the published file. */
@NullMarked
package nl.opvang.demo.figures;

import org.jspecify.annotations.NullMarked;
