/** How the KCIO publishes, and where the figures are taken from. */
@NullMarked
package nl.opvang.reporting.publication.write;

import org.jspecify.annotations.NullMarked;
