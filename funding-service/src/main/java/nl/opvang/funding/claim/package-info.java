/** Actual costs of a spending year, where they differ significantly from the norm payment (BooO article 3(2)). */
@NullMarked
package nl.opvang.funding.claim;

import org.jspecify.annotations.NullMarked;
