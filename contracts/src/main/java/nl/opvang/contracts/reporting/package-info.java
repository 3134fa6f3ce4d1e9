/** What reporting-service publishes. */
@NullMarked
package nl.opvang.contracts.reporting;

import org.jspecify.annotations.NullMarked;
