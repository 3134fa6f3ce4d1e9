/** What capacity-service publishes. */
@NullMarked
package nl.opvang.contracts.capacity;

import org.jspecify.annotations.NullMarked;
