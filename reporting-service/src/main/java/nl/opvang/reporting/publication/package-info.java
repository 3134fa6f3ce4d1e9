/** The weekly publication: what the KCIO makes public about a week, and what replaces it. */
@NullMarked
package nl.opvang.reporting.publication;

import org.jspecify.annotations.NullMarked;
