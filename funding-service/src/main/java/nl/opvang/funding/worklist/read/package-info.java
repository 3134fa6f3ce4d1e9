/** The work list of whoever asks. */
@NullMarked
package nl.opvang.funding.worklist.read;

import org.jspecify.annotations.NullMarked;
