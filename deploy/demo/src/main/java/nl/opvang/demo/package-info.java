/** The simulated municipalities: a client of the public API, nothing more. */
@NullMarked
package nl.opvang.demo;

import org.jspecify.annotations.NullMarked;
