/** What a municipality is entitled to, as people read it: to date, month by month, and down to places, days and norms. */
@NullMarked
package nl.opvang.funding.entitlement.page;

import org.jspecify.annotations.NullMarked;
