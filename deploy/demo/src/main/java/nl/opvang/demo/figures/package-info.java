/** The published country figures, and how the simulated history meets each of them. */
@NullMarked
package nl.opvang.demo.figures;

import org.jspecify.annotations.NullMarked;
