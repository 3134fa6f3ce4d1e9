/** Dossiers as they were said, for those who may see them. */
@NullMarked
package nl.opvang.funding.dossier.read;

import org.jspecify.annotations.NullMarked;
