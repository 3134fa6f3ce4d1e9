/** What municipalities actually paid and received for reception. */
@NullMarked
package nl.opvang.funding.posting;

import org.jspecify.annotations.NullMarked;
