/** What municipality, NOO and ministry say about claims, on its way in. */
@NullMarked
package nl.opvang.funding.claim.write;

import org.jspecify.annotations.NullMarked;
