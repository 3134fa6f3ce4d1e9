/** Reads the data files that travel with the demo. */
@NullMarked
package nl.opvang.demo.csv;

import org.jspecify.annotations.NullMarked;
