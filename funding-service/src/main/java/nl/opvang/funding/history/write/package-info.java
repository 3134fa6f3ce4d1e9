/** Where an open past stops what is written. */
@NullMarked
package nl.opvang.funding.history.write;

import org.jspecify.annotations.NullMarked;
