/** All that was said in dossiers about money, where questions find it. */
@NullMarked
package nl.opvang.funding.dossier;

import org.jspecify.annotations.NullMarked;
