/** Which work follows from how far a dossier is. */
@NullMarked
package nl.opvang.funding.worklist.domain;

import org.jspecify.annotations.NullMarked;
