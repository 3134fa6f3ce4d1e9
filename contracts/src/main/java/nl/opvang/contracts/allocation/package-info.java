/** What allocation-service publishes. */
@NullMarked
package nl.opvang.contracts.allocation;

import org.jspecify.annotations.NullMarked;
