/** The tables of a year and their manifest, in one file. */
@NullMarked
package nl.opvang.funding.substantiation.read;

import org.jspecify.annotations.NullMarked;
