/** What all figures of areas have in common: about whom, on which day, as known when. */
@NullMarked
package nl.opvang.reporting.figure.read;

import org.jspecify.annotations.NullMarked;
