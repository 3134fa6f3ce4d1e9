/** What is to be done in the dossiers, by whom and until when. */
@NullMarked
package nl.opvang.funding.worklist;

import org.jspecify.annotations.NullMarked;
