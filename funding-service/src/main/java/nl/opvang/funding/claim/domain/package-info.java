/** When actual costs may be claimed, and who decides about it. */
@NullMarked
package nl.opvang.funding.claim.domain;

import org.jspecify.annotations.NullMarked;
