/** What was published, as open data for everyone. */
@NullMarked
package nl.opvang.reporting.publication.read;

import org.jspecify.annotations.NullMarked;
