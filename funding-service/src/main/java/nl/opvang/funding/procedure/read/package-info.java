/** How far a request is, as it is shown in any dossier. */
@NullMarked
package nl.opvang.funding.procedure.read;

import org.jspecify.annotations.NullMarked;
