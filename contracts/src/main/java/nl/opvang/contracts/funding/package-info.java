/** What funding-service publishes. */
@NullMarked
package nl.opvang.contracts.funding;

import org.jspecify.annotations.NullMarked;
