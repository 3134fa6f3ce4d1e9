/** What a municipality is entitled to: places and person-months, counted and priced. */
@NullMarked
package nl.opvang.funding.entitlement.domain;

import org.jspecify.annotations.NullMarked;
